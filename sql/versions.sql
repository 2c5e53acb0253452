-- versions.sql: what changed between captures of one page: headlines and paragraphs, and pages that are gone. Captures belong together by their
-- address (url_key of canonical_url, else of url) and differ by text_hash, so that typography alone is no change; pages with neither address are
-- left out and counted. A capture's time is the one it names, else its file's.
--
-- usage, on a database that archive.sql has made:
--   .read sql/versions.sql
-- parameters: before, after (none): the beginnings of paths, such as 'crawl/2024-02' and 'crawl/2024-03', of two crawls: pages of the first
--   that the second has no capture of are listed, too.
-- change: headline; paragraph ~ (edited), + (new), - (gone); vanished (refresh.sql found the file gone, or the second crawl lacks the page).
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   .read sql/versions.sql
--   ┌───────────────────────────────────┬─────────────────────┬─────────────────────┬─────────────┬────────────────────────────────────────┬─────────────────────────────────┬───────────────────────────────────────┐
--   │               page                │       before        │        after        │   change    │                  was                   │               is                │                locator                │
--   ├───────────────────────────────────┼─────────────────────┼─────────────────────┼─────────────┼────────────────────────────────────────┼─────────────────────────────────┼───────────────────────────────────────┤
--   │ pellamadvertiser.example/council/ │ 2024-02-01 08:02:10 │ 2024-03-18 19:45:31 │ paragraph ~ │ Work was due to begin in March, under  │ Work was due to begin in March. │ samples/captures/2024-03-18/assembly- │
--   │ assembly-rooms-grant              │                     │                     │             │ the Thornbury builder Gideon Marsh.    │                                 │ rooms-grant.html                      │
--   ├───────────────────────────────────┼─────────────────────┼─────────────────────┼─────────────┼────────────────────────────────────────┼─────────────────────────────────┼───────────────────────────────────────┤
--   │                                   │                     │                     │ left out    │ 12 articles without an address         │                                 │                                       │
--   └───────────────────────────────────┴─────────────────────┴─────────────────────┴─────────────┴────────────────────────────────────────┴─────────────────────────────────┴───────────────────────────────────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;
SELECT broadsheet_error('the parameters ''before'' and ''after'' go together; say SELECT broadsheet_param(''before'', ''crawl/2024-02''), '
    || 'broadsheet_param(''after'', ''crawl/2024-03'') first, or NULL for both')
  WHERE (broadsheet_param('before', NULL, 'text') IS NULL) <> (broadsheet_param('after', NULL, 'text') IS NULL);
SELECT broadsheet_error(format('no path in this archive begins with %s; say SELECT broadsheet_param(%Q, ...) first, as paths begin in the table capture',
    value, name))
  FROM (SELECT 'before' AS name, broadsheet_param('before', NULL, 'text') AS value UNION ALL SELECT 'after', broadsheet_param('after', NULL, 'text'))
  WHERE value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.capture WHERE substr(path, 1, length(value)) = value);

DROP VIEW IF EXISTS temp.versions_version;
CREATE TEMP VIEW versions_version AS -- each capture of a page with an address, and the capture before it
  SELECT url_key(coalesce(a.canonical_url, a.url)) AS page, a.id, coalesce(a.captured, datetime(c.mtime, 'unixepoch')) AS at,
    lag(a.id) OVER w AS old, lag(coalesce(a.captured, datetime(c.mtime, 'unixepoch'))) OVER w AS old_at
  FROM main.article AS a JOIN main.capture AS c ON c.id = a.capture
  WHERE a.kind = 'article' AND coalesce(a.canonical_url, a.url) IS NOT NULL
  WINDOW w AS (PARTITION BY url_key(coalesce(a.canonical_url, a.url)), a.item ORDER BY coalesce(a.captured, datetime(c.mtime, 'unixepoch')), a.id);

DROP VIEW IF EXISTS temp.versions;
CREATE TEMP VIEW versions AS
  WITH pair AS (
      SELECT v.page, v.old_at AS before, v.at AS after, b.headline AS old_headline, a.headline AS new_headline,
        coalesce(b.text, '') AS old_text, coalesce(a.text, '') AS new_text, b.text_hash IS NOT a.text_hash AS differs, a.locator
      FROM temp.versions_version AS v JOIN main.article AS a ON a.id = v.id JOIN main.article AS b ON b.id = v.old),
    page AS (
      SELECT url_key(coalesce(a.canonical_url, a.url)) AS page, c.path, c.vanished_at, c.replaced_at, a.headline, a.locator,
        coalesce(a.captured, datetime(c.mtime, 'unixepoch')) AS at
      FROM main.article AS a JOIN main.capture AS c ON c.id = a.capture WHERE a.kind = 'article' AND a.item = 1),
    gone AS (
      SELECT page, max(at) AS before, max(vanished_at) AS after, headline, locator
      FROM page WHERE replaced_at IS NULL GROUP BY coalesce(page, path) HAVING count(*) = count(vanished_at)
      UNION
      SELECT page, max(at), NULL, headline, locator
      FROM page, (SELECT broadsheet_param('before', NULL, 'text') AS before, broadsheet_param('after', NULL, 'text') AS after)
      WHERE after IS NOT NULL AND substr(path, 1, length(before)) = before AND page NOT IN (
        SELECT page FROM page WHERE page IS NOT NULL AND substr(path, 1, length(after)) = after)
      GROUP BY page)
  SELECT page, before, after, 'headline' AS change, old_headline AS was, new_headline AS "is", locator FROM pair
    WHERE old_headline IS NOT new_headline
  UNION ALL
  SELECT page, before, after, 'paragraph ' || d.op, d.old_text, d.new_text, locator
    FROM pair JOIN text_diff(pair.old_text, pair.new_text) AS d WHERE pair.differs AND d.op <> '='
  UNION ALL
  SELECT page, before, after, 'vanished', headline, NULL, locator FROM gone
  UNION ALL
  SELECT NULL, NULL, NULL, 'left out', format('%d articles without an address', n), NULL, NULL
    FROM (SELECT count(*) AS n FROM main.article WHERE kind = 'article' AND coalesce(canonical_url, url) IS NULL) WHERE n > 0;
SELECT * FROM temp.versions;
