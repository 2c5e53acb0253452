-- search.sql: full-text search. Case, accents and typography do not matter; 북한, 東京 and 김정은 are found as words are. The best matches come
-- first, each with the paragraph that holds most of the words, as it stands on the page.
--
-- usage, on a database that archive.sql has made:
--   SELECT broadsheet_param('query', 'flood barrier');
--   .read sql/search.sql
-- parameters: query, words that must all be there; "Kim Jong" in double quotes as a phrase, ferr* as a beginning;
--   rows (20): as many are shown.
-- `state` says whether the capture has been replaced by a newer one of its file, or its file has vanished.
--
-- example, over samples/ (`.mode box --wrap 40 --wordwrap on`):
--   SELECT broadsheet_param('query', 'roof "assembly rooms"');
--   .read sql/search.sql
--   ┌──────┬─────────────────────┬───────────────────┬───────────────────────────────────────┬───────────┬─────────────────────────────────────────┬───────┬───────────────────────────────────────┐
--   │ rank │      published      │      source       │               headline                │ paragraph │                 snippet                 │ state │                locator                │
--   ├──────┼─────────────────────┼───────────────────┼───────────────────────────────────────┼───────────┼─────────────────────────────────────────┼───────┼───────────────────────────────────────┤
--   │ 1    │ 2024-01-31 15:30:00 │ Pellam Advertiser │ County pays for new roof on assembly  │ 1         │ The county has granted £96,000 for a    │       │ samples/captures/2024-03-18/assembly- │
--   │      │                     │                   │ rooms                                 │           │ new roof on the Pellam assembly rooms,  │       │ rooms-grant.html                      │
--   │      │                     │                   │                                       │           │ which have been closed since a ceiling  │       │                                       │
--   │      │                     │                   │                                       │           │ came down in November.                  │       │                                       │
--   ├──────┼─────────────────────┼───────────────────┼───────────────────────────────────────┼───────────┼─────────────────────────────────────────┼───────┼───────────────────────────────────────┤
--   │ 2    │ 2024-01-31 15:30:00 │ Pellam Advertiser │ County pays for new roof on assembly  │ 1         │ The county has granted £96,000 for a    │       │ samples/captures/2024-02-01/assembly- │
--   │      │                     │                   │ rooms                                 │           │ new roof on the Pellam assembly rooms,  │       │ rooms-grant.html                      │
--   │      │                     │                   │                                       │           │ which have been closed since a ceiling  │       │                                       │
--   │      │                     │                   │                                       │           │ came down in November.                  │       │                                       │
--   └──────┴─────────────────────┴───────────────────┴───────────────────────────────────────┴───────────┴─────────────────────────────────────────┴───────┴───────────────────────────────────────┘

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.search_word;
CREATE TEMP VIEW search_word AS -- the query's words and phrases, folded as the index is
  WITH RECURSIVE piece(rest, quoted, part) AS (
      SELECT broadsheet_param('query') || '"', 1, NULL
      UNION ALL
      SELECT substr(rest, instr(rest, '"') + 1), 1 - quoted, substr(rest, 1, instr(rest, '"') - 1) FROM piece WHERE rest <> ''),
    cut(rest, word) AS (
      SELECT part || ' ', NULL FROM piece WHERE NOT quoted
      UNION ALL SELECT substr(rest, instr(rest, ' ') + 1), substr(rest, 1, instr(rest, ' ') - 1) FROM cut WHERE rest <> ''),
    phrase AS (SELECT word FROM cut UNION SELECT part FROM piece WHERE quoted)
  SELECT text_terms(word) AS terms, trim(word, ' *') AS word,
    -- One letter of a script whose words are indexed as pairs begins a pair.
    word LIKE '%*' OR (length(text_terms(word)) = 1 AND unicode(text_terms(word)) >= 0x2E80) AS begins
  FROM phrase WHERE text_terms(word) <> '';
SELECT broadsheet_error('the parameter ''query'' holds no word to look for; say SELECT broadsheet_param(''query'', ''flood barrier'') first')
  WHERE broadsheet_param('query') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.search_word);

DROP VIEW IF EXISTS temp.search_hit;
CREATE TEMP VIEW search_hit AS -- a headline counts ten times
  SELECT rowid AS article, bm25(article_index, 10.0, 0.0, 1.0) AS score FROM main.article_index
  WHERE article_index MATCH (
    SELECT coalesce(group_concat('{headline terms} : "' || terms || CASE WHEN begins THEN '" *' ELSE '"' END, ' AND '), '""') FROM temp.search_word)
  ORDER BY score, rowid LIMIT broadsheet_param('rows', 20, 'number');

DROP VIEW IF EXISTS temp.search;
CREATE TEMP VIEW search AS
  WITH word AS MATERIALIZED (SELECT * FROM temp.search_word),
    hit AS MATERIALIZED (SELECT * FROM temp.search_hit),
    folded AS MATERIALIZED (SELECT p.article, p.n, p.text, ' ' || text_terms(p.text) || ' ' AS terms FROM hit JOIN main.paragraph AS p USING (article)),
    found AS (
      SELECT f.*, count(w.terms) AS words,
        min(instr(lower(f.text), lower(w.word))) FILTER (WHERE instr(lower(f.text), lower(w.word))) AS at
      FROM folded AS f LEFT JOIN word AS w ON instr(f.terms, ' ' || w.terms || CASE WHEN w.begins THEN '' ELSE ' ' END)
      GROUP BY f.article, f.n),
    best AS (
      SELECT article, n, length(text) AS length, CASE WHEN at > 80 THEN at - 60 ELSE 1 END AS start,
        substr(text, CASE WHEN at > 80 THEN at - 60 ELSE 1 END, 160) AS part,
        row_number() OVER (PARTITION BY article ORDER BY words DESC, n) AS place
      FROM found)
  SELECT row_number() OVER (ORDER BY h.score, a.id) AS rank, a.published, a.source, a.headline, b.n AS paragraph,
    CASE WHEN start = 1 THEN part WHEN instr(part, ' ') BETWEEN 1 AND 20 THEN '…' || substr(part, instr(part, ' ') + 1) ELSE '…' || part END
      || CASE WHEN start + 160 <= length THEN '…' ELSE '' END AS snippet,
    CASE WHEN c.vanished_at IS NOT NULL THEN 'vanished' WHEN c.replaced_at IS NOT NULL THEN 'replaced' END AS state, a.locator
  FROM hit AS h JOIN main.article AS a ON a.id = h.article JOIN main.capture AS c ON c.id = a.capture
    LEFT JOIN best AS b ON b.article = a.id AND b.place = 1
  ORDER BY rank;
SELECT * FROM temp.search;
