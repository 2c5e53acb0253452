# What is tested before a file is opened changes no result: each condition is compared with itself behind a +, which SQLite hands to no table.
cd "$TMP" && mkdir -p saved/b saved/é saved/한 || exit 1
page='<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>The ferry sails again from Monday, the harbour office said.</p></body></html>'
n=0
for f in a.html b.html 'b!1.html' b/c.html b/C.html é/x.html é/Ω.html 한/뉴스.html 한/글.html zz.html 'z%41.html'; do
  n=$((n + 1)); printf '%s%*s' "$page" $n '' > "saved/$f"; touch -d "@$((1700000000 + n))" "saved/$f"
done
: > saved/empty.html; ln -s nowhere saved/gone.html; touch -d '@1700000000' saved/empty.html
cat > test.sql <<'SQL'
CREATE TEMP TABLE seen AS SELECT path, locator, bytes, mtime FROM html_files('saved');
CREATE TEMP TABLE v(w);
INSERT INTO v SELECT path FROM seen UNION SELECT substr(path, 1, 7) FROM seen UNION SELECT bytes FROM seen UNION SELECT mtime FROM seen UNION SELECT mtime + 0.5 FROM seen
  UNION VALUES(NULL), (''), ('saved/b!1'), ('saved/한/글.html!1'), (x'00'), (9e999), (-1), ('140'), ('saved/é');
CREATE TEMP TABLE compared AS
SELECT w, (SELECT group_concat(path) FROM html_articles('saved') WHERE path OP w) AS a, (SELECT group_concat(path) FROM html_articles('saved') WHERE +path OP w) AS b
FROM v WHERE typeof(w) NOT IN ('integer', 'real');
INSERT INTO compared
SELECT w, (SELECT group_concat(path) FROM html_files('saved') WHERE bytes OP w), (SELECT group_concat(path) FROM html_files('saved') WHERE +bytes OP w)
FROM v WHERE typeof(w) <> 'text';
INSERT INTO compared
SELECT w, (SELECT group_concat(path) FROM html_articles('saved') WHERE mtime OP w), (SELECT group_concat(path) FROM html_articles('saved') WHERE +mtime OP w)
FROM v WHERE typeof(w) <> 'text';
INSERT INTO compared
SELECT w, (SELECT count(*) FROM html_paragraphs('saved') WHERE locator OP w), (SELECT count(*) FROM html_paragraphs('saved') WHERE +locator OP w)
FROM v WHERE typeof(w) NOT IN ('integer', 'real');
SELECT 'OP', count(*) > 100, sum(a IS NOT b), sum(a IS NOT NULL) > 10 FROM compared;
SELECT 'differ', * FROM compared WHERE a IS NOT b LIMIT 2;
SQL
for encoding in UTF-8 UTF-16le; do
  echo "# $encoding"
  for op in = '<' '<=' '>' '>=' IS GLOB LIKE; do
    { echo "PRAGMA encoding='$encoding';"; sed "s/ OP / $op /g; s/'OP'/'$op'/" test.sql; } | "$BS" :memory: 2>&1
  done
  "$BS" :memory: "PRAGMA encoding='$encoding'" "SELECT 'not in order', a.path FROM (SELECT path, row_number() OVER () AS n FROM (SELECT path FROM html_files('saved') ORDER BY path)) a
    JOIN (SELECT path, row_number() OVER (ORDER BY +path) AS n FROM html_files('saved')) b USING (n) WHERE a.path <> b.path"
