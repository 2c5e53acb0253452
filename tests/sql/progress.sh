# What broadsheet_config('progress', 1) tells on stderr, under a clock that goes on by a quarter of a second whenever it is looked at. Results
# are the same with it and without it.
[ -z "$PRELOAD" ] || { echo "a sanitizer looks at the clock too"; exit 77; }
cat > "$TMP/clock.c" <<'END'
#include <time.h>
int clock_gettime(clockid_t id, struct timespec *t) {
  static long quarters;
  (void)id;
  quarters++;
  *t = (struct timespec){.tv_sec = 1000 + quarters / 4, .tv_nsec = quarters % 4 * 250000000};
  return 0;
}
END
${CC:-cc} -shared -fPIC -o "$TMP/clock.so" "$TMP/clock.c" || exit 1
PRELOAD=$TMP/clock.so
ask() { "$BS" :memory: "$@" 2> "$TMP/said" > "$TMP/$rows"; cat "$TMP/said"; }
echo "-- off, as it is at first"
rows=without; ask "SELECT locator, text_hash FROM html_articles('samples')"
echo "-- on"
rows=with; ask -cmd "SELECT broadsheet_config('progress', 1) WHERE broadsheet_config('progress', 1) IS NULL" "SELECT locator, text_hash FROM html_articles('samples')"
cmp "$TMP/with" "$TMP/without" && echo same rows
echo "-- the files that a condition leaves are those that count"
rows=some; ask -cmd "SELECT broadsheet_config('progress', 1)" "SELECT count(*) FROM html_articles('samples') WHERE path >= 'samples/names'"
echo "-- page after page"
rows=joined; ask -cmd "SELECT broadsheet_config('progress', 1)" \
  "WITH f AS MATERIALIZED (SELECT locator FROM html_files('samples/names')) SELECT count(headline) FROM f, html_articles(f.locator)"
cat "$TMP/joined"
echo "-- listing tells nothing"
rows=files; ask -cmd "SELECT broadsheet_config('progress', 1)" "SELECT count(*) FROM html_files('samples')"
echo "-- a refresh tells of the files that are read again, and what remains of them"
cp -r samples/names samples/stories "$TMP" && mkdir "$TMP/saved" && mv "$TMP/names" "$TMP/stories" "$TMP/saved"
script() { printf ".output /dev/null\nSELECT broadsheet_config('progress', 1), broadsheet_param('location', '%s');\n.output\n.read sql/%s.sql\n" "$TMP/saved" "$1"; }
script archive | "$BS" "$TMP/archive.db" > "$TMP/out" 2>&1
touch -d 2020-01-01 "$TMP"/saved/stories/*.html; cp "$TMP/saved/stories/valley-dispatch.html" "$TMP/saved/new.html"; : > "$TMP/saved/empty.html"
script refresh | "$BS" "$TMP/archive.db" 2>&1
echo "-- nothing is new"
script refresh | "$BS" "$TMP/archive.db" 2>&1
