# What only a program can do to the extension: capi.c, compiled here and run.
mkdir "$TMP/pages"
${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wshadow -g -o "$TMP/capi" tests/sql/capi.c $(pkg-config --cflags --libs sqlite3) -lcmocka || exit 1
LD_PRELOAD=$PRELOAD "$TMP/capi" "$EXT" "$TMP/pages" 2>&1 | grep -v '^\[ RUN\|^\[=\+\]'
