# broadsheet: `make setup demo` shows what it does, `make setup test` proves it; `make help` lists the rest.
CC ?= cc
CFLAGS ?= -O3 -g
PREFIX ?= /usr/local
BUILD ?= build/release
FUZZ_SECONDS ?= 30
SQLITE3 ?= sqlite3
# The eval scripts need a Python whose sqlite3 module loads extensions: Debian's own does.
PYTHON ?= /usr/bin/python3
SHARED ?= ../shared
PKGS := libutf8proc zlib libbrotlidec libpsl

# Asked when a recipe first needs them, not when make starts: in `make setup all` the packages are there only after setup.
once = $(eval $1 := $$(shell $2))$($1)
PKG_CFLAGS = $(call once,PKG_CFLAGS,pkg-config --cflags sqlite3 $(PKGS))
PKG_LIBS = $(call once,PKG_LIBS,pkg-config --libs $(PKGS))
PKG_SQLITE = $(call once,PKG_SQLITE,pkg-config --libs sqlite3)
# libxml2 is what the tests and the bench hold the page parser against; the extension does without.
XML_CFLAGS = $(call once,XML_CFLAGS,pkg-config --cflags libxml-2.0)
XML_LIBS = $(call once,XML_LIBS,pkg-config --libs libxml-2.0)

WARN := -Wall -Wextra -Wconversion -Wshadow
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -fPIC -fvisibility=hidden $(WARN) $(PKG_CFLAGS) $(CFLAGS)
LDLIBS = $(PKG_LIBS) -lpthread -lm

ifeq ($(shell uname -s),Darwin)
LIBRARY := broadsheet.dylib
SHARED_FLAGS := -dynamiclib -undefined dynamic_lookup
else
LIBRARY := broadsheet.so
SHARED_FLAGS := -shared
endif

