-- archive.sql: reads the pages under a location once and keeps them in this database, as ordinary tables that any program can read, with or
-- without the extension. It adds a location; refresh.sql brings one up to date.
--
-- usage, in the shell on a database of its own (sqlite3 archive.db); other languages execute the same two statements:
--   .load ./broadsheet
--   SELECT broadsheet_param('location', 'saved');
--   .read sql/archive.sql
-- parameters: location, what to read (a folder, a file or a glob). Paths are kept as the location spells them: name it the same way each time.
--
-- tables: capture, a row a file as it was once read: with its size and mtime, when it was read and by which version; `replaced_at` once the file
--   has changed, `vanished_at` once it is gone (neither is ever deleted);
--   article, a row an article: `capture` and all columns of html_articles but those of the file. What reads FROM html_articles('saved') reads
--   FROM article; paragraph, link, related: the rows of html_paragraphs, html_links and html_related, by `article`;
--   outlet_alias, for you to fill: under which outlet sources.sql and timeline.sql count a source;
--   article_index, FTS5 over headline and text, and `terms` (text_terms), which also find 북한, 東京 and 김정은: see search.sql.
-- Nothing is written unless every page was read; stopped in the middle, the script can be run again.
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('location', 'samples');
--   .read sql/archive.sql
--   ┌──────────┬───────┬────────┬──────────┬───────────┬────────────┬─────────────────────┐
--   │ location │ files │ errors │ articles │ with_text │   first    │        last         │
--   ├──────────┼───────┼────────┼──────────┼───────────┼────────────┼─────────────────────┤
--   │ samples  │ 34    │ 1      │ 36       │ 35        │ 2001-08-03 │ 2024-11-30 07:45:00 │
--   └──────────┴───────┴────────┴──────────┴───────────┴────────────┴─────────────────────┘

SELECT broadsheet_error('this database was made by a newer broadsheet: use its scripts') WHERE broadsheet_archive() > 1;
SELECT broadsheet_error('what is read is kept by a TEMP trigger, which may not write to FTS5 here: say PRAGMA trusted_schema = ON first')
  FROM pragma_trusted_schema WHERE NOT trusted_schema;

-- The tables, all or none: where one of these names is somebody else's table, or TEMP, those made here are taken back.
DROP VIEW IF EXISTS temp.archive_foreign;
CREATE TEMP VIEW archive_foreign AS
  SELECT column1 AS name FROM (VALUES ('archive_meta', 'value'), ('capture', 'location'), ('capture', 'vanished_at'), ('article', 'capture'),
    ('article', 'text_hash'), ('paragraph', 'article'), ('paragraph', 'role'), ('link', 'article'), ('link', 'same_site'), ('related', 'article'),
    ('related', 'teaser'), ('outlet_alias', 'outlet'), ('article_index', 'terms'))
  WHERE column1 IN (SELECT lower(name) FROM main.sqlite_schema) AND NOT EXISTS (
      SELECT 1 FROM main.sqlite_schema AS s, pragma_table_info(s.name, 'main') AS c WHERE s.type = 'table' AND lower(s.name) = column1 AND c.name = column2)
    OR column1 IN (SELECT lower(name) FROM temp.sqlite_schema);
CREATE TEMP TRIGGER archive_stop INSTEAD OF INSERT ON archive_foreign BEGIN
  SELECT RAISE(ROLLBACK, 'there are tables or TEMP views here under the names of an archive: drop the TEMP ones; keep the archive in a database of its own');
END;

SAVEPOINT archive_tables;
CREATE TABLE IF NOT EXISTS main.capture(
  id INTEGER PRIMARY KEY, location TEXT NOT NULL, path TEXT NOT NULL, bytes INTEGER, mtime INTEGER, error TEXT,
  broadsheet TEXT NOT NULL, read_at TEXT NOT NULL, replaced_at TEXT, vanished_at TEXT); -- times of ours are UTC
CREATE TABLE IF NOT EXISTS main.article(
  id INTEGER PRIMARY KEY, capture INTEGER NOT NULL REFERENCES capture(id), locator TEXT NOT NULL, item INTEGER NOT NULL,
  url TEXT, canonical_url TEXT, original_url TEXT, archive_url TEXT, site TEXT, source TEXT, section TEXT,
  headline TEXT, subheadline TEXT, byline TEXT,
  published TEXT, published_tz TEXT, published_utc TEXT, published_precision TEXT, published_from TEXT, published_raw TEXT,
  modified TEXT, modified_tz TEXT, captured TEXT, captured_tz TEXT, captured_from TEXT,
  language TEXT, charset TEXT, summary TEXT, text TEXT, words INTEGER, image TEXT, text_hash TEXT, kind TEXT, confidence REAL);
