# sql/stories.sql: its usage; then archives made for the purpose.
script=sql/stories.sql
show="SELECT story, copies, outlets, kind, source, published, zone, in_first, of_first, locator FROM stories;"
run() { "$BS" :memory: "$@" 2>&1; }

echo "-- the usage at its head, over a TEMP view"
sed -n '1,/^-- It makes/s/^--   //p' $script | grep -v '^\.load' > "$TMP/usage.sql"
run < "$TMP/usage.sql" | cut -d'|' -f1-5,9

# Of each text of samples/ with enough words: as it is, framed by an agency, cut, every tenth or twentieth word changed, its paragraphs reversed, its typography plain.
cat > "$TMP/copies.sql" <<'END'
CREATE TEMP TABLE origin AS SELECT row_number() OVER (ORDER BY locator) AS n, text, length(text) AS size
  FROM html_articles('samples') WHERE kind = 'article' AND length(text) >= 500 AND locator NOT LIKE '%captures%' AND locator NOT LIKE '%valley%';
CREATE TEMP TABLE copy AS
  SELECT n, 'original' AS made, text FROM origin
  UNION ALL SELECT n, 'frame', 'LOWER PORT, 3 May (Coast News Agency) -- ' || text || char(10) || 'Reporting by our staff in three towns; editing at the night desk.' FROM origin
  UNION ALL SELECT n, 'half', 'Also in the news today:' || char(10) || substr(text, 1, size / 2) FROM origin
  UNION ALL SELECT n, 'quarter', substr(text, size / 2, size / 4) FROM origin WHERE size > 900
  UNION ALL SELECT n, 'typography', replace(replace(replace(upper(text), ' ', char(160)), '''', char(8217)), '-', char(8209)) FROM origin
  UNION ALL SELECT n, 'words', (SELECT group_concat(CASE WHEN key % 15 = 7 THEN 'otherwise' ELSE value END, ' ')
    FROM json_each('["' || replace(replace(replace(text, '"', ''''), char(10), ' '), ' ', '","') || '"]')) FROM origin WHERE text LIKE '% the %'
  UNION ALL SELECT n, 'shuffled', (SELECT group_concat(value, char(10)) FROM (SELECT value
    FROM json_each('["' || replace(replace(text, '"', ''''), char(10), '","') || '"]') ORDER BY key DESC)) FROM origin;
END

for made in frame half quarter typography words shuffled %; do
  echo "-- $made: originals, copies, copies in one story with their original and with others; kinds; no text beside more than 20 others"
  {
    cat "$TMP/copies.sql"
    echo "CREATE TEMP VIEW article AS SELECT n || made AS locator, made AS source, '2024-05-0' || (1 + (made <> 'original')) AS published, NULL AS published_utc,
      'No. ' || n AS headline, text, NULL AS text_hash FROM copy WHERE made = 'original' OR made LIKE '$made';"
    echo ".output $TMP/out"
    echo ".read $script"
    echo ".output"
    echo "SELECT (SELECT count(*) FROM origin), (SELECT count(*) FROM article WHERE source <> 'original'),
      count(DISTINCT CASE WHEN o.headline = c.headline THEN c.locator END), count(DISTINCT CASE WHEN o.headline <> c.headline THEN c.locator END)
      FROM stories AS o JOIN stories AS c USING(story) WHERE o.source = 'original' AND c.source <> 'original';
      SELECT group_concat(kind || ' ' || n) FROM (SELECT kind, count(*) AS n FROM stories WHERE source <> 'original' GROUP BY kind);
      SELECT count(*) <= 20 * (SELECT count(*) FROM article) FROM story_pair;"
  } | run
done

echo "-- order and zones: by UTC, else by local time and marked, without any last; the very same text is a copy as well"
{
  cat "$TMP/copies.sql"
  echo "CREATE TABLE article(locator, source, published, published_utc, headline, text, text_hash);
    INSERT INTO article SELECT locator, source, published, utc, 'H', (SELECT text FROM origin WHERE n = 1), NULL FROM (
      SELECT 'a' AS locator, 'West' AS source, '2024-05-01 20:00:00' AS published, '2024-05-02 03:00:00' AS utc
      UNION ALL SELECT 'b', 'East', '2024-05-02 09:00:00', '2024-05-02 00:00:00'
      UNION ALL SELECT 'c', 'Nowhere', '2024-05-01 23:00:00', NULL
      UNION ALL SELECT 'd', 'Undated', NULL, NULL
      UNION ALL SELECT 'e', NULL, '2024-05-02', NULL);"
  echo ".output $TMP/out"
  echo ".read $script"
  echo ".read $script"
  echo ".output"
  echo "$show"
} | run

echo "-- what one source has below all its articles joins none of them"
{
  cat "$TMP/copies.sql"
  echo "CREATE TEMP VIEW article AS WITH RECURSIVE i(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM i WHERE k < 60)
    SELECT k AS locator, 'One' AS source, NULL AS published, NULL AS published_utc, 'headline ' || k AS headline,
      (SELECT group_concat('w' || abs((k * 7919 + value * 104729) % 99991), ' ') FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30]'))
      || char(10) || (SELECT text FROM origin WHERE n = 2) AS text, NULL AS text_hash FROM i;"
  echo ".output $TMP/out"
  echo ".read $script"
  echo ".output"
  echo "SELECT count(*) FROM stories;"
} | run

echo "-- a collection that holds many stories does not make one of them"
{
  cat "$TMP/copies.sql"
  echo "CREATE TEMP VIEW article AS SELECT n AS locator, made AS source, NULL AS published, NULL AS published_utc, n AS headline, text, NULL AS text_hash FROM copy
    WHERE made IN ('original', 'frame') AND length(text) < 1000 AND text LIKE '% the %'
    UNION ALL SELECT 'all', 'weekly', NULL, NULL, 'all', (SELECT group_concat(text, char(10)) FROM origin), NULL;"
  echo ".output $TMP/out"
  echo ".read $script"
  echo ".output"
  echo "SELECT count(DISTINCT story) > 5, max(copies) FROM stories;"
} | run

echo "-- nothing in it, and no such table"
{ echo "CREATE TABLE article(locator, source, published, published_utc, headline, text, text_hash);"; echo ".read $script"; } | run
echo ".read $script" | run | head -n 1