SRC := $(wildcard ext/*/*.c)
OBJ := $(SRC:%.c=$(BUILD)/%.o)
CORE := $(filter-out $(BUILD)/ext/sqlite/%,$(OBJ))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))
FUZZ := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
TOOL := $(BUILD)/tools/oom
# Goals named beside `setup` wait for it, under -j too.
SETUP := $(filter setup setup-tools,$(MAKECMDGOALS))

.PHONY: all setup setup-tools demo shell test unit sql readme test-clients test-report asan ubsan tsan valgrind fuzz-smoke layering lint format eval \
        eval-blind score-card bench budget budget-write install uninstall clean help
.DELETE_ON_ERROR:

all: $(LIBRARY) ## builds the extension, ./broadsheet.so
$(LIBRARY): $(BUILD)/$(LIBRARY)
	cp $< $@.new && mv -f $@.new $@

$(BUILD)/$(LIBRARY): $(OBJ)
	$(COMPILE) $(SHARED_FLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/%.o: %.c | $(SETUP)
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/libbroadsheet.a: $(CORE)
	rm -f $@ && ar rcs $@ $^

# A unit test links the rooms it uses; SQLite is not needed for any of them.
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libbroadsheet.a
	@mkdir -p $(@D)
	$(COMPILE) $(XML_CFLAGS) -MMD -MP $(LDFLAGS) -o $@ $< $(BUILD)/libbroadsheet.a $(LDLIBS) $(XML_LIBS) -lcmocka

$(BUILD)/tools/oom: tests/oom/oom.c | $(SETUP)
	@mkdir -p $(@D)
	$(COMPILE) -MMD -MP $(LDFLAGS) -o $@ $< $(PKG_SQLITE) -ldl

setup: ## installs what building and testing need and is missing
	.ci/setup
setup-tools: ## the same for lint, sanitizers, fuzzers and valgrind
	.ci/setup tools

demo: all ## the main job on samples/
	@$(SQLITE3) -batch -cmd '.load ./broadsheet' :memory: < tests/demo.sql

shell: all ## the sqlite3 shell with the extension loaded
	@$(SQLITE3) -cmd '.load ./broadsheet'

test: all $(UNIT) $(TOOL) ## every test; ends with `N passed, N failed`
	@QUICK=1 tests/run --ext ./$(LIBRARY) --build $(BUILD) unit sql scripts readme man oom layering budget clients
unit: $(UNIT) ## the C unit tests alone
	@tests/run --build $(BUILD) unit
sql: all ## the SQL tests alone
	@tests/run --ext ./$(LIBRARY) --build $(BUILD) sql
readme: all ## README's examples, run and compared
	@tests/run --ext ./$(LIBRARY) readme
test-clients: ## the programs of tests/clients/, one a language; installs the languages (Debian, npm)
	@.ci/setup clients
	@$(MAKE) --no-print-directory -s all
	@tests/run --ext ./$(LIBRARY) --build $(BUILD) clients
test-report: ## what sql/report.sql makes, in headless Chromium; installs it (Debian, npm)
	@.ci/setup report
	@$(MAKE) --no-print-directory -s all
	@tests/run --ext ./$(LIBRARY) --build $(BUILD) report
layering: all ## who may include whom, and what is exported
	@tests/run --ext ./$(LIBRARY) layering

# Sanitizers build beside the release and never touch ./broadsheet.so. The memory test brings its own malloc, which ASan replaces.
SAN := -O1 -g -fno-omit-frame-pointer
asan: ## unit and SQL tests, and pages, under AddressSanitizer and LeakSanitizer
	@$(MAKE) --no-print-directory -s BUILD=build/asan CFLAGS='$(SAN) -fsanitize=address' LDFLAGS=-fsanitize=address variant
	@tests/run --ext build/asan/$(LIBRARY) --build build/asan \
	  --preload "$$($(CC) -print-file-name=libasan.so)" unit sql pages
ubsan: ## the same under UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory -s BUILD=build/ubsan CFLAGS='$(SAN) -fsanitize=undefined -fno-sanitize-recover=undefined' \
	  LDFLAGS=-fsanitize=undefined variant
	@UBSAN_OPTIONS=print_stacktrace=1 tests/run --ext build/ubsan/$(LIBRARY) --build build/ubsan unit sql pages
tsan: ## every column of every table, with four threads, under ThreadSanitizer
	@$(MAKE) --no-print-directory -s BUILD=build/tsan CFLAGS='$(SAN) -fsanitize=thread' LDFLAGS=-fsanitize=thread build/tsan/$(LIBRARY)
	@TSAN_OPTIONS=halt_on_error=1 tests/run --ext build/tsan/$(LIBRARY) --build build/tsan \
	  --preload "$$($(CC) -print-file-name=libtsan.so)" pages
.PHONY: variant
variant: $(BUILD)/$(LIBRARY) $(UNIT)

valgrind: all ## every column of every table over samples/ (and over aeb, where `make eval` unpacked it) under memcheck
	@tests/run --ext ./$(LIBRARY) valgrind

fuzz-smoke: ## each parser fuzzed for FUZZ_SECONDS, two at a time
	@$(MAKE) --no-print-directory -s CC=clang BUILD=build/fuzz \
	  CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined' fuzzers
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tests/run --build build/fuzz fuzz
.PHONY: fuzzers
fuzzers: $(FUZZ)
$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/libbroadsheet.a
	$(COMPILE) $(XML_CFLAGS) -MMD -MP -fsanitize=fuzzer -o $@ $< $(BUILD)/libbroadsheet.a $(LDLIBS) $(XML_LIBS)

lint: ## format, cppcheck, clang-tidy, and no warning from gcc or clang
	@tests/run lint
format: ## clang-format over all C files
	clang-format -i $(wildcard ext/*/*.[ch] tests/*/*.[ch])

eval: all ## quality over the page sets in ../shared, against tests/eval/floors.tsv
	@SHARED=$(SHARED) PYTHON=$(PYTHON) tests/eval/run ./$(LIBRARY)
eval-blind: all ## the same pages with hosts, outlets' names and sites' own class names taken away: no figure may move
	@SHARED=$(SHARED) PYTHON=$(PYTHON) tests/eval/blind ./$(LIBRARY)
score-card: $(BUILD)/tools/blocks ## fits the main text's points again over what eval and eval-blind unpacked (score_card.py)
	@$(PYTHON) ext/article/score_card.py $(BUILD)/tools/blocks $(SHARED)/eval build/pages build/blind --write
$(BUILD)/tools/blocks: tests/eval/blocks.c $(BUILD)/libbroadsheet.a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $^ $(LDLIBS)
BENCH := all $(BUILD)/tools/baseline $(BUILD)/tools/parse
bench: $(BENCH) $(BUILD)/tools/bench_date $(BUILD)/tools/text_baseline ## time, instructions and memory against bare libxml2; dates, texts, stories
	@SQLITE3=$(SQLITE3) $(PYTHON) tests/bench/run ./$(LIBRARY) $(BUILD)/tools
	@$(PYTHON) tests/bench/dates ./$(LIBRARY) $(BUILD)/tools $(SHARED)
budget: $(BENCH) ## instructions alone, against tests/bench/budget.tsv
	@SQLITE3=$(SQLITE3) $(PYTHON) tests/bench/budget ./$(LIBRARY) $(BUILD)/tools
budget-write: $(BENCH)
	@SQLITE3=$(SQLITE3) $(PYTHON) tests/bench/budget ./$(LIBRARY) $(BUILD)/tools --write
$(BUILD)/tools/baseline: tests/bench/baseline.c
	@mkdir -p $(@D)
	$(COMPILE) $(XML_CFLAGS) $(LDFLAGS) -o $@ $< $(LDLIBS) $(XML_LIBS)
$(BUILD)/tools/bench_date: tests/bench/bench_date.c $(BUILD)/libbroadsheet.a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/tools/text_baseline: tests/bench/text_baseline.c
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $< $(LDLIBS)
$(BUILD)/tools/parse: tests/bench/parse.c $(BUILD)/libbroadsheet.a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# PREFIX= DESTDIR= as distributions call it.
LIBDIR ?= $(PREFIX)/lib/broadsheet
SQLDIR ?= $(PREFIX)/share/broadsheet/sql
MANDIR ?= $(PREFIX)/share/man
install: all ## into PREFIX (/usr/local), under DESTDIR
	install -d $(DESTDIR)$(LIBDIR) $(DESTDIR)$(SQLDIR) $(DESTDIR)$(MANDIR)/man7
	install -m 644 $(LIBRARY) $(DESTDIR)$(LIBDIR)
	install -m 644 sql/*.sql $(DESTDIR)$(SQLDIR)
	version=$$(sed -n 's/^#define BROADSHEET_VERSION "\(.*\)"/\1/p' ext/sqlite/broadsheet.c) && \
	  sed "s|@LIBDIR@|$(LIBDIR)|g; s|@SQLDIR@|$(SQLDIR)|g; s|@VERSION@|$$version|g" ext/sqlite/broadsheet.7 > $(DESTDIR)$(MANDIR)/man7/broadsheet.7
	chmod 644 $(DESTDIR)$(MANDIR)/man7/broadsheet.7
uninstall: ## takes away what install put there
	rm -rf $(DESTDIR)$(LIBDIR) $(DESTDIR)$(PREFIX)/share/broadsheet
	rm -f $(DESTDIR)$(MANDIR)/man7/broadsheet.7

clean: ## removes what was built (and the unpacked page sets)
	rm -rf build broadsheet.so broadsheet.dylib

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## /\1	/p' Makefile | while IFS='	' read -r t d; do printf '  make %-12s %s\n' "$$t" "$$d"; done

-include $(OBJ:.o=.d) $(UNIT:=.d) $(TOOL:=.d) $(FUZZ:=.d)
