-- sanity.sql: what to look at before the archive is trusted. A row a doubt:
--   unreadable                 the file could not be read (detail says why)
--   no text, no date           an article without them
--   published after captured   by more than 14 hours, unless both zones are known: then by any time
--   published in the future    later than the reading
--   address disagrees          the date in the address is more than two days from the published one
--   captures disagree          captures of one page give different dates
-- and where the parameter location names pages that can be read again, from all the dates that stand on them:
--   published after captured   also where such a date was not taken, and no other is there
--   dates disagree             others, as good as the one that was taken, are more than two days from it
--   modified before published  by more than a day
--   day or month               a site has dates such as 03/04/2024, which nothing on their page decides; detail says what its other dates prove
--
-- usage, on a database that archive.sql has made:
--   SELECT broadsheet_param('location', 'saved');
--   .read sql/sanity.sql
-- parameters: location (none).
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('location', 'samples');
--   .read sql/sanity.sql
--   ┌────────────┬───────────────────────────┬────────┬───────┬─────────────────────────────┐
--   │   doubt    │          locator          │ source │ value │           detail            │
--   ├────────────┼───────────────────────────┼────────┼───────┼─────────────────────────────┤
--   │ unreadable │ samples/broken/empty.html │        │       │ the page is empty (0 bytes) │
--   └────────────┴───────────────────────────┴────────┴───────┴─────────────────────────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.sanity;
CREATE TEMP VIEW sanity AS
  WITH page AS (
      SELECT a.*, c.read_at, coalesce(a.canonical_url, a.url) AS address FROM main.article AS a JOIN main.capture AS c ON c.id = a.capture
      WHERE a.kind = 'article' AND c.replaced_at IS NULL),
    seen AS MATERIALIZED ( -- dates on the pages; none where there is no location
      SELECT d.locator, d.role, d.value, d.raw, d.scheme, d.score, d.ambiguous
      FROM (SELECT broadsheet_param('location', NULL, 'text') AS x) AS l, html_dates(l.x) AS d
      WHERE d.role IN ('published', 'modified') AND NOT d.chosen)
  SELECT 'unreadable' AS doubt, path AS locator, NULL AS source, NULL AS value, error AS detail FROM main.capture
    WHERE error IS NOT NULL AND replaced_at IS NULL
  UNION ALL SELECT 'no text', locator, source, NULL, headline FROM page WHERE coalesce(text, '') = ''
  UNION ALL SELECT 'no date', locator, source, NULL, headline FROM page WHERE published IS NULL
  UNION ALL
  SELECT 'published after captured', locator, source, published || coalesce(published_tz, ''), 'captured ' || captured || coalesce(captured_tz, '')
    FROM page
    WHERE CASE WHEN published_utc IS NOT NULL AND captured_tz IS NOT NULL THEN published_utc > datetime(captured || captured_tz)
      ELSE julianday(published) - julianday(captured) > 14 / 24.0 END
  UNION ALL
  SELECT 'published after captured', p.locator, p.source, max(s.value), 'captured ' || p.captured || coalesce(p.captured_tz, '')
    FROM page AS p JOIN seen AS s ON s.locator = p.locator
    WHERE p.published IS NULL AND s.role = 'published' AND julianday(s.value) - julianday(p.captured) > 14 / 24.0 GROUP BY p.id
  UNION ALL
  SELECT 'published in the future', locator, source, published, 'read ' || read_at || ' UTC' FROM page
    WHERE julianday(coalesce(published_utc, published)) - julianday(read_at) > 14 / 24.0
  UNION ALL
  SELECT 'address disagrees', locator, source, published, url_date(address) || ' in ' || address FROM page
    WHERE published_precision NOT IN ('year', 'month') AND abs(julianday(url_date(address)) - julianday(date(published))) > 2
      AND NOT (url_date(address) LIKE '%-01' AND substr(url_date(address), 1, 7) = substr(published, 1, 7))
      AND NOT (url_date(address) LIKE '%-01-01' AND substr(url_date(address), 1, 4) = substr(published, 1, 4))
  UNION ALL
  SELECT 'captures disagree', min(locator), min(source), min(published), 'and ' || max(published) FROM page
    WHERE published IS NOT NULL AND address IS NOT NULL GROUP BY url_key(address), item HAVING min(published) <> max(published)
  UNION ALL
  SELECT 'dates disagree', p.locator, p.source, p.published, group_concat(DISTINCT s.value || ' (' || s.scheme || ')')
    FROM page AS p JOIN seen AS s ON s.locator = p.locator
    WHERE s.role = 'published' AND s.score >= .8 AND s.scheme <> 'url' AND abs(julianday(date(s.value)) - julianday(date(p.published))) > 2
    GROUP BY p.id
  UNION ALL
  SELECT 'modified before published', p.locator, p.source, p.published, 'modified ' || max(s.value)
    FROM page AS p JOIN seen AS s ON s.locator = p.locator
    WHERE s.role = 'modified' AND julianday(p.published) - julianday(s.value) > 1 GROUP BY p.id
  UNION ALL
  SELECT 'day or month', min(s.locator), p.site, min(s.raw), format('pages: %d; other dates of the site prove %s', count(DISTINCT s.locator), coalesce(
      (SELECT date_order(o.published_raw) FROM page AS o WHERE o.site = p.site AND o.published_raw NOT GLOB '[12][0-9][0-9][0-9][-/.]*'), 'nothing'))
    FROM page AS p JOIN seen AS s ON s.locator = p.locator WHERE s.ambiguous GROUP BY p.site;
SELECT * FROM temp.sanity;
