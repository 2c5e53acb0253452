-- refresh.sql: brings the archive of a location up to date: reads what is new and what has changed (by path, size and mtime), marks what is gone.
-- Nothing is deleted: a changed file is read anew and its former capture, article and paragraphs stay, with `replaced_at`; a file that is gone gets
-- `vanished_at`, and loses it when it comes back as it was.
--
-- usage, on a database that archive.sql has made:
--   .load ./broadsheet
--   SELECT broadsheet_param('location', 'saved');
--   .read sql/refresh.sql
-- parameters: location, spelled as it was for archive.sql;
--   max_vanished (20): per cent of its files that may be gone. With more, nothing is changed: a disk may be missing. To go on all the same:
--   SELECT broadsheet_param('max_vanished', 100);
-- Nothing is changed either where the location cannot be listed or holds no page. Files in a folder that cannot be read are not taken as gone.
-- Stopped at any row it can be run again; where nothing is new it writes nothing.
--
-- example, over samples/ just after archive.sql (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('location', 'samples');
--   .read sql/refresh.sql
--   ┌──────────┬─────┬─────────┬──────────┬──────┬───────────┬────────┐
--   │ location │ new │ changed │ vanished │ back │ unchanged │ errors │
--   ├──────────┼─────┼─────────┼──────────┼──────┼───────────┼────────┤
--   │ samples  │ 0   │ 0       │ 0        │ 0    │ 34        │ 1      │
--   └──────────┴─────┴─────────┴──────────┴──────┴───────────┴────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;
SELECT broadsheet_error('what is read is kept by a TEMP trigger, which may not write to FTS5 here: say PRAGMA trusted_schema = ON first')
  FROM pragma_trusted_schema WHERE NOT trusted_schema;
SELECT broadsheet_error(format('%s is not in this archive: is it spelled as it was for archive.sql? There: %s',
    broadsheet_param('location'), (SELECT group_concat(location, ', ') FROM (SELECT DISTINCT location FROM main.capture))))
  WHERE NOT EXISTS (SELECT 1 FROM main.capture WHERE location = broadsheet_param('location'));

-- The listing. The NULL location, which comes last, gives a row without a path: it stands there only if the statement has listed everything, and
-- every later statement asks for it (refresh_here) or for the like of it. So after an error the rest does nothing, also in a shell that goes on.
DROP TABLE IF EXISTS temp.refresh_listing;
CREATE TEMP TABLE refresh_listing(location TEXT, path TEXT, locator TEXT, bytes INTEGER, mtime INTEGER, error TEXT);
INSERT INTO temp.refresh_listing
  WITH here AS (
    SELECT broadsheet_param('location') AS location
    WHERE EXISTS (SELECT 1 FROM main.capture WHERE location = broadsheet_param('location'))
      AND broadsheet_archive() = 1)
  SELECT l.location, f.path, f.locator, f.bytes, f.mtime, f.error
  FROM (SELECT location, location AS x FROM here UNION ALL SELECT location, NULL FROM here) AS l LEFT JOIN html_files(l.x) AS f
  WHERE f.path IS NULL OR f.type IN ('page', 'container') OR f.error IS NOT NULL;
CREATE INDEX temp.refresh_error ON refresh_listing(path) WHERE error IS NOT NULL;
DROP VIEW IF EXISTS temp.refresh_here;
CREATE TEMP VIEW refresh_here AS SELECT DISTINCT location FROM temp.refresh_listing WHERE path IS NULL;

-- What the listing says of the archive; each view is empty where all is as it was.
DROP VIEW IF EXISTS temp.refresh_gone;
CREATE TEMP VIEW refresh_gone AS -- captures without a file, but for those in folders that could not be listed
  SELECT c.id, c.vanished_at FROM main.capture AS c
  WHERE c.replaced_at IS NULL AND c.location = (SELECT location FROM temp.refresh_here)
    AND c.path NOT IN (SELECT path FROM temp.refresh_listing WHERE path IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM temp.refresh_listing AS l
                    WHERE l.error IS NOT NULL AND substr(c.path, 1, length(l.path) + 1) = l.path || '/');
DROP VIEW IF EXISTS temp.refresh_read;
CREATE TEMP VIEW refresh_read AS -- files to be read; one that could not be read before is tried again
  SELECT l.path, c.error, CASE WHEN c.id IS NULL THEN 'new'
      WHEN l.bytes IS NOT c.bytes OR l.mtime IS NOT c.mtime THEN 'changed' ELSE 'tried again' END AS why
  FROM temp.refresh_listing AS l LEFT JOIN main.capture AS c ON c.path = l.path AND c.replaced_at IS NULL
  WHERE l.path IS NOT NULL AND l.error IS NULL
    AND (c.id IS NULL OR l.bytes IS NOT c.bytes OR l.mtime IS NOT c.mtime OR c.error IS NOT NULL);
DROP VIEW IF EXISTS temp.refresh_back;
CREATE TEMP VIEW refresh_back AS -- captures whose file is there again as it was
  SELECT c.id FROM temp.refresh_listing AS l JOIN main.capture AS c ON c.path = l.path AND c.replaced_at IS NULL
  WHERE c.vanished_at IS NOT NULL AND l.bytes IS c.bytes AND l.mtime IS c.mtime;

DROP VIEW IF EXISTS temp.refresh_refusal;
CREATE TEMP VIEW refresh_refusal AS -- one row, with a sentence or NULL; none where the listing did not come about
  WITH gone AS (SELECT count(*) AS n FROM temp.refresh_gone WHERE vanished_at IS NULL),
    files AS (
      SELECT count(*) AS n FROM main.capture
      WHERE replaced_at IS NULL AND vanished_at IS NULL AND location = (SELECT location FROM temp.refresh_here))
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM temp.sqlite_schema WHERE lower(name) IN ('capture', 'article', 'paragraph', 'link', 'related', 'article_index'))
      THEN format('a TEMP table or view hides the archive''s %s: drop it first. Nothing was changed', (SELECT group_concat(lower(name)) FROM temp.sqlite_schema
        WHERE lower(name) IN ('capture', 'article', 'paragraph', 'link', 'related', 'article_index')))
    WHEN NOT EXISTS (SELECT 1 FROM temp.refresh_listing WHERE path IS NOT NULL)
      THEN format('there is no page in %s; is its disk mounted? Nothing was changed', location)
    WHEN EXISTS (SELECT 1 FROM temp.refresh_listing AS l WHERE l.path = location AND l.error IS NOT NULL)
      THEN format('%s: %s. Nothing was changed', location, (SELECT l.error FROM temp.refresh_listing AS l WHERE l.path = location))
    WHEN gone.n * 100.0 > files.n * broadsheet_param('max_vanished', 20, 'number')
      THEN format('%d of %d files in %s are gone, more than %s per cent; is its disk mounted? Nothing was changed. '
        || 'To mark them all the same: SELECT broadsheet_param(''max_vanished'', 100)',
        gone.n, files.n, location, broadsheet_param('max_vanished', 20, 'number'))
    END AS why
  FROM temp.refresh_here, gone, files;
