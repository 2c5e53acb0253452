-- timeline.sql: how many articles each outlet published in each month. A page that was captured several times counts once; pages without a date
-- stand at the end. What an outlet is called can be set in outlet_alias (see sources.sql).
--
-- usage, on a database that archive.sql has made:
--   .read sql/timeline.sql
-- parameters: since (none), until (none): the first and the last month or day, such as '2023-01'.
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('since', '2023-09');
--   .read sql/timeline.sql
--   ┌─────────┬────────────────────┬──────────┬─────┐
--   │  month  │       source       │ articles │ bar │
--   ├─────────┼────────────────────┼──────────┼─────┤
--   │ 2023-09 │ Elsing Gazette     │ 1        │ █   │
--   │ 2023-09 │ The Continental    │ 1        │ █   │
--   │ 2023-09 │ Valley Dispatch    │ 1        │ █   │
--   │ 2023-11 │ صحيفة الشراع       │ 1        │ █   │
--   │ 2024-01 │ Pellam Advertiser  │ 1        │ █   │
--   │ 2024-01 │ The Vellen Mirror  │ 1        │ █   │
--   │ 2024-03 │ Tarnside News      │ 1        │ █   │
--   │ 2024-03 │ The Inlet Courier  │ 1        │ █   │
--   │ 2024-10 │ Mirim News Service │ 1        │ █   │
--   │ 2024-11 │ Küstenbote         │ 1        │ █   │
--   │ 2024-11 │ Pyongyang Times    │ 1        │ █   │
--   └─────────┴────────────────────┴──────────┴─────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.timeline;
CREATE TEMP VIEW timeline AS
  WITH story AS (
      SELECT CASE WHEN a.published_precision = 'year' THEN substr(a.published, 1, 4) ELSE substr(a.published, 1, 7) END AS month,
        coalesce(o.outlet, a.source, a.site, '(unknown)') AS source,
        coalesce(url_key(coalesce(a.canonical_url, a.url)) || ' ' || a.item, a.locator) AS page
      FROM main.article AS a LEFT JOIN main.outlet_alias AS o ON o.source = a.source
      WHERE a.kind = 'article'
        AND (broadsheet_param('since', NULL, 'date') IS NULL OR a.published >= broadsheet_param('since', NULL, 'date'))
        AND (broadsheet_param('until', NULL, 'date') IS NULL
             OR substr(a.published, 1, length(broadsheet_param('until', NULL, 'date'))) <= broadsheet_param('until', NULL, 'date'))),
    counted AS (SELECT month, source, count(DISTINCT page) AS articles FROM story GROUP BY month, source)
  SELECT month, source, articles, printf('%.*c', max(articles * 40 / max(40, (SELECT max(articles) FROM counted)), 1), '█') AS bar
  FROM counted ORDER BY month IS NULL, month, articles DESC, source;
SELECT * FROM temp.timeline;
