# What a plan tests early, leaves out, or looks ahead for changes no result: random queries, each compared with itself on one thread and with its
# columns in a CAST to their own types, which SQLite hands to no table. The seed is fixed; PLANS=5000 tries more.
cp -r samples "$TMP/saved" && cd "$TMP" || exit 1
touch -d '@1700000000' saved/*/*; touch -d '@1700000500' saved/stories/* saved/ja/*
awk -v queries="${PLANS:-150}" -v seed="${SEED:-7}" '
function any(list,  n, part) { n = split(list, part, "|"); return part[int(rand() * n) + 1] }
function quoted(s) { gsub(/\047/, "\047\047", s); return "\047" s "\047" }
function text() { return any("NULL|5|\047\047|x\04700\047|\047saved/daily/0803.htm!2\047|\047saved/daily/0803.htm\047|\047saved/s\047|\047saved/stories\047|\047saved/names/What now?.html\047|(SELECT path FROM html_files(\047saved\047) WHERE type = \047page\047 ORDER BY path LIMIT 1 OFFSET " int(rand() * 30) ")|(SELECT locator FROM html_articles(\047saved\047) LIMIT 1 OFFSET " int(rand() * 30) ")") }
function number() { return any("NULL|0|7000|\047" int(rand() * 20000) "\047|" int(rand() * 20000) "|1700000000|1700000499.5|1700000500|1e99|-1") }
function day() { return any("NULL|\0472024\047|\0472024-03-05\047|\0472001-08-03\047|\0472023\047|\047\047|2024|\0472024-11-30\047|(SELECT published FROM html_articles(\047saved\047) LIMIT 1 OFFSET " int(rand() * 30) ")") }
function condition(plus,  k, c, v) {
  k = int(rand() * 9)
  if (k < 3) { c = any("@path@|@locator@"); v = 1 } else if (k < 5) { c = any("@bytes@|@mtime@"); v = 2 } else if (k < 8) { c = "@published@"; v = 3 } else { c = "@rowid@"; v = 4 }
  k = rand()
  if (v == 1 && k < .2) return c " GLOB " any("\047saved/[a-s]*\047|\047*s*\047|\047saved/daily*\047")
  if (v == 1 && k < .3) return c " LIKE " any("\047saved/S%\047|\047%html\047")
  if (v == 3 && k < .15) return c any(" IS NULL| IS NOT NULL")
  if (k < .45) return c " IN (" value(v) ", " value(v) ", " value(v) ")"
  if (k < .5) return "(" c " = " value(v) " OR " c " > " value(v) ")"
  if (k < .6) return c " BETWEEN " value(v) " AND " value(v)
  return c " " any("=|<|<=|>|>=|=|=|<>|IS") " " value(v)
}
function value(v) { return v == 1 ? text() : v == 2 ? number() : v == 3 ? day() : int(rand() * 40) }
BEGIN {
  srand(seed)
  for (q = 1; q <= queries; q++) {
    n = int(rand() * 4); where = ""
    for (i = 0; i < n; i++) where = where (i ? any(" AND | AND | AND | OR ") : "") condition()
    if (rand() < .2) where = where (where ? " AND " : "") "length(headline) > 20"
    if (rand() < .2) where = where (where ? " AND " : "") "language = \047en\047"
    tail = rand() < .3 ? " ORDER BY path" any("| DESC") ", rowid" : rand() < .3 ? " ORDER BY path" : ""
    if (rand() < .3) tail = tail " LIMIT " int(rand() * 6) (rand() < .5 ? " OFFSET " int(rand() * 9) : "")
    columns = any("rowid, locator, item|locator, headline|published, text|rowid, path, bytes, mtime|locator, canonical_url, image|count(*), max(headline), sum(bytes)")
    if (columns ~ /count/) tail = ""
    plain = where
    gsub(/@path@|@locator@|@published@/, "CAST(& AS TEXT)", plain)
    gsub(/@bytes@|@mtime@|@rowid@/, "CAST(& AS INTEGER)", plain)
    gsub(/@/, "", plain); gsub(/@/, "", where)
    from = " FROM html_articles(\047saved\047)"
    print "SELECT broadsheet_config(\047threads\047, " int(rand() * 4) + 1 ") IS NULL;"
    print "CREATE TEMP TABLE a AS SELECT " columns from (where ? " WHERE " where : "") tail ";"
    print "SELECT broadsheet_config(\047threads\047, 1) IS NULL;"
    print "CREATE TEMP TABLE b AS SELECT " columns from (where ? " WHERE " plain : "") tail ";"
    print "INSERT INTO done SELECT count(*), (SELECT count(*) FROM (SELECT rowid, * FROM a EXCEPT SELECT rowid, * FROM b)) + (SELECT count(*) FROM (SELECT rowid, * FROM b EXCEPT SELECT rowid, * FROM a)), " quoted(columns " WHERE " where tail) " FROM a;"
    print "DROP TABLE a; DROP TABLE b;"
  }
}' > queries.sql
{ echo 'CREATE TEMP TABLE done(n, differ, query);'; cat queries.sql
  echo "SELECT 'differ', query FROM done WHERE differ LIMIT 3; SELECT count(*), 'queries', sum(n > 0) * 3 > count(*), sum(differ > 0), 'differ' FROM done;"; } | "$BS" :memory: 2>&1 | grep -v '^0$'