CREATE TABLE IF NOT EXISTS main.paragraph(
  article INTEGER NOT NULL REFERENCES article(id), n INTEGER NOT NULL,
  role TEXT, text TEXT, words INTEGER, PRIMARY KEY(article, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS main.link(
  article INTEGER NOT NULL REFERENCES article(id), n INTEGER NOT NULL,
  url TEXT, text TEXT, rel TEXT, place TEXT, same_site INTEGER, PRIMARY KEY(article, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS main.related(
  article INTEGER NOT NULL REFERENCES article(id), n INTEGER NOT NULL, heading TEXT, headline TEXT, teaser TEXT,
  truncated INTEGER, published TEXT, published_raw TEXT, url TEXT, PRIMARY KEY(article, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS main.outlet_alias(source TEXT PRIMARY KEY COLLATE NOCASE, outlet TEXT NOT NULL) WITHOUT ROWID;
-- Without a copy of the texts (they stand in article): search.sql makes the snippets from the paragraphs.
CREATE VIRTUAL TABLE IF NOT EXISTS main.article_index USING fts5(headline, text, terms, content='', tokenize='unicode61');
CREATE TABLE IF NOT EXISTS main.archive_meta AS
  SELECT 'format' AS name, 1 AS value UNION ALL SELECT 'broadsheet', broadsheet_version() ->> 'broadsheet';
INSERT INTO temp.archive_foreign SELECT name FROM temp.archive_foreign WHERE coalesce(broadsheet_archive(), 1) = 1;
RELEASE archive_tables;

SELECT broadsheet_error(format('%s is in this archive already: refresh.sql brings it up to date', broadsheet_param('location')))
  WHERE EXISTS (SELECT 1 FROM main.capture WHERE location = broadsheet_param('location'));

-- What is read lands beside the database first, in `arrival`. The NULL location, which comes last, gives one row of NULLs: it stands there only
-- if the statement has read everything, and every later statement asks for it. So after an error the rest does nothing.
DROP TABLE IF EXISTS temp.arrival;
CREATE TEMP TABLE arrival AS
  SELECT '' AS location, a.*, a.paragraphs, a.links, a.related FROM html_articles('') AS a WHERE 0;
INSERT INTO temp.arrival SELECT l.location, a.*, a.paragraphs, a.links, a.related
  FROM (SELECT broadsheet_param('location') AS location
        WHERE NOT EXISTS (SELECT 1 FROM main.capture WHERE location = broadsheet_param('location'))
          AND broadsheet_archive() = 1 AND NOT EXISTS (SELECT 1 FROM temp.archive_foreign)
        UNION ALL SELECT NULL) AS l LEFT JOIN html_articles(l.location) AS a
  WHERE a.path IS NULL OR a.path NOT IN (SELECT path FROM main.capture WHERE replaced_at IS NULL);
SELECT broadsheet_error(format('there is no page in %s that is not in the archive', broadsheet_param('location')))
  WHERE EXISTS (SELECT 1 FROM temp.arrival WHERE location IS NULL) AND NOT EXISTS (SELECT 1 FROM temp.arrival WHERE path IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM main.capture WHERE location = broadsheet_param('location'))
    AND broadsheet_archive() = 1 AND NOT EXISTS (SELECT 1 FROM temp.archive_foreign);

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
INSERT INTO temp.arrival_kept
  SELECT (SELECT coalesce(max(id), 0) FROM (SELECT max(id) AS id FROM main.capture UNION ALL SELECT max(id) FROM main.article)),
    datetime('now')
  WHERE EXISTS (SELECT 1 FROM temp.arrival WHERE location IS NULL) AND EXISTS (SELECT 1 FROM temp.arrival WHERE path IS NOT NULL);
DROP TABLE temp.arrival;

DROP VIEW IF EXISTS temp.archive;
CREATE TEMP VIEW archive AS
  SELECT c.location, count(DISTINCT c.path) AS files, count(DISTINCT c.path) FILTER (WHERE c.error IS NOT NULL) AS errors,
    count(a.id) AS articles, count(a.text) AS with_text, min(a.published) AS first, max(a.published) AS last
  FROM main.capture AS c LEFT JOIN main.article AS a ON a.capture = c.id
  WHERE c.replaced_at IS NULL
  GROUP BY c.location;
SELECT * FROM temp.archive;
