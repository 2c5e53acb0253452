# sql/archive.sql: what is kept is what the tables say; and where something is wrong nothing is kept.
run() { # database, location
  printf ".output /dev/null\nSELECT broadsheet_param('location', '%s');\n.output\n.read sql/archive.sql\n" "$2" | "$BS" "$1" 2>&1
}
echo "-- rows"
db=$TMP/archive.db
run "$db" samples
cat > "$TMP/compare.sql" <<'END'
.bail on
CREATE TEMP TABLE page AS SELECT * FROM html_articles('samples');
SELECT count(*) FROM page WHERE item IS NOT NULL;
-- Every column of an article, and its parts, row by row.
SELECT count(*) FROM (
  SELECT p.* FROM page AS p WHERE item IS NOT NULL EXCEPT
  SELECT c.path, a.locator, a.item, c.bytes, c.mtime, a.url, a.canonical_url, a.original_url, a.archive_url, a.site, a.source, a.section, a.headline,
    a.subheadline, a.byline, a.published, a.published_tz, a.published_utc, a.published_precision, a.published_from, a.published_raw, a.modified,
    a.modified_tz, a.captured, a.captured_tz, a.captured_from, a.language, a.charset, a.summary, a.text, a.words, a.image, a.text_hash, a.kind,
    a.confidence, c.error FROM article AS a JOIN capture AS c ON c.id = a.capture);
SELECT 'paragraphs that are not kept', count(*), 'of as many', (SELECT count(*) FROM paragraph) = (SELECT count(*) FROM html_paragraphs('samples')) FROM (SELECT * FROM html_paragraphs('samples') EXCEPT
  SELECT a.locator, p.n, p.role, p.text, p.words FROM paragraph AS p JOIN article AS a ON a.id = p.article);
SELECT 'links that are not kept', count(*), 'of as many', (SELECT count(*) FROM link) = (SELECT count(*) FROM html_links('samples')) FROM (SELECT * FROM html_links('samples') EXCEPT
  SELECT a.locator, l.n, l.url, l.text, l.rel, l.place, l.same_site FROM link AS l JOIN article AS a ON a.id = l.article);
SELECT 'related that are not kept', count(*), 'of as many', (SELECT count(*) FROM related) = (SELECT count(*) FROM html_related('samples')) FROM (SELECT * FROM html_related('samples') EXCEPT
  SELECT a.locator, r.n, r.heading, r.headline, r.teaser, r.truncated, r.published, r.published_raw, r.url
  FROM related AS r JOIN article AS a ON a.id = r.article);
SELECT path, error FROM capture WHERE error IS NOT NULL;
SELECT count(*) FROM capture WHERE broadsheet = broadsheet_version() ->> 'broadsheet' AND read_at LIKE '____-__-__ __:__:__';
END
"$BS" "$db" < "$TMP/compare.sql"
echo "-- read by a shell without the extension"
"$SQLITE3" "$db" "SELECT article.headline FROM article_index JOIN article ON article.id = article_index.rowid WHERE article_index MATCH 'ferry' ORDER BY rank LIMIT 1" \
  "PRAGMA integrity_check"
echo "-- words of two and three characters"
for word in 북한 中国 東京 김정은 "Kim Jong"; do
  mkdir -p "$TMP/words"
  printf '<meta charset="utf-8"><h1>A headline</h1><p>Before it: %s은 stands in a sentence that is long enough to be one.</p>' "$word" > "$TMP/words/$word.html"
done
printf '<meta charset="utf-8"><h1>Another</h1><p>北 and 東, 京 and 中, Kim and Jim are in this sentence, none of them a pair.</p>' > "$TMP/words/none.html"
run "$TMP/words.db" "$TMP/words"
for word in 북한 中国 東京 김정은 "Kim Jong"; do
  "$BS" "$TMP/words.db" "SELECT '$word', group_concat(a.headline || ' ' || (instr(a.text, '$word') > 0)) FROM article_index AS i JOIN article AS a ON a.id = i.rowid
    WHERE article_index MATCH 'terms : \"' || text_terms('$word') || '\"'"
done
echo "-- again, and what lies inside"
cp "$db" "$TMP/before.db"
run "$db" samples
run "$db" samples/captures
cmp "$db" "$TMP/before.db" && echo unchanged
echo "-- a second location"
run "$db" "$TMP/words"
"$BS" "$db" "SELECT count(*), count(DISTINCT id) FROM capture" "SELECT count(*) FROM article WHERE capture NOT IN (SELECT id FROM capture)"
echo "-- no location, a mistyped one, an empty one"
cp "$db" "$TMP/before.db"
"$BS" "$db" < sql/archive.sql 2>&1 | grep -i error
run "$db" sample | grep -i error
mkdir "$TMP/empty"; run "$db" "$TMP/empty" | grep -i error
cmp "$db" "$TMP/before.db" && echo unchanged
echo "-- a newer broadsheet's archive"
"$BS" "$db" "UPDATE archive_meta SET value = 2 WHERE name = 'format'"; cp "$db" "$TMP/before.db"
run "$db" samples/stories | grep -i error
cmp "$db" "$TMP/before.db" && echo unchanged
echo "-- somebody's own tables"
for theirs in 'TABLE article(x)' 'TABLE archive_meta(x)' 'TABLE link(id, same_site)' "VIEW capture AS SELECT 1 AS location, 2 AS vanished_at"; do
  rm -f "$TMP/theirs.db"; "$BS" "$TMP/theirs.db" "CREATE $theirs"; cp "$TMP/theirs.db" "$TMP/before.db"
  run "$TMP/theirs.db" samples | head -n 1 | sed 's/ (19)$//'
  cmp "$TMP/theirs.db" "$TMP/before.db" && echo unchanged
done
echo "-- a TEMP view, such as stories.sql reads, over one of ours"
cp "$TMP/words.db" "$TMP/before.db"
{ echo "CREATE TEMP VIEW article AS SELECT * FROM html_articles('samples');"; printf ".output /dev/null\nSELECT broadsheet_param('location', 'samples/stories');\n.output\n.read sql/archive.sql\n"; } |
  "$BS" "$TMP/words.db" 2>&1 | head -n 1 | sed 's/ (19)$//'
{ echo "CREATE TEMP VIEW article AS SELECT * FROM html_articles('samples');"; printf ".output /dev/null\nSELECT broadsheet_param('location', '%s/words');\n.output\n.read sql/refresh.sql\n" "$TMP"; } |
  "$BS" "$TMP/words.db" 2>&1 | head -n 1
cmp "$TMP/words.db" "$TMP/before.db" && echo unchanged
echo "-- where triggers may not write to FTS5"
{ echo "PRAGMA trusted_schema = OFF;"; printf ".output /dev/null\nSELECT broadsheet_param('location', 'samples/stories');\n.output\n.read sql/archive.sql\n"; } | "$BS" "$TMP/words.db" 2>&1 | head -n 1
{ echo "PRAGMA trusted_schema = OFF;"; printf ".output /dev/null\nSELECT broadsheet_param('location', '%s/words');\n.output\n.read sql/refresh.sql\n" "$TMP"; } | "$BS" "$TMP/words.db" 2>&1 | head -n 1
cmp "$TMP/words.db" "$TMP/before.db" && echo unchanged
echo "-- a column of one's own beside ours"
"$BS" "$TMP/words.db" "ALTER TABLE article ADD COLUMN note" "ALTER TABLE link ADD COLUMN seen"
run "$TMP/words.db" samples/stories