SELECT broadsheet_error(why) FROM temp.refresh_refusal WHERE why IS NOT NULL;

DROP TABLE IF EXISTS temp.arrival;
CREATE TEMP TABLE arrival AS
  SELECT '' AS location, a.*, a.paragraphs, a.links, a.related FROM html_articles('') AS a WHERE 0;
INSERT INTO temp.arrival SELECT l.location, a.*, a.paragraphs, a.links, a.related -- one scan, which opens the files of the list alone
  FROM (SELECT location FROM temp.refresh_here WHERE EXISTS (SELECT 1 FROM temp.refresh_read) AND EXISTS (SELECT 1 FROM temp.refresh_refusal WHERE why IS NULL)
        UNION ALL SELECT NULL FROM temp.refresh_refusal WHERE why IS NULL) AS l
    LEFT JOIN html_articles(l.location) AS a ON a.path IN (SELECT path FROM temp.refresh_read)
  WHERE a.path IS NULL OR (a.path, coalesce(a.error, '')) NOT IN (SELECT path, error FROM temp.refresh_read WHERE why = 'tried again');
INSERT INTO temp.arrival(location, path, locator, bytes, mtime, error) -- what could not even be listed
  SELECT location, path, locator, bytes, mtime, error FROM temp.refresh_listing AS l
  WHERE error IS NOT NULL AND EXISTS (SELECT 1 FROM temp.arrival WHERE location IS NULL)
    AND NOT EXISTS (SELECT 1 FROM main.capture AS c WHERE c.replaced_at IS NULL AND c.path = l.path AND c.error IS l.error);

