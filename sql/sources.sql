-- sources.sql: the outlets of the archive, under all their names. An outlet that calls itself differently on different pages is made one by a row
-- in the table outlet_alias:
--   INSERT INTO outlet_alias VALUES ('Vellen Mirror Online', 'The Vellen Mirror');
-- `see_also` names others on the same site, which may be the same one.
--
-- usage, on a database that archive.sql has made:
--   .read sql/sources.sql
-- parameters: rows (1000): as many are shown, those with most articles first.
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   INSERT INTO outlet_alias VALUES ('Pyongyang Times', 'Mirim News Service');
--   SELECT broadsheet_param('rows', 4);
--   .read sql/sources.sql
--   ┌────────────────────────┬──────────┬─────────────────────┬─────────────────────┬────────────────────────────────────┬──────────────────────────┬───────────┬──────────┐
--   │         outlet         │ articles │        first        │        last         │               names                │          sites           │ languages │ see_also │
--   ├────────────────────────┼──────────┼─────────────────────┼─────────────────────┼────────────────────────────────────┼──────────────────────────┼───────────┼──────────┤
--   │ EAST PORT NEWS SERVICE │ 4        │ 2001-08-03          │ 2001-08-03          │ EAST PORT NEWS SERVICE             │                          │ en        │          │
--   │ Lakeside Echo          │ 2        │ 2017-05-02          │ 2017-11-10          │ Lakeside Echo                      │ lakeside-echo.example    │ en        │          │
--   │ Mirim News Service     │ 2        │ 2024-10-10          │ 2024-11-30          │ Pyongyang Times,Mirim News Service │ peninsulamonitor.example │ en        │          │
--   │ Ashcombe Times         │ 1        │ 2018-06-17 10:15:00 │ 2018-06-17 10:15:00 │ Ashcombe Times                     │                          │ en-GB     │          │
--   └────────────────────────┴──────────┴─────────────────────┴─────────────────────┴────────────────────────────────────┴──────────────────────────┴───────────┴──────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.sources;
CREATE TEMP VIEW sources AS
  WITH named AS (
      SELECT coalesce(o.outlet, a.source, a.site, '(unknown)') AS outlet, a.source, a.site, a.language, a.published,
        coalesce(url_key(coalesce(a.canonical_url, a.url)) || ' ' || a.item, a.locator) AS page
      FROM main.article AS a LEFT JOIN main.outlet_alias AS o ON o.source = a.source
      WHERE a.kind = 'article'),
    pair AS (SELECT DISTINCT outlet, site FROM named WHERE site IS NOT NULL AND source IS NOT NULL)
  SELECT outlet, count(DISTINCT page) AS articles, min(published) AS first, max(published) AS last,
    group_concat(DISTINCT source) AS names, group_concat(DISTINCT site) AS sites, group_concat(DISTINCT language) AS languages,
    (SELECT group_concat(DISTINCT other.outlet) FROM pair AS mine JOIN pair AS other ON other.site = mine.site AND other.outlet <> mine.outlet
     WHERE mine.outlet = named.outlet) AS see_also
  FROM named GROUP BY outlet ORDER BY articles DESC, outlet LIMIT broadsheet_param('rows', 1000, 'number');
SELECT * FROM temp.sources;
