# broadsheet: `make setup demo` shows what it does, `make setup test` proves it; `make help` lists the rest.
CC ?= cc
PKGS := sqlite3 libxml-2.0 libutf8proc zlib libbrotlidec libpsl json-c
PREFIX ?= /usr/local
WARN := -Wall -Wextra -Wconversion -Wshadow
CFLAGS ?= -O2 -g
override CFLAGS += -std=c11 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARN) $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS := $(shell pkg-config --libs $(filter-out sqlite3,$(PKGS)) 2>/dev/null) -lpthread -lm
BUILD ?= build/release
SRC := $(wildcard ext/*/*.c)
OBJ := $(SRC:%.c=$(BUILD)/%.o)
CORE := $(filter-out $(BUILD)/ext/sqlite/%,$(OBJ))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.PHONY: all unit clean
all: broadsheet.so

broadsheet.so: $(BUILD)/broadsheet.so
	cp $< $@

$(BUILD)/broadsheet.so: $(OBJ)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/libbroadsheet.a: $(CORE)
	rm -f $@ && ar rcs $@ $^

# A unit test links the rooms it uses; SQLite is not needed for any of them.
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libbroadsheet.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libbroadsheet.a $(LDLIBS) -lcmocka

unit: $(UNIT)
	@for t in $(UNIT); do $$t || exit 1; done

clean:
	rm -rf build broadsheet.so

-include $(OBJ:.o=.d) $(UNIT:=.d)
