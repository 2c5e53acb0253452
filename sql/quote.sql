-- quote.sql: paragraphs of an article with a citation: headline, byline, outlet, date as the page gives it, address, capture, file and number of the
-- paragraph.
--
-- usage, on a database that archive.sql has made; a locator is what search.sql and the table article give:
--   SELECT broadsheet_param('locator', 'saved/page.html'), broadsheet_param('paragraph', 3);
--   .read sql/quote.sql
-- parameters: locator; paragraph (all of them).
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('locator', 'samples/wayback/quarry-vote.html'), broadsheet_param('paragraph', 1);
--   .read sql/quote.sql
--   ┌───┬─────────────────────────────────────────┬─────────────────────────────────────────┐
--   │ n │                  quote                  │                citation                 │
--   ├───┼─────────────────────────────────────────┼─────────────────────────────────────────┤
--   │ 1 │ MILLBROOK – After a debate that lasted  │ “Millbrook council votes to close       │
--   │   │ until nearly two in the morning, the    │ quarry”, Walter Drummond, Millbrook     │
--   │   │ town council voted five to four on      │ Sentinel, 2019-04-10 07:02:00 -04:00.   │
--   │   │ Tuesday not to renew the lease of the   │ http://www.millbrook-sentinel.example/  │
--   │   │ limestone quarry on Pike Road.          │ 2019/04/quarry-vote/ Captured           │
--   │   │                                         │ 2019-04-12 08:30:15 +00:00 at           │
--   │   │                                         │ https://web.archive.org/web/            │
--   │   │                                         │ 20190412083015/http://www.millbrook-    │
--   │   │                                         │ sentinel.example/2019/04/quarry-vote/.  │
--   │   │                                         │ File samples/wayback/quarry-vote.html,  │
--   │   │                                         │ paragraph 1.                            │
--   └───┴─────────────────────────────────────────┴─────────────────────────────────────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

SELECT broadsheet_error(format('there is no article %s in this archive; say SELECT broadsheet_param(''locator'', ...) first, as search.sql or the '
    || 'table article gives it', broadsheet_param('locator')))
  WHERE broadsheet_param('locator') NOT IN (SELECT locator FROM main.article);
SELECT broadsheet_error(format('%s has no paragraph %d, but %d to %d; say SELECT broadsheet_param(''paragraph'', %d) first, or NULL for all of them',
    broadsheet_param('locator'), broadsheet_param('paragraph', NULL, 'number'), first, last, first))
  FROM (SELECT min(p.n) AS first, max(p.n) AS last FROM main.paragraph AS p JOIN main.article AS a ON a.id = p.article
        WHERE a.locator = broadsheet_param('locator'))
  WHERE broadsheet_param('paragraph', NULL, 'number') NOT BETWEEN first AND last;

DROP VIEW IF EXISTS temp.quote;
CREATE TEMP VIEW quote AS
  SELECT p.n, p.text AS quote,
    format('“%s”, %s%s%s. %s%sFile %s, paragraph %d.', a.headline, CASE WHEN a.byline IS NOT NULL THEN a.byline || ', ' ELSE '' END,
      coalesce(a.source, a.site, 'unknown outlet'),
      coalesce(', ' || CASE a.published_precision WHEN 'year' THEN substr(a.published, 1, 4) WHEN 'month' THEN substr(a.published, 1, 7)
        ELSE a.published END || coalesce(' ' || a.published_tz, ''), ', undated'),
      coalesce(coalesce(a.canonical_url, a.url, a.original_url) || ' ', ''),
      CASE WHEN a.captured IS NOT NULL
        THEN format('Captured %s%s%s. ', a.captured, coalesce(' ' || a.captured_tz, ''), coalesce(' at ' || a.archive_url, ''))
        ELSE format('Read %s UTC. ', c.read_at) END,
      a.locator, p.n) AS citation
  FROM main.article AS a JOIN main.capture AS c ON c.id = a.capture JOIN main.paragraph AS p ON p.article = a.id
  WHERE a.locator = broadsheet_param('locator')
    AND a.id = (SELECT id FROM main.article AS same WHERE same.locator = a.locator ORDER BY id DESC LIMIT 1)
    AND p.n = coalesce(broadsheet_param('paragraph', NULL, 'number'), p.n)
  ORDER BY p.n;
SELECT * FROM temp.quote;