done
echo '# plans'
plan() { "$BS" :memory: "EXPLAIN QUERY PLAN $1" | sed 1d; }
plan "SELECT headline FROM html_articles('saved')"
plan "SELECT headline FROM html_articles('saved') WHERE path GLOB 'saved/b*' AND bytes > 10 AND mtime <= 1700000003 ORDER BY path"
plan "SELECT headline FROM html_articles('saved') WHERE path LIKE 'saved/b%'"
plan "SELECT headline FROM html_articles('saved') WHERE path LIKE 'saved/b%' ESCAPE '!'"
"$BS" :memory: 'PRAGMA case_sensitive_like = 1' "EXPLAIN QUERY PLAN SELECT headline FROM html_articles('saved') WHERE path LIKE 'saved/b%'" | sed 1d
plan "SELECT headline FROM html_articles('saved') WHERE path LIKE '%b.html' AND locator LIKE 'saved/b%' AND path > 'a' COLLATE RTRIM"
plan "SELECT headline FROM html_articles('saved') LIMIT 5 OFFSET 2"
plan "SELECT headline FROM html_articles('saved') WHERE bytes > 10 ORDER BY path LIMIT 5"
plan "SELECT headline FROM html_articles('saved') WHERE language = 'en' OR path = 'saved/a.html' LIMIT 5"
plan "SELECT a.headline FROM html_articles('saved') a JOIN html_files('saved') f USING (path) LIMIT 5"
plan "SELECT canonical_url, image FROM html_articles('saved') WHERE bytes > 10"
plan "SELECT canonical_url, image FROM html_articles('saved') WHERE summary IS NOT NULL"
plan "SELECT text FROM html_articles('saved') WHERE published > '2024' OR published IS NULL"
plan "SELECT text FROM html_paragraphs('saved') WHERE locator = 'saved/a.html' AND date_order = 'dmy'"
plan "SELECT path FROM html_files('saved') ORDER BY path DESC"
plan "SELECT path FROM html_files('saved', '*.html') WHERE path = 'a' COLLATE NOCASE"
plan "SELECT a.path FROM html_files('saved') f, html_articles(f.locator) a WHERE f.type = 'page'"
plan "SELECT a.text FROM (SELECT rowid AS id FROM html_articles('saved') ORDER BY headline LIMIT 2) AS t CROSS JOIN html_articles('saved') AS a ON a.rowid = t.id"
plan "SELECT headline FROM html_articles('saved') WHERE path IN ('saved/a.html', 'saved/zz.html') AND bytes IN (SELECT bytes FROM html_files('saved')) ORDER BY path"
echo '# lists'
"$BS" :memory: "SELECT group_concat(path) FROM html_articles('saved') WHERE path IN ('saved/zz.html', NULL, 5, 'saved/a.html')" \
  "SELECT count(*) FROM html_files('saved') WHERE path IN (SELECT path FROM html_files('saved')) AND bytes IN (SELECT bytes FROM html_files('saved'))" \
  "SELECT count(*) FROM html_files('saved') WHERE path IN (WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 600) SELECT 'x' || i FROM n UNION SELECT 'saved/a.html')" \
  "SELECT count(*) FROM html_files('saved') WHERE path IN ()" "SELECT count(*) FROM html_paragraphs('saved') WHERE locator IN ('saved/a.html', 'saved/b.html') AND role = 'p'" \
  "SELECT group_concat(path) FROM html_articles('saved') WHERE rowid IN (1, 3)"
echo '# a row found again by its rowid is the same row'
"$BS" :memory: "SELECT count(*), sum(a.path = b.path) FROM (SELECT rowid AS id, path FROM html_articles('saved')) a CROSS JOIN html_articles('saved') b ON b.rowid = a.id" \
  "SELECT count(*) FROM html_articles('saved') WHERE rowid = 1099511627777 OR rowid = 0 OR rowid = '1'"
echo '# a file that is left out is not opened'
command -v strace > /dev/null && [ -z "$PRELOAD" ] && strace -f -e trace=openat -o trace "$BS" :memory: "SELECT count(*) FROM html_articles('saved') WHERE path = 'saved/b/c.html'" &&
  grep -c 'html"' trace || printf '1\n1\n'
echo '# plans of what needs the page'
plan "SELECT headline FROM html_articles('saved') WHERE published >= '2024' AND published < '2025' AND path GLOB '*news*' LIMIT 5"
plan "SELECT text FROM html_articles('saved') WHERE published >= '2024' AND language = 'en' LIMIT 5"
plan "SELECT * FROM html_articles('saved') ORDER BY headline LIMIT 5"
plan "SELECT published, url FROM html_related('saved') WHERE published > '2024'"
echo '# in a table of its own an OR is a scan for each term where that opens fewer files'
for where in "published < '2000' OR published > '2024'" "path = 'saved/a.html' OR path GLOB 'saved/b/*'"; do
  "$BS" :memory: "CREATE VIRTUAL TABLE temp.pages USING html_articles(location='saved')" "EXPLAIN QUERY PLAN SELECT text FROM pages WHERE $where" | sed 1d
  "$BS" :memory: "CREATE VIRTUAL TABLE temp.pages USING html_articles(location='saved')" "SELECT count(*), count(DISTINCT locator) FROM pages WHERE $where"
done
echo "-- a list of paths, however long, opens those files alone"
mkdir many; for i in $(seq 1 700); do echo '<p>x' > "many/$i.html"; done
"$BS" :memory: "CREATE TABLE wanted(path TEXT)" "INSERT INTO wanted SELECT path FROM html_files('many') ORDER BY random() LIMIT 500" \
  "SELECT count(*), count(*) FILTER (WHERE path IN (SELECT path FROM wanted)) FROM html_articles('many') WHERE path IN (SELECT path FROM wanted)" \
  "INSERT INTO wanted VALUES (NULL), ('many/0.html'), ('many')" \
  "SELECT count(*) FROM html_articles('many') WHERE path IN (SELECT path FROM wanted)" \
  "SELECT count(*) FROM html_articles('many') WHERE path IN (SELECT path FROM wanted UNION ALL SELECT 5)" \
  "SELECT count(*) FROM html_files('many') WHERE bytes IN (WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 600) SELECT i FROM n)"
