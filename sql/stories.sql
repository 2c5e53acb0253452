-- stories.sql: which articles are copies of one another, which was published first, and what the others did to its text.
--
-- Reads a table or TEMP view article(locator, source, published, published_utc, headline, text, text_hash); takes no parameter:
--
--   .load ./broadsheet
--   CREATE TEMP VIEW article AS
--     SELECT locator, source, published, published_utc, headline, text, text_hash FROM html_articles('samples') WHERE kind = 'article';
--   .read sql/stories.sql
--
-- It makes the TEMP view `stories`, a row an article that has copies or is one, and shows it.
--
-- example, over samples/ in an archive that archive.sql made (`.mode box`):
--   .read sql/stories.sql
--   ┌───────┬────────┬─────────┬────────┬───────────────────┬─────────────────────┬─────────────────────┬─────────┬───────────────────────────────────────┬──────────┬──────────┬───────────────────────────────────────┐
--   │ story │ copies │ outlets │  kind  │      source       │      published      │    published_utc    │  zone   │               headline                │ in_first │ of_first │                locator                │
--   ├───────┼────────┼─────────┼────────┼───────────────────┼─────────────────────┼─────────────────────┼─────────┼───────────────────────────────────────┼──────────┼──────────┼───────────────────────────────────────┤
--   │ 1     │ 2      │ 2       │ first  │ Elsing Gazette    │ 2023-09-12 19:48:00 │ 2023-09-13 00:48:00 │         │ Flood barrier fails first full test   │ 1.0      │ 1.0      │ samples/stories/elsing-gazette.html   │
--   ├───────┼────────┼─────────┼────────┼───────────────────┼─────────────────────┼─────────────────────┼─────────┼───────────────────────────────────────┼──────────┼──────────┼───────────────────────────────────────┤
--   │ 1     │ 2      │ 2       │ edited │ Valley Dispatch   │ 2023-09-13 06:00:00 │ 2023-09-13 11:00:00 │         │ Port Elsing flood barrier fails its   │ 0.62     │ 0.45     │ samples/stories/valley-dispatch.html  │
--   │       │        │         │        │                   │                     │                     │         │ first full test                       │          │          │                                       │
--   ├───────┼────────┼─────────┼────────┼───────────────────┼─────────────────────┼─────────────────────┼─────────┼───────────────────────────────────────┼──────────┼──────────┼───────────────────────────────────────┤
--   │ 2     │ 2      │ 1       │ first  │ Pellam Advertiser │ 2024-01-31 15:30:00 │                     │ unknown │ County pays for new roof on assembly  │ 1.0      │ 1.0      │ samples/captures/2024-02-01/assembly- │
--   │       │        │         │        │                   │                     │                     │         │ rooms                                 │          │          │ rooms-grant.html                      │
--   ├───────┼────────┼─────────┼────────┼───────────────────┼─────────────────────┼─────────────────────┼─────────┼───────────────────────────────────────┼──────────┼──────────┼───────────────────────────────────────┤
--   │ 2     │ 2      │ 1       │ cut    │ Pellam Advertiser │ 2024-01-31 15:30:00 │                     │ unknown │ County pays for new roof on assembly  │ 0.98     │ 0.92     │ samples/captures/2024-03-18/assembly- │
--   │       │        │         │        │                   │                     │                     │         │ rooms                                 │          │          │ rooms-grant.html                      │
--   └───────┴────────┴─────────┴────────┴───────────────────┴─────────────────────┴─────────────────────┴─────────┴───────────────────────────────────────┴──────────┴──────────┴───────────────────────────────────────┘
--
-- story             its number, by the time of its first publication; copies: its articles; outlets: their sources
-- kind              'first', and of the others, by what became of the first one's text: 'same', 'cut', 'extended', 'edited'
-- source, published, published_utc, headline, locator: the article's own
-- zone              'unknown' where published_utc is: the row stands by its local time, up to 14 hours too early or too late
-- in_first          how much of this text is in the first one; of_first: how much of the first one is in this; by runs of three words
--
-- Candidates are texts that share a fingerprint (text_fingerprints), each beside the next longer text that has it, so that no number of copies makes
-- many pairs. Two are copies where one holds 45% of the other (text_containment), but no tenth of it: what is ten times as long
-- is a collection, and would make one story of all that it holds. A fingerprint under more than 30 headlines of one source is that
-- source's boilerplate and counts for nothing. Texts of less than 100 characters are left out.

SELECT broadsheet_error('this database was made by a newer broadsheet: use its scripts')
  WHERE broadsheet_archive() > 1 AND 'article' NOT IN (SELECT lower(name) FROM temp.sqlite_schema);
SELECT broadsheet_error('there is no table or view article here: archive.sql makes one, or CREATE TEMP VIEW article AS SELECT ... FROM html_articles(...)')
  WHERE 'article' NOT IN (SELECT lower(name) FROM pragma_table_list);

DROP VIEW IF EXISTS temp.stories;
DROP TABLE IF EXISTS temp.story_article;
DROP TABLE IF EXISTS temp.story_text;
DROP TABLE IF EXISTS temp.story_print;
DROP TABLE IF EXISTS temp.story_pair;
DROP TABLE IF EXISTS temp.story_cluster;
DROP TABLE IF EXISTS temp.story_member;
DROP TABLE IF EXISTS temp.story_share;
DROP TABLE IF EXISTS temp.story_number;

