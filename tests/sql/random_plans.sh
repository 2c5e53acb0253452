# What a plan tests early, leaves out, or looks ahead for changes no result: random queries, each compared, rows and order, with the same over
# copies in ordinary tables, where SQLite tests everything itself. The seed is fixed; PLANS=5000 and SEED=8 try others.
cp -r samples "$TMP/saved" && cd "$TMP" && mkdir saved/B saved/é || exit 1
for name in "B/100%_x[1].html" B/a!1.html é/Ω.html; do cp saved/juche/mirim-dairy.html "saved/$name"; done
touch -d '@1700000000' saved/*/*; touch -d '@1700000500' saved/stories/* saved/ja/*; touch -d '@-315619200' saved/B/*
cat > plans.awk <<'AWK'
function any(list,  n, part) { n = split(list, part, "|"); return part[int(rand() * n) + 1] }
function quoted(s) { gsub(/'/, "''", s); return "'" s "'" }
# What to compare a column with: a value that it has, one that is nearly so, one of another kind.
function value(t, c, kind,  v, k) {
  v = "(SELECT " (c == "ROWID" ? "id" : c) " FROM copy_" t " LIMIT 1 OFFSET " int(rand() * 45) ")"
  k = rand()
  if (k < .35) return v
  if (k < .45) return v any(" + 0.5| + 0.0| + 1| \\ ''| \\ ' '| \\ '!1'| \\ x'00'")
  if (k < .55) return any("upper(|CAST(x'' AS TEXT) \\ (|hex(|length(|-(|+(|quote(") v ")"
  if (k < .65) return any("NULL|''|x''|x'00'|-1|5|0.5|'x''y'|9223372036854775807|-9223372036854775808|9007199254740993|1e99|-9e999|' 7000 '|'7e3'")
  if (kind == "text") return any("'saved/daily/0803.htm!2'|'saved/daily/0803.htm'|'saved/s'|'saved/stories'|'saved/names/What now?.html'|'SAVED/B/A!1.html'|'saved/é'|x'7361766564'")
  if (kind == "number") return any("0|7000|'" int(rand() * 20000) "'|" int(rand() * 20000) "|1700000000|1700000499.5|1700000500|-315619200|1")
  if (kind == "day") return any("'2024'|'2024-03-05'|'2001-08-03'|'2023'|2024|'2024-11-30'|'2024-'|'9'|x'32303234'")
  return any("'en'|'page'|'p'|'body'|'nav'|'EN'")
}
function pattern() {
  if (rand() < .5) return any("| NOT") " GLOB " any("'saved/[a-s]*'|'*s*'|'saved/daily*'|'saved/[^d]*'|'?aved/[!d]*'|'*[[]1*'|'saved/['|'saved/B/100*'|'saved/é/*'|'*'|''|NULL|x'2a'|5")
  return any("|| NOT") " LIKE " any("'saved/S%'|'SAVED/da%'|'%html'|'saved/b/100!%!_%' ESCAPE '!'|'saved/_a%'|'saved/é%'|'SAVED/É%'|'saved/b/a!1.htm_'|'saved/daily/0803.htm'|''|NULL|'20%'|'2024-1_%'|'saved/~s%' ESCAPE '~'")
}
function condition(a, t, depth,  n, part, c, kind, v) {
  if (depth < 2 && rand() < .15) return any("|NOT ") "(" condition(a, t, depth + 1) any(" OR | OR | AND ") condition(a, t, depth + 1) ")"
  n = split(columns[t], part, " "); c = part[int(rand() * n) + 1]
  kind = c; sub(/.*:/, "", kind); sub(/:.*/, "", c)
  if (rand() < .08) return "(" a "." c ", " a ".locator) " any("=|<|>=") " (" value(t, c, kind) ", " value(t, "locator", "text") ")"
  v = a "." c any("|||||| COLLATE NOCASE| COLLATE NOCASE| COLLATE RTRIM")
  if (kind != "number" && rand() < .25) return v pattern()
  if (rand() < .12) return v any(" IS NULL| IS NOT NULL")
  if (rand() < .25) return v any(" IN (| IN (| NOT IN (") value(t, c, kind) ", " value(t, c, kind) ", " value(t, c, kind) ")"
  if (rand() < .08) return v " IN (SELECT " (c == "ROWID" ? "id" : c) " FROM copy_" t " WHERE id % 3 = 0)"
  if (rand() < .2) return v any(" BETWEEN | BETWEEN | NOT BETWEEN ") value(t, c, kind) " AND " value(t, c, kind)
  if (rand() < .15) return value(t, c, kind) any(" = | < | >= ") v
  return v any(" = | < | <= | > | >= | = | = | <> | IS | IS NOT ") value(t, c, kind)
}
function where(a, t,  n, i, s) {
  n = int(rand() * 4)
  for (i = 0; i < n; i++) s = s (i ? any(" AND | AND | AND | OR ") : " WHERE ") condition(a, t, 0)
  return s
}
function limit() { return rand() < .7 ? "" : " LIMIT " any("0|1|2|5|5|20|-1|9223372036854775807") (rand() < .5 ? " OFFSET " any("0|1|3|8|-1|40") : "") }
# @t@ is a table over the pages, @t:a@ over the page of a's row, with LINKED for the condition that says so of a copy.
function query(  t, b, k) {
  t = any("html_articles|html_articles|html_articles|html_articles|html_files|html_paragraphs|html_links")
  b = any("html_paragraphs|html_links")
  k = rand()
  if (k < .15) return "SELECT a.locator, b.n, a.headline FROM @html_articles@ AS a " any("|LEFT |CROSS ") "JOIN @" b ":a@ AS b ON LINKED" (rand() < .5 ? where("a", "html_articles") : where("b", b)) " ORDER BY 1, 2, 3" limit()
  if (k < .25) return "SELECT f.path, f.bytes, a.item, a.headline FROM @html_files@ AS f " any("|LEFT ") "JOIN @html_articles@ AS a ON a." any("path = f.path|locator = f.locator|bytes = f.bytes AND a.mtime >= f.mtime") where("f", "html_files") " ORDER BY 1, 2, 3, 4" limit()
  if (k < .35) return "SELECT count(*), max(a.locator), count(DISTINCT a.locator) FROM @" t "@ AS a" where("a", t)
  if (t !~ /articles|files/) return "SELECT a.locator, a.n FROM @" t "@ AS a" where("a", t) limit()
  return "SELECT " (t ~ /files/ ? "a.ROWID AS id, a.path, a.bytes" : any("a.ROWID AS id, a.locator, a.item|a.locator, a.headline|a.published, a.text|a.ROWID AS id, a.path, a.bytes, a.mtime|a.locator, a.canonical_url, a.image|a.image, a.error")) \
    " FROM @" t "@ AS a" where("a", t) any("|| ORDER BY a.path| ORDER BY a.path, a.ROWID| ORDER BY a.path DESC, a.ROWID" (t ~ /files/ ? "| ORDER BY a.path DESC" : "| ORDER BY a.published, a.ROWID")) limit()
}
BEGIN {
  srand(seed)
  columns["html_articles"] = "path:text path:text locator:text bytes:number mtime:number published:day published:day ROWID:number headline:text language:word error:text"
  columns["html_files"] = "path:text path:text locator:text bytes:number mtime:number ROWID:number"
  columns["html_paragraphs"] = columns["html_links"] = "locator:text locator:text n:number"
  for (t in columns) print "CREATE TEMP TABLE copy_" t " AS SELECT rowid AS id, * FROM " t "('saved');"
  for (q = 1; q <= queries; q++) {
    early = query(); gsub(/\\/, "||", early); plain = early
    gsub(/ROWID/, "rowid", early); gsub(/LINKED/, "1", early); gsub(/:a@/, "(a.locator)", early); gsub(/@ AS/, "('saved') AS", early); gsub(/@/, "", early)
    gsub(/ROWID/, "id", plain); gsub(/LINKED/, "b.locator = a.locator", plain); gsub(/(:a)?@ AS/, " AS", plain); gsub(/@/, "copy_", plain)
    print "SELECT broadsheet_config('threads', " any("1|2|8") ") IS NULL;"
    print "CREATE TEMP TABLE a AS " early ";"
    print "CREATE TEMP TABLE b AS " plain ";"
    print "INSERT INTO done SELECT count(*), (SELECT count(*) FROM (SELECT rowid, * FROM a EXCEPT SELECT rowid, * FROM b)) + (SELECT count(*) FROM (SELECT rowid, * FROM b EXCEPT SELECT rowid, * FROM a)), " quoted(early) " FROM a;"
    print "DROP TABLE a; DROP TABLE b;"
  }
}
AWK
awk -v queries="${PLANS:-1000}" -v seed="${SEED:-7}" -f plans.awk > queries.sql
{ echo 'CREATE TEMP TABLE done(n, differ, query);'; cat queries.sql
  echo "SELECT 'differ', query FROM done WHERE differ LIMIT 3; SELECT count(*), 'queries', sum(n > 0) * 3 > count(*), sum(differ > 0), 'differ' FROM done;"; } | "$BS" :memory: 2>&1 | grep -v '^0$'