-- One statement, so that all of it is kept or none. Ids go on where those before end; a capture has the id of its first article.
-- The same in archive.sql and refresh.sql, from here …
DROP VIEW IF EXISTS temp.arrival_kept;
CREATE TEMP VIEW arrival_kept AS SELECT 0 AS base, '' AS at;
CREATE TEMP TRIGGER keep_arrival INSTEAD OF INSERT ON arrival_kept BEGIN
  UPDATE capture SET replaced_at = NEW.at
    WHERE replaced_at IS NULL AND path IN (SELECT path FROM arrival WHERE path IS NOT NULL);
  INSERT INTO capture(id, location, path, bytes, mtime, error, broadsheet, read_at)
    SELECT NEW.base + rowid, location, path, bytes, mtime, error, broadsheet_version() ->> 'broadsheet', NEW.at
    FROM arrival WHERE path IS NOT NULL AND coalesce(item, 1) = 1;
  INSERT INTO article(id, capture, locator, item, url, canonical_url, original_url, archive_url, site, source, section, headline, subheadline, byline,
      published, published_tz, published_utc, published_precision, published_from, published_raw,
      modified, modified_tz, captured, captured_tz, captured_from,
      language, charset, summary, text, words, image, text_hash, kind, confidence)
    SELECT NEW.base + rowid, NEW.base + rowid - item + 1, locator, item,
      url, canonical_url, original_url, archive_url, site, source, section, headline, subheadline, byline,
      published, published_tz, published_utc, published_precision, published_from, published_raw,
      modified, modified_tz, captured, captured_tz, captured_from,
      language, charset, summary, text, words, image, text_hash, kind, confidence
    FROM arrival WHERE item IS NOT NULL;
  -- LIMIT -1 keeps each value from being written out as JSON again for every column.
  INSERT INTO paragraph(article, n, role, text, words) SELECT NEW.base + a, n, v ->> 'role', v ->> 'text', v ->> 'words'
    FROM (SELECT a.rowid AS a, key + 1 AS n, value AS v FROM arrival AS a, json_each(a.paragraphs) LIMIT -1);
  INSERT INTO link(article, n, url, text, rel, place, same_site)
    SELECT NEW.base + a, n, v ->> 'url', v ->> 'text', v ->> 'rel', v ->> 'place', v ->> 'same_site'
    FROM (SELECT a.rowid AS a, key + 1 AS n, value AS v FROM arrival AS a, json_each(a.links) LIMIT -1);
  INSERT INTO related(article, n, heading, headline, teaser, truncated, published, published_raw, url)
    SELECT NEW.base + a, n, v ->> 'heading', v ->> 'headline', v ->> 'teaser', v ->> 'truncated', v ->> 'published',
      v ->> 'published_raw', v ->> 'url'
    FROM (SELECT a.rowid AS a, key + 1 AS n, value AS v FROM arrival AS a, json_each(a.related) LIMIT -1);
  INSERT INTO article_index(rowid, headline, text, terms)
    SELECT NEW.base + rowid, headline, text, text_terms(coalesce(headline, '') || ' ' || coalesce(text, '')) FROM arrival WHERE item IS NOT NULL;
END;
-- … to here.
DROP TABLE IF EXISTS temp.refresh_result;
CREATE TEMP TABLE refresh_result(location TEXT, new INTEGER, changed INTEGER, vanished INTEGER, back INTEGER, unchanged INTEGER, errors INTEGER);
DROP VIEW IF EXISTS temp.refresh_applied;
CREATE TEMP VIEW refresh_applied AS SELECT 0 AS base, '' AS at;
CREATE TEMP TRIGGER apply_refresh INSTEAD OF INSERT ON refresh_applied BEGIN
  INSERT INTO refresh_result SELECT (SELECT location FROM refresh_here),
    (SELECT count(*) FROM refresh_read WHERE why = 'new'), (SELECT count(*) FROM refresh_read WHERE why = 'changed'),
    (SELECT count(*) FROM refresh_gone WHERE vanished_at IS NULL), (SELECT count(*) FROM refresh_back),
    (SELECT count(*) FROM refresh_listing WHERE path IS NOT NULL) - (SELECT count(*) FROM refresh_read WHERE why <> 'tried again'), NULL;
  UPDATE capture SET vanished_at = NEW.at WHERE id IN (SELECT id FROM refresh_gone WHERE vanished_at IS NULL);
  UPDATE capture SET vanished_at = NULL WHERE id IN (SELECT id FROM refresh_back);
  INSERT INTO arrival_kept VALUES (NEW.base, NEW.at);
  UPDATE refresh_result SET errors = (SELECT count(*) FROM capture WHERE location = (SELECT location FROM refresh_here)
      AND replaced_at IS NULL AND vanished_at IS NULL AND error IS NOT NULL);
END;
INSERT INTO temp.refresh_applied
  SELECT (SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM main.capture UNION ALL SELECT max(id) FROM main.article)),
    datetime('now')
  WHERE EXISTS (SELECT 1 FROM temp.arrival WHERE location IS NULL);
DROP TABLE temp.arrival;

DROP VIEW IF EXISTS temp.refresh;
CREATE TEMP VIEW refresh AS SELECT * FROM temp.refresh_result;
SELECT * FROM temp.refresh;