-- One scan of the articles, which may be pages on disk; then each text once, the shorter first.
CREATE TEMP TABLE story_article AS
  SELECT locator, source, published, published_utc, headline, coalesce(text_hash, text_hash(text)) AS text_hash, text FROM article WHERE length(text) >= 100;

CREATE TEMP TABLE story_text(id INTEGER PRIMARY KEY, article INTEGER, articles INTEGER, text_hash TEXT UNIQUE, source TEXT, headline TEXT);
INSERT INTO story_text(article, articles, text_hash, source, headline)
  SELECT min(rowid), count(*), text_hash, source, headline FROM story_article GROUP BY text_hash ORDER BY length(text), text_hash;

-- Which text has which fingerprints.
CREATE TEMP TABLE story_print(hash INTEGER, id INTEGER, PRIMARY KEY(hash, id)) WITHOUT ROWID;
INSERT OR IGNORE INTO story_print
  SELECT p.hash, t.id FROM story_text AS t CROSS JOIN story_article AS a ON a.rowid = t.article CROSS JOIN text_fingerprints(a.text) AS p
  ORDER BY hash, id;

-- The candidates, and how much of each the other holds.
CREATE TEMP TABLE story_pair(a INTEGER, b INTEGER, a_in_b REAL, b_in_a REAL, PRIMARY KEY(a, b)) WITHOUT ROWID;
WITH shared AS MATERIALIZED (SELECT hash, count(*) AS texts FROM story_print GROUP BY hash HAVING texts > 1),
  boilerplate AS (SELECT hash FROM shared JOIN story_print USING(hash) JOIN story_text USING(id)
    WHERE texts > 30 GROUP BY hash, source HAVING count(DISTINCT headline) > 30),
  neighbour AS (SELECT p.hash, p.id AS b, (SELECT max(id) FROM story_print AS q WHERE q.hash = p.hash AND q.id < p.id) AS a
    FROM shared CROSS JOIN story_print AS p USING(hash)),
  candidate AS (SELECT DISTINCT a, b FROM neighbour WHERE a IS NOT NULL AND hash NOT IN (SELECT hash FROM boilerplate))
INSERT INTO story_pair
  SELECT a, b, text_containment(x.text, y.text), text_containment(y.text, x.text)
  FROM candidate CROSS JOIN story_text AS s ON s.id = a CROSS JOIN story_article AS x ON x.rowid = s.article
    CROSS JOIN story_text AS t ON t.id = b CROSS JOIN story_article AS y ON y.rowid = t.article;

-- What the pairs join; a text that several articles have is a cluster by itself.
CREATE TEMP TABLE story_cluster(id INTEGER PRIMARY KEY, cluster INTEGER);
INSERT INTO story_cluster
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each((
    SELECT story_clusters(a, b) FROM (
      SELECT a, b FROM story_pair WHERE max(a_in_b, b_in_a) >= .45 AND min(a_in_b, b_in_a) >= .1
      UNION ALL
      SELECT id, id FROM story_text WHERE articles > 1)));

-- Their articles in order of time, those without any last; and each text beside the one that was first.
CREATE TEMP TABLE story_member AS
  SELECT cluster, t.id, locator, a.source, published, published_utc, a.headline, coalesce(published_utc, published) AS time,
    first_value(t.id) OVER earlier AS first, row_number() OVER earlier AS n
  FROM story_article AS a CROSS JOIN story_text AS t USING(text_hash) JOIN story_cluster USING(id)
  WINDOW earlier AS (PARTITION BY cluster ORDER BY coalesce(published_utc, published) IS NULL, coalesce(published_utc, published), locator);

CREATE TEMP TABLE story_share(id INTEGER PRIMARY KEY, in_first REAL, of_first REAL);
INSERT INTO story_share
  SELECT m.id, text_containment(x.text, y.text), text_containment(y.text, x.text)
  FROM (SELECT DISTINCT id, first FROM story_member WHERE id <> first) AS m
    CROSS JOIN story_text AS s ON s.id = m.id CROSS JOIN story_article AS x ON x.rowid = s.article
    CROSS JOIN story_text AS t ON t.id = m.first CROSS JOIN story_article AS y ON y.rowid = t.article;

CREATE TEMP TABLE story_number(cluster INTEGER PRIMARY KEY, copies INTEGER, outlets INTEGER, story INTEGER);
INSERT INTO story_number
  SELECT cluster, count(*), count(DISTINCT source), row_number() OVER (ORDER BY min(time) IS NULL, min(time), min(locator)) FROM story_member GROUP BY cluster;

CREATE TEMP VIEW stories AS
SELECT story, copies, outlets,
  CASE WHEN n = 1 THEN 'first' WHEN m.id = first OR min(in_first, of_first) >= .95 THEN 'same'
    WHEN in_first >= .7 AND in_first >= of_first + .05 THEN 'cut' WHEN of_first >= .7 AND of_first >= in_first + .05 THEN 'extended' ELSE 'edited' END AS kind,
  source, published, published_utc, CASE WHEN published_utc IS NULL AND published IS NOT NULL THEN 'unknown' END AS zone,
  headline, round(coalesce(in_first, 1), 2) AS in_first, round(coalesce(of_first, 1), 2) AS of_first, locator
FROM story_member AS m JOIN story_number USING(cluster) LEFT JOIN story_share AS s ON s.id = m.id
ORDER BY story, n;

SELECT * FROM stories;
