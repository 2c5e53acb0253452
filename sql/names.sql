-- names.sql: how often listed names appear, by month, and where a name is gone from a later capture of a page. Case and accents do not matter;
-- names in scripts without blanks are found inside words (김정은 in 김정은은). Of a page with several captures the one with most mentions counts.
--
-- usage, on a database that archive.sql has made:
--   SELECT broadsheet_param('names', 'Gideon Marsh; Howard Stell; 윤태식');
--   .read sql/names.sql
-- parameters: names, divided by semicolons.
-- what: mentioned (month, articles, mentions), removed (page, the captures before and after, the paragraph as it was), never.
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('names', 'Gideon Marsh; Aurelia; 봉화리; Nobody At All');
--   .read sql/names.sql
--   ┌───────────────┬───────────┬─────────┬──────────┬──────────┬───────────────────────────────────┬─────────────────────┬─────────────────────┬────────────────────────────────────────┐
--   │     name      │   what    │  month  │ articles │ mentions │               page                │       before        │        after        │                  was                   │
--   ├───────────────┼───────────┼─────────┼──────────┼──────────┼───────────────────────────────────┼─────────────────────┼─────────────────────┼────────────────────────────────────────┤
--   │ Aurelia       │ mentioned │ 2024-01 │ 1        │ 2        │                                   │                     │                     │                                        │
--   ├───────────────┼───────────┼─────────┼──────────┼──────────┼───────────────────────────────────┼─────────────────────┼─────────────────────┼────────────────────────────────────────┤
--   │ Gideon Marsh  │ mentioned │ 2024-01 │ 1        │ 1        │                                   │                     │                     │                                        │
--   ├───────────────┼───────────┼─────────┼──────────┼──────────┼───────────────────────────────────┼─────────────────────┼─────────────────────┼────────────────────────────────────────┤
--   │ Gideon Marsh  │ removed   │         │          │          │ pellamadvertiser.example/council/ │ 2024-02-01 08:02:10 │ 2024-03-18 19:45:31 │ Work was due to begin in March, under  │
--   │               │           │         │          │          │ assembly-rooms-grant              │                     │                     │ the Thornbury builder Gideon Marsh.    │
--   ├───────────────┼───────────┼─────────┼──────────┼──────────┼───────────────────────────────────┼─────────────────────┼─────────────────────┼────────────────────────────────────────┤
--   │ Nobody At All │ never     │         │          │          │                                   │                     │                     │                                        │
--   ├───────────────┼───────────┼─────────┼──────────┼──────────┼───────────────────────────────────┼─────────────────────┼─────────────────────┼────────────────────────────────────────┤
--   │ 봉화리           │ mentioned │ 2004-06 │ 1        │ 4        │                                   │                     │                     │                                        │
--   └───────────────┴───────────┴─────────┴──────────┴──────────┴───────────────────────────────────┴─────────────────────┴─────────────────────┴────────────────────────────────────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.names_listed;
CREATE TEMP VIEW names_listed AS
  WITH RECURSIVE cut(rest, name) AS (
    SELECT broadsheet_param('names') || ';', NULL
    UNION ALL SELECT substr(rest, instr(rest, ';') + 1), trim(substr(rest, 1, instr(rest, ';') - 1)) FROM cut WHERE rest <> '')
  SELECT DISTINCT name, text_fold(name) AS folded, text_terms(name) AS terms,
    text_fold(name) GLOB '*[ぁ-ヿ一-鿿가-힣]*' AS inside -- written without blanks around
  FROM cut WHERE text_fold(name) <> '';
SELECT broadsheet_error('the parameter ''names'' holds no name; say SELECT broadsheet_param(''names'', ''Gideon Marsh; Howard Stell'') first')
  WHERE broadsheet_param('names') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.names_listed);

DROP VIEW IF EXISTS temp.names_version;
CREATE TEMP VIEW names_version AS -- each capture of a page with an address, and the capture before it
  SELECT url_key(coalesce(a.canonical_url, a.url)) AS page, a.id, coalesce(a.captured, datetime(c.mtime, 'unixepoch')) AS at,
    lag(a.id) OVER w AS old, lag(coalesce(a.captured, datetime(c.mtime, 'unixepoch'))) OVER w AS old_at
  FROM main.article AS a JOIN main.capture AS c ON c.id = a.capture
  WHERE a.kind = 'article' AND coalesce(a.canonical_url, a.url) IS NOT NULL
  WINDOW w AS (PARTITION BY url_key(coalesce(a.canonical_url, a.url)), a.item ORDER BY coalesce(a.captured, datetime(c.mtime, 'unixepoch')), a.id);

DROP VIEW IF EXISTS temp.names_mention;
CREATE TEMP VIEW names_mention AS -- a row a name and an article that holds it
  WITH listed AS MATERIALIZED (SELECT * FROM temp.names_listed),
    hit AS MATERIALIZED (
      SELECT l.*, i.rowid AS article FROM listed AS l, main.article_index AS i
      WHERE i.article_index MATCH 'terms : "' || l.terms || CASE WHEN length(l.terms) = 1 AND l.inside THEN '" *' ELSE '"' END),
    text AS (
      SELECT h.name, h.article, CASE WHEN h.inside THEN h.folded ELSE ' ' || replace(h.folded, ' ', '  ') || ' ' END AS key,
        CASE WHEN h.inside THEN text_fold(coalesce(a.headline, '') || ' ' || coalesce(a.text, ''))
          ELSE ' ' || replace(text_fold(coalesce(a.headline, '') || ' ' || coalesce(a.text, '')), ' ', '  ') || ' ' END AS body -- neighbours share no blank
      FROM hit AS h JOIN main.article AS a ON a.id = h.article)
  SELECT name, article, (length(body) - length(replace(body, key, ''))) / length(key) AS mentions FROM text;

DROP VIEW IF EXISTS temp.names;
CREATE TEMP VIEW names AS
  WITH mention AS MATERIALIZED (SELECT * FROM temp.names_mention WHERE mentions > 0),
    page AS (
      SELECT m.name, substr(a.published, 1, 7) AS month, max(m.mentions) AS mentions
      FROM mention AS m JOIN main.article AS a ON a.id = m.article
      WHERE a.kind = 'article' GROUP BY m.name, coalesce(url_key(coalesce(a.canonical_url, a.url)) || ' ' || a.item, a.locator))
  SELECT name, 'mentioned' AS what, month, count(*) AS articles, sum(mentions) AS mentions, NULL AS page, NULL AS before, NULL AS after, NULL AS was
    FROM page GROUP BY name, month
  UNION ALL
  SELECT m.name, 'removed', NULL, NULL, NULL, v.page, v.old_at, v.at,
      (SELECT p.text FROM main.paragraph AS p
       WHERE p.article = v.old AND instr(text_fold(p.text), text_fold(m.name)) ORDER BY p.n LIMIT 1)
    FROM mention AS m JOIN temp.names_version AS v ON v.old = m.article
    WHERE NOT EXISTS (SELECT 1 FROM mention AS n WHERE n.name = m.name AND n.article = v.id)
  UNION ALL
  SELECT name, 'never', NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM temp.names_listed WHERE name NOT IN (SELECT name FROM mention)
  ORDER BY 1, 2, 3, 6;
SELECT * FROM temp.names;
