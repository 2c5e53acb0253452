-- missing.sql: stories that pages of the archive list (related articles, front pages) but the archive lacks, by address and by headline. Those that
-- most pages list come first.
--
-- usage, on a database that archive.sql has made:
--   .read sql/missing.sql
-- parameters: rows (1000): as many are shown.
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('rows', 5);
--   .read sql/missing.sql
--   ┌────────────────────────────────────────┬────────────┬────────────────────────────────────────┬───────┬──────────────────────────────────────────┐
--   │                headline                │ published  │                  url                   │ pages │                listed_by                 │
--   ├────────────────────────────────────────┼────────────┼────────────────────────────────────────┼───────┼──────────────────────────────────────────┤
--   │ Band needs a tuba player               │            │ http://www.lakeside-echo.example/news/ │ 2     │ samples/httrack/www.lakeside-echo.       │
--   │                                        │            │ tuba.html                              │       │ example/news/footbridge.html             │
--   ├────────────────────────────────────────┼────────────┼────────────────────────────────────────┼───────┼──────────────────────────────────────────┤
--   │ Mobile library timetable               │            │ http://www.lakeside-echo.example/news/ │ 2     │ samples/httrack/www.lakeside-echo.       │
--   │                                        │            │ mobile-library.html                    │       │ example/news/footbridge.html             │
--   ├────────────────────────────────────────┼────────────┼────────────────────────────────────────┼───────┼──────────────────────────────────────────┤
--   │ Pike season starts a week early        │            │ http://www.lakeside-echo.example/news/ │ 2     │ samples/httrack/www.lakeside-echo.       │
--   │                                        │            │ pike-season.html                       │       │ example/news/footbridge.html             │
--   ├────────────────────────────────────────┼────────────┼────────────────────────────────────────┼───────┼──────────────────────────────────────────┤
--   │ Children’s Hospital Receives Equipment │ 2026-01-17 │ https://peninsulamonitor.example/      │ 1     │ samples/aggregator/ryongdong-greenhouse. │
--   │                                        │            │ articles/childrens-hospital-receives-  │       │ html                                     │
--   │                                        │            │ equipment-88404/                       │       │                                          │
--   ├────────────────────────────────────────┼────────────┼────────────────────────────────────────┼───────┼──────────────────────────────────────────┤
--   │ Folk Village Holds Kite Festival       │ 2026-01-14 │ https://peninsulamonitor.example/      │ 1     │ samples/aggregator/ryongdong-greenhouse. │
--   │                                        │            │ articles/folk-village-holds-kite-      │       │ html                                     │
--   │                                        │            │ festival-88398/                        │       │                                          │
--   └────────────────────────────────────────┴────────────┴────────────────────────────────────────┴───────┴──────────────────────────────────────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.missing;
CREATE TEMP VIEW missing AS
  WITH listed AS (
      SELECT r.headline, r.url, url_key(r.url) AS page, headline_key(r.headline) AS key, r.published, r.truncated, a.locator
      FROM main.related AS r JOIN main.article AS a ON a.id = r.article WHERE coalesce(r.headline, '') <> ''),
    kept_page AS MATERIALIZED (
      SELECT url_key(url) AS page FROM main.article WHERE url IS NOT NULL
      UNION SELECT url_key(canonical_url) FROM main.article WHERE canonical_url IS NOT NULL
      UNION SELECT url_key(original_url) FROM main.article WHERE original_url IS NOT NULL),
    kept_key AS MATERIALIZED (SELECT DISTINCT headline_key(headline) AS key FROM main.article WHERE headline IS NOT NULL)
  SELECT max(headline) AS headline, min(published) AS published, max(url) AS url, count(DISTINCT locator) AS pages, min(locator) AS listed_by
  FROM listed
  WHERE (page IS NULL OR page NOT IN (SELECT page FROM kept_page)) AND key NOT IN (SELECT key FROM kept_key)
  GROUP BY coalesce(page, key)
  ORDER BY pages DESC, listed_by, headline LIMIT broadsheet_param('rows', 1000, 'number');
SELECT * FROM temp.missing;
