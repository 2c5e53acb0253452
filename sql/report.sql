-- report.sql: the archive as one web page that needs nothing else: counts, a timeline by outlet, stories in several outlets, pages that changed and
-- how, dates to doubt, files that could not be read. It writes nothing.
--
-- usage, in a terminal, on a database that archive.sql has made:
--   sqlite3 -bail -list -noheader -cmd '.load ./broadsheet' archive.db '.read sql/report.sql' > report.html
-- or in Python, on a connection that has loaded broadsheet (other languages read the view in the same way):
--   con.executescript(open('sql/report.sql', encoding='utf8').read())
--   with open('report.html', 'w', encoding='utf8') as f:
--       f.write(con.execute('SELECT html FROM report').fetchone()[0])
-- parameters: none. Outlets go by the names that outlet_alias gives them. A table of the page has 500 rows at most, and says of how many.
--
-- example, over samples/, as a browser shows its beginning:
--   The archive, read
--   34 articles from 29 outlets, 2001-08-03 to 2024-11-30, read from 34 saved files.
--
-- How it is made: the page is a list of lines. A line is a JSON array of markup and values in turn, as in a template, and whatever may have come
-- from a page stands at an odd place: all of these are escaped, in one place, at the very end. Nothing of a page becomes markup. Besides, the page
-- allows its own script by its hash and nothing else, from anywhere (`make test-report` tells the hash of a script that was changed).

SELECT broadsheet_error(CASE WHEN broadsheet_archive() > 1 THEN 'this database was made by a newer broadsheet: use its scripts'
    ELSE 'there is no archive in this database: archive.sql makes one' END) WHERE broadsheet_archive() IS NOT 1;

DROP VIEW IF EXISTS temp.report;
CREATE TEMP VIEW report AS
WITH
-- Articles as they are read everywhere below; `kept` are those of files as they were last read.
page AS MATERIALIZED (
  SELECT a.id, c.path, c.replaced_at IS NULL AS kept, coalesce(o.outlet, a.source, a.site) AS outlet,
    coalesce(a.headline, 'No headline: ' || c.path) AS headline, a.language, lower(substr(a.language, 1, instr(a.language || '-', '-') - 1)) AS tongue, a.words,
    a.published, a.published_tz, a.published_utc, coalesce(a.published_utc, a.published) AS at, a.published_precision, a.published_from, a.published_raw, a.modified, a.modified_tz,
    a.captured, a.captured_tz, coalesce(a.captured, datetime(c.mtime, 'unixepoch'), c.read_at) AS seen, c.read_at,
    coalesce(a.canonical_url, a.url) AS address, a.item, a.text_hash,
    -- A link where the address is one of the web, else the file's name to be seen under the mouse.
    iif(web, '<a dir="auto" rel="noreferrer" href="', '<span dir="auto" title="') AS open, iif(web, coalesce(a.url, a.canonical_url), c.path) AS target,
    iif(web, '</a>', '</span>') AS shut
  FROM (SELECT *, coalesce(url, canonical_url) LIKE 'http://%' OR coalesce(url, canonical_url) LIKE 'https://%' AS web FROM main.article) AS a
    JOIN main.capture AS c ON c.id = a.capture LEFT JOIN main.outlet_alias AS o ON o.source = a.source
  WHERE a.kind = 'article'),
kept AS MATERIALIZED (SELECT * FROM page WHERE kept),

-- Outlets, in order of size.
outlet AS MATERIALIZED (
  SELECT outlet, count(*) AS articles, min(published) AS first, max(published) AS last, sum(words) AS words, count(*) - count(published) AS undated,
    group_concat(DISTINCT tongue) AS languages, row_number() OVER (ORDER BY outlet IS NULL, count(*) DESC, outlet) AS place
  FROM kept GROUP BY outlet),
outlets AS MATERIALIZED (SELECT count(*) AS n, count(outlet) AS named, max(articles) AS most FROM outlet),

-- The timeline: bins of a day, month, year or decade, so that a few dozen to 150 stand side by side; colours for seven outlets, the rest is one.
span AS MATERIALIZED (
  SELECT CASE WHEN days <= 92 THEN 10 WHEN days <= 150 * 31 THEN 7 WHEN days <= 150 * 366 THEN 4 ELSE 3 END AS digits
  FROM (SELECT julianday(max(published)) - julianday(min(published)) AS days FROM kept)),
unit AS MATERIALIZED (
  SELECT digits, CASE digits WHEN 10 THEN '' WHEN 7 THEN '-01' WHEN 4 THEN '-01-01' ELSE '0-01-01' END AS rest,
    CASE digits WHEN 10 THEN '+1 day' WHEN 7 THEN '+1 month' WHEN 4 THEN '+1 year' ELSE '+10 years' END AS step,
    CASE digits WHEN 10 THEN 'day' WHEN 7 THEN 'month' WHEN 4 THEN 'year' ELSE 'decade' END AS name FROM span),
binned AS MATERIALIZED (
  SELECT substr(k.published, 1, digits) || rest AS bin, min(o.place, 8) AS series,
    iif(o.place < 8, coalesce(k.outlet, 'Outlet unknown'), 'Other outlets') AS name, count(*) AS n
  FROM kept AS k JOIN outlet AS o ON o.outlet IS k.outlet, unit
  WHERE k.published IS NOT NULL AND (digits < 7 OR k.published_precision <> 'year') AND (digits < 10 OR k.published_precision <> 'month')
  GROUP BY 1, 2),
bin AS MATERIALIZED (
  WITH RECURSIVE r(bin) AS (
    SELECT min(bin) FROM binned UNION ALL SELECT date(bin, step) FROM r, unit WHERE bin < (SELECT max(bin) FROM binned) LIMIT 1000)
  SELECT bin, substr(bin, 1, iif(digits = 3, 4, digits)) || iif(digits = 3, 's', '') AS label, row_number() OVER (ORDER BY bin) - 1 AS i,
    substr(bin, 1, 4) * CASE digits WHEN 7 THEN 12 ELSE 1 END + CASE digits WHEN 7 THEN substr(bin, 6, 2) - 1 WHEN 10 THEN julianday(bin) ELSE 0 END AS ordinal
  FROM r, unit WHERE bin IS NOT NULL),
axis AS MATERIALIZED (
  SELECT bins, tallest, (SELECT min(column1 * ten) FROM (VALUES (1), (2), (3), (4), (5), (10), (15), (20), (25), (30), (40), (50)),
        (SELECT 1 AS ten UNION ALL VALUES (100), (10000), (1000000), (100000000)) WHERE column1 * ten * 4 >= tallest) AS tick,
    (SELECT min(column1) FROM (VALUES (1), (2), (3), (6), (12), (24), (60), (120), (1200)) WHERE column1 * 12 >= bins) AS every, 908.0 / bins AS step,
    min(908.0 / bins * .8, 56) AS width
  FROM (SELECT count(*) AS bins FROM bin), (SELECT max(n) AS tallest FROM (SELECT sum(n) AS n FROM binned GROUP BY bin))),
bar AS MATERIALIZED (
  SELECT b.i, b.label, s.series, s.name, s.n, sum(s.n) OVER (PARTITION BY s.bin ORDER BY s.series) AS top
  FROM binned AS s JOIN bin AS b USING (bin)),

-- Stories: articles of two outlets within a week whose headlines are alike and whose texts have something in common (by headlines alone, all of
-- "The best … of 2025" would be one story), or of which one text holds 45% of the other, as in stories.sql.
meeting AS MATERIALIZED (
  SELECT id, at, outlet, 12 AS next, hash FROM kept, headline_bands(headline)
  UNION SELECT k.id, at, outlet, 2, hash FROM kept AS k JOIN main.article AS a ON a.id = k.id, text_fingerprints(a.text) WHERE hash % 3 = 0), -- a third will do
-- Each with the next few only: what stands on thousands of pages must not be compared with itself a million times.
queue AS MATERIALIZED (SELECT *, row_number() OVER (PARTITION BY next, hash ORDER BY at, id) AS n FROM meeting),
near AS MATERIALIZED (
  SELECT a.id AS one, b.id AS other, max(a.next = 12) AS headlines, max(a.next = 2) AS texts
  FROM queue AS a CROSS JOIN (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12)) AS ahead ON ahead.column1 <= a.next
    CROSS JOIN queue AS b ON b.next = a.next AND b.hash = a.hash AND b.n = a.n + ahead.column1
  WHERE a.outlet <> b.outlet AND (julianday(b.at) - julianday(a.at) <= 7 OR a.at IS NULL) GROUP BY 1, 2),
compared AS MATERIALIZED (
  SELECT one, other, headlines AND k.at IS NOT NULL AND headline_similarity(k.headline, l.headline) > iif(min(k.words, l.words) >= 30, .6, .8)
      AND (min(k.words, l.words) < 30 OR text_similarity(a.text, b.text) > .03) AS alike,
    iif(texts AND min(length(a.text), length(b.text)) >= 100, text_containment(a.text, b.text), 0) AS held,
    iif(texts AND min(length(a.text), length(b.text)) >= 100, text_containment(b.text, a.text), 0) AS holds
  FROM near JOIN kept AS k ON k.id = one JOIN kept AS l ON l.id = other JOIN main.article AS a ON a.id = one JOIN main.article AS b ON b.id = other),
pair AS MATERIALIZED (SELECT one, other FROM compared WHERE alike OR max(held, holds) >= .45 AND min(held, holds) >= .1),
cluster AS MATERIALIZED ( -- not json_each((SELECT …)): SQLite runs what stands in such brackets without its automatic indexes
  SELECT value ->> 0 AS id, value ->> 1 AS story FROM (SELECT story_clusters(one, other) AS pairs FROM pair), json_each(pairs)),
member AS MATERIALIZED (
  SELECT story, d.*, row_number() OVER told AS n, first_value(d.published_utc) OVER told AS first_utc, first_value(d.published) OVER told AS first,
    min(d.published_tz IS NOT NULL OR d.published IS NULL) OVER (PARTITION BY story) AS zones
  FROM cluster JOIN kept AS d ON d.id = cluster.id
  WINDOW told AS (PARTITION BY story ORDER BY d.at IS NULL, d.at, d.id)),
told AS MATERIALIZED (
  SELECT *, CASE WHEN published IS NULL THEN 'no date' WHEN n = 1 THEN 'first' WHEN days < 2 AND exact THEN format('%d h %02d min later', minutes / 60, minutes % 60)
      WHEN date(published) = date(first) THEN 'the same day' ELSE format('%d %s later', days, iif(days < 2, 'day', 'days')) END AS lag
  FROM (SELECT *, CAST(round((julianday(published_utc) - julianday(first_utc)) * 1440) AS INTEGER) AS minutes,
      coalesce(length(published_utc) > 10 AND length(first_utc) > 10, 0) AS exact,
      coalesce(julianday(published_utc) - julianday(first_utc), julianday(date(published)) - julianday(date(first))) AS days
    FROM member)),
story AS MATERIALIZED (
  SELECT story, count(*) AS members, count(DISTINCT outlet) AS outlets, min(at) AS at,
    row_number() OVER (ORDER BY count(DISTINCT outlet) DESC, min(at) DESC, story) AS place
  FROM member GROUP BY story),

-- Captures of one page, each beside the one before it.
version AS MATERIALIZED (
  SELECT *, lag(id) OVER w AS before_id, lag(seen) OVER w AS before_seen, lag(headline) OVER w AS before_headline, lag(text_hash) OVER w AS before_hash
  FROM (SELECT *, url_key(address) AS key FROM page WHERE address IS NOT NULL)
  WINDOW w AS (PARTITION BY key, item ORDER BY seen, id)),
change AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY seen DESC, id) AS place FROM version
  WHERE before_id IS NOT NULL AND (text_hash IS NOT before_hash OR headline IS NOT before_headline)),
edit AS MATERIALIZED (
  SELECT place, 0 AS n, '~' AS op, before_headline AS was, headline AS now FROM change WHERE headline IS NOT before_headline AND place <= 500
  UNION ALL
  SELECT c.place, row_number() OVER (PARTITION BY c.place), d.op, d.old_text, d.new_text
  FROM change AS c JOIN main.article AS a ON a.id = c.before_id JOIN main.article AS b ON b.id = c.id, text_diff(a.text, b.text) AS d
  WHERE d.op <> '=' AND c.place <= 500),
-- What an edited paragraph has in common at its beginning (h characters) and its end (t), cut back to whole words.
alike AS MATERIALIZED (
  SELECT *, (WITH RECURSIVE p(i) AS (
      SELECT 0 UNION ALL SELECT i + 1 FROM p WHERE i < min(length(was), length(now), 4000) AND substr(was, i + 1, 1) = substr(now, i + 1, 1))
    SELECT max(i) FROM p) AS head
  FROM edit WHERE op = '~' AND n <= 40),
alike_head AS MATERIALIZED (
  SELECT *, CASE WHEN instr(stop, substr(was, head + 1, 1)) AND instr(stop, substr(now, head + 1, 1)) OR instr(was, ' ') = 0 THEN head
      ELSE length(rtrim(substr(was, 1, head), replace(substr(was, 1, head), ' ', ''))) END AS h
  FROM alike, (SELECT ' .,;:!?…)]”’»–—' AS stop)),
alike_tail AS MATERIALIZED (
  SELECT *, (WITH RECURSIVE p(i) AS (
      SELECT 0 UNION ALL SELECT i + 1 FROM p WHERE i < min(length(was) - h, length(now) - h, 4000) AND substr(was, -i - 1, 1) = substr(now, -i - 1, 1))
    SELECT max(i) FROM p) AS tail
  FROM alike_head),
marked AS MATERIALIZED (
  SELECT place, n, was, now, h, CASE WHEN tail = 0 OR instr(stop, substr(was, -tail, 1)) OR instr(was, ' ') = 0 THEN tail
      WHEN instr(substr(was, -tail), ' ') = 0 THEN 0 ELSE tail - instr(substr(was, -tail), ' ') + 1 END AS t
  FROM alike_tail),

-- Dates that a careful reader would look at.
doubt AS MATERIALIZED (
  SELECT 1 AS kind, id, 'captured ' || captured || coalesce(' ' || captured_tz, '') AS why FROM kept
  WHERE julianday(published) - julianday(captured) > iif(published_tz IS NULL OR captured_tz IS NULL, 14 / 24.0, 0)
    AND (published_tz IS NULL OR captured_tz IS NULL OR julianday(published_utc) > julianday(captured || captured_tz))
  UNION ALL
  SELECT 2, id, 'read ' || read_at FROM kept WHERE captured IS NULL AND julianday(published) - julianday(read_at) > 14 / 24.0
  UNION ALL
  SELECT 3, id, 'modified ' || modified || coalesce(' ' || modified_tz, '') FROM kept
  WHERE date(modified) < date(published, iif(published_tz IS modified_tz, '+0 days', '-1 day'))
  UNION ALL
  SELECT 4, id, 'the address says ' || url_date(address) FROM kept WHERE abs(julianday(url_date(address)) - julianday(published)) > 31
  UNION ALL
  SELECT 5, id, 'only the ' || published_precision || ' is known' FROM kept WHERE published_precision IN ('year', 'month')
  UNION ALL
  SELECT 6, id, iif(published_raw IS NULL, 'nothing on the page is one', 'day and month cannot be told apart: ' || published_raw) FROM kept WHERE published IS NULL),
doubt_name(kind, name) AS (VALUES (1, 'Published after the capture'), (2, 'Published in the future'), (3, 'Modified before it was published'),
  (4, 'The address disagrees'), (5, 'Less than a day is known'), (6, 'No date')),
doubted AS MATERIALIZED (SELECT doubt.*, row_number() OVER (ORDER BY kind, id) AS place FROM doubt),
unread AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY path) AS place FROM (
    SELECT path, bytes, error AS why FROM main.capture WHERE error IS NOT NULL AND replaced_at IS NULL
    UNION ALL SELECT path, bytes, 'gone since ' || vanished_at FROM main.capture WHERE vanished_at IS NOT NULL AND replaced_at IS NULL
    UNION ALL SELECT c.path, c.bytes, 'an article without text' FROM main.article AS a JOIN main.capture AS c ON c.id = a.capture
      WHERE a.kind = 'article' AND coalesce(a.text, '') = '' AND c.replaced_at IS NULL)),
total AS MATERIALIZED (
  SELECT (SELECT count(*) FROM kept) AS articles, (SELECT sum(words) FROM kept) AS words, (SELECT named FROM outlets) AS outlets,
    (SELECT count(DISTINCT tongue) FROM kept) AS languages, (SELECT count(*) FROM main.capture WHERE replaced_at IS NULL) AS files,
    (SELECT min(published) FROM kept) AS first, (SELECT max(published) FROM kept) AS last,
    (SELECT count(*) FROM story WHERE outlets > 1) AS stories, (SELECT count(*) FROM change) AS changes, (SELECT count(*) FROM doubt) AS doubts,
    (SELECT count(*) FROM unread) AS unread, (SELECT count(*) FROM page WHERE address IS NULL) AS addressless),

-- What the parts have in common: an empty one says so, another has a table. In `heads` a # marks a column of numbers. All of this is markup of ours.
part(part, id, title, size, empty, note, caption, heads) AS MATERIALIZED (
  SELECT 1, 'timeline', 'Timeline', (SELECT count(*) FROM bar), 'No article has a date, so there is nothing to draw.', '',
    'Articles by ' || name || ' and outlet', 'When|Outlet|#Articles' FROM unit
  UNION ALL SELECT 2, 'outlets', 'Outlets', (SELECT count(*) FROM outlet), 'There is no article in this archive yet.', '', 'Outlets, the largest first',
    'Outlet|#Articles|First|Last|#Words|Languages|#Undated'
  UNION ALL SELECT 3, 'stories', 'Stories in several outlets', stories, 'No story was found in more than one outlet.', 'Articles of several outlets within a week
that have like headlines and share some of their wording, or of which one repeats much of the other. Who came first goes by UTC; where a page names no time
zone, its own time stands for it, and the story is marked.', 'Stories, those of most outlets first', 'Story, as first told|#Outlets|First|Who, when, in which words'
  FROM total
  UNION ALL SELECT 4, 'changes', 'Pages that changed', changes, 'No page was captured twice with different words.', 'Two captures of one address whose headline
or text is not the same. <del>Struck out</del> is what the earlier one said, <ins>underlined</ins> what the later one says.', 'Changes, the latest capture first',
    'Page|Before|After|#Paragraphs' FROM total
  UNION ALL SELECT 5, 'dates', 'Dates to doubt', doubts, 'Every article has a date, and none contradicts another.', '', 'Dates to doubt, contradictions first',
    'What|Article|Published|Found in|Why' FROM total
  UNION ALL SELECT 6, 'unread', 'Missing or unread pages', unread, 'Every page was read, and none is gone.', '', 'Gone, unread, or without text', 'File|#Bytes|Why'
  FROM total),

-- The lines: part of the page, step in it, place in that, and the template.
line(part, step, place, template) AS (
  SELECT 0, 0, 0, json_array('<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''unsafe-inline''; script-src ''sha256-zTpvcIYi7XAmXZqCESXK6dA5/yp3p8h0FXLXBIt2NCg=''; base-uri ''none''; form-action ''none''">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="broadsheet">
<title>The archive, read</title>
<style>
:root { color-scheme: light dark; --paper: #fcfbf8; --ink: #1c1a17; --soft: #5d584f; --rule: #d9d4c9; --tint: #f1ede4; --link: #0a4c86;
  --del: #fbdfda; --ins: #d9f0dd; --serif: Charter, "Bitstream Charter", "Source Serif 4", Georgia, "Noto Serif", "Noto Serif CJK KR", "Noto Naskh Arabic", serif;
  --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK KR", "Noto Sans Arabic", sans-serif;
  --s1: #1f6fb5; --s2: #c9541c; --s3: #2e8b57; --s4: #8556b0; --s5: #a87a00; --s6: #c03f76; --s7: #1f8a99; --s8: #8b867c; }
@media (prefers-color-scheme: dark) { :root { --paper: #161513; --ink: #ece8df; --soft: #aaa498; --rule: #3b3833; --tint: #211f1c; --link: #8fc2f3;
  --del: #4d2620; --ins: #1f4028; --s1: #5aa4e6; --s2: #f08a57; --s3: #5fc48b; --s4: #b892e0; --s5: #d9ae3c; --s6: #ee82ae; --s7: #55c3d1; --s8: #8f897e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.25rem clamp(1rem, 4vw, 2.5rem) 3rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: break-word; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
header { border-top: 6px solid var(--ink); border-bottom: 1px solid var(--ink); padding: .6rem 0 1.1rem; }
.kicker { margin: 0 0 1.4rem; font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; font-weight: 700; display: flex; justify-content: space-between; }
.kicker span { color: var(--soft); font-weight: 400; }
h1 { margin: 0; font: 700 clamp(2.2rem, 6vw, 3.6rem)/1.05 var(--serif); letter-spacing: -.015em; }
.lead { margin: .8rem 0 0; font: 1.15rem/1.5 var(--serif); color: var(--soft); max-width: 44rem; }
.nowrap { white-space: nowrap; }
.tiles { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); border-bottom: 1px solid var(--ink); }
.tiles a { display: block; height: 100%; padding: .9rem .75rem .9rem 0; color: var(--soft); text-decoration: none; font-size: .9rem; line-height: 1.35; }
.tiles a:hover { color: var(--link); text-decoration: underline; }
.tiles b { display: block; font: 700 1.9rem/1.15 var(--serif); color: var(--ink); font-variant-numeric: lining-nums; }
section { margin-top: 3.2rem; }
h2 { margin: 0 0 .75rem; padding-top: .6rem; border-top: 3px solid var(--ink); font: 700 1.6rem/1.2 var(--serif); }
.note, .empty, footer p { color: var(--soft); max-width: 46rem; }
.note { margin: 0 0 1rem; font-size: .95rem; }
.below { margin: 1rem 0 0; }
.empty { margin: 0; padding: 1.1rem 1.25rem; background: var(--tint); border-left: 4px solid var(--rule); font: 1.05rem/1.5 var(--serif); }
.legend, .chips { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0 0 .9rem; padding: 0; font-size: .9rem; }
.legend li::before { content: ""; display: inline-block; width: .8em; height: .8em; margin-inline-end: .45em; background: var(--c); border-radius: 2px; }
.legend small { color: var(--soft); }
.chips li { background: var(--tint); border-radius: 1rem; padding: .2rem .8rem; }
.s1 { --c: var(--s1); } .s2 { --c: var(--s2); } .s3 { --c: var(--s3); } .s4 { --c: var(--s4); }
.s5 { --c: var(--s5); } .s6 { --c: var(--s6); } .s7 { --c: var(--s7); } .s8 { --c: var(--s8); }
.scroll { overflow: auto; max-height: 44rem; }
svg { display: block; width: 100%; min-width: 40rem; height: auto; }
svg rect { fill: var(--c); stroke: var(--paper); stroke-width: .75; }
svg rect:hover { opacity: .75; }
svg text { font: 12px var(--sans); fill: var(--soft); font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) { svg text { font-size: 16px; } }
.y { text-anchor: end; } .x { text-anchor: middle; }
.grid { stroke: var(--rule); stroke-width: 1; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .93rem; font-variant-numeric: tabular-nums; }
.wide { min-width: 44rem; }
caption { text-align: start; color: var(--soft); padding: 0 0 .5rem; font-size: .9rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem 1.4rem .5rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
tbody tr:hover { background: var(--tint); }
thead th { position: sticky; top: 0; background: var(--paper); border-bottom: 2px solid var(--ink); font-weight: 700; white-space: nowrap; vertical-align: bottom; }
thead button { all: unset; cursor: pointer; font-weight: 700; }
thead button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
thead button::after { content: "\2195"; display: inline-block; width: 1em; margin-inline-start: .3em; color: var(--soft); font-weight: 400; }
th[aria-sort="ascending"] button::after { content: "\2191"; color: var(--ink); }
th[aria-sort="descending"] button::after { content: "\2193"; color: var(--ink); }
tbody th { font-weight: 600; min-width: 12rem; }
th.num, td.num { text-align: end; }
td.date { white-space: nowrap; }
td.bar { background: linear-gradient(var(--s1), var(--s1)) no-repeat right 1.4rem bottom .4rem / calc(var(--w) * .8) 3px; }
.from { font-weight: 400; font-size: .87rem; color: var(--soft); overflow-wrap: anywhere; }
.path { font-family: ui-monospace, "Noto Sans Mono", monospace; font-size: .82rem; overflow-wrap: anywhere; }
th.path { font-weight: 400; }
.told { list-style: none; margin: 0; padding: 0; }
.told li + li { margin-top: .45rem; }
.told b { font-weight: 600; }
.lag { color: var(--soft); margin-inline-start: .4em; font-size: .87rem; white-space: nowrap; }
abbr { text-decoration: underline dotted; cursor: help; color: var(--soft); }
details { margin-top: .4rem; font-weight: 400; }
summary { cursor: pointer; color: var(--link); font-size: .9rem; }
.edit { margin: .5rem 0 .5rem; padding-inline-start: .8rem; border-inline-start: 3px solid var(--rule); font: 1rem/1.5 var(--serif); max-width: 42rem; white-space: pre-line; }
del { background: var(--del); text-decoration: line-through; }
ins { background: var(--ins); text-decoration: underline; text-underline-offset: .15em; }
del:empty, ins:empty { display: none; }
.filter { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin: 0 0 .8rem; font-size: .9rem; color: var(--soft); }
.filter input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 3px; padding: .3rem .6rem; width: min(18rem, 100%); }
footer { margin-top: 3.5rem; border-top: 1px solid var(--ink); font-size: .87rem; }
@media print { .filter, .skip { display: none; } body { max-width: none; padding: 0; } .scroll { overflow: visible; max-height: none; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the tables</a>
<header>
<p class="kicker">broadsheet <span>archive report</span></p>
<h1>The archive, read</h1>
<p class="lead">', format('%,d', articles), iif(articles = 1, ' article from ', ' articles from '), format('%,d', outlets), iif(outlets = 1, ' outlet', ' outlets')
    || iif(first IS NULL, '', ', <span class="nowrap">'), substr(first, 1, 10), iif(first IS NULL, '', '</span> to <span class="nowrap">'), substr(last, 1, 10),
    iif(first IS NULL, '', '</span>') || ', read from ', format('%,d', files), iif(files = 1, ' saved file.</p>', ' saved files.</p>') || '
</header>
<nav aria-label="Sections"><ul class="tiles">
<li><a href="#timeline"><b>', format('%,d', articles), '</b> ' || iif(articles = 1, 'article', 'articles') || '</a></li>
<li><a href="#outlets"><b>', format('%,d', outlets), '</b> ' || iif(outlets = 1, 'outlet', 'outlets') || '</a></li>
<li><a href="#outlets"><b>', format('%,d', coalesce(words, 0)), '</b> words in ', languages, iif(languages = 1, ' language', ' languages') || '</a></li>
<li><a href="#stories"><b>', format('%,d', stories), '</b> ' || iif(stories = 1, 'story', 'stories') || ' in several outlets</a></li>
<li><a href="#changes"><b>', format('%,d', changes), '</b> ' || iif(changes = 1, 'changed page', 'changed pages') || '</a></li>
<li><a href="#dates"><b>', format('%,d', doubts), '</b> ' || iif(doubts = 1, 'date', 'dates') || ' to doubt</a></li>
</ul></nav>
<main id="main" tabindex="-1">') FROM total

  -- The frame of each part: its head (step 0), its table's head (4), the rows (5) and its end (6, 8).
  UNION ALL SELECT part, 0, 0, json_array('<section id="' || id || '"><h2>' || title || '</h2>'
      || CASE WHEN size = 0 THEN '<p class="empty">' || empty || '</p>' WHEN note <> '' THEN '<p class="note">' || note || '</p>' ELSE '' END) FROM part
  UNION ALL SELECT part, 4, 0, json_array(iif(part = 1, '<details><summary>The figures as a table</summary>', '') || '<div class="scroll" tabindex="0" role="region" aria-label="'
      || title || '"><table' || iif(part IN (3, 4, 5), ' class="wide"', '') || '><caption>' || caption || iif(part > 1 AND size > 500, format('; the first 500 of %,d', size), '')
      || '</caption><thead><tr>' || (SELECT group_concat(iif(value LIKE '#%', '<th scope="col" class="num">' || substr(value, 2), '<th scope="col">' || value) || '</th>', '')
        FROM json_each('["' || replace(heads, '|', '","') || '"]')) || '</tr></thead><tbody>') FROM part WHERE size
  UNION ALL SELECT part, 6, 0, json_array('</tbody></table></div>' || iif(part = 1, '</details>', '')) FROM part WHERE size
  UNION ALL SELECT part, 8, 0, json_array('</section>') FROM part

  -- 1, timeline: legend, grid, marks below, bars; then the same figures.
  UNION ALL SELECT 1, 1, 0, json_array('<p class="note">Articles a ' || name || ' by outlet.' || iif(undated, format(' Left out for want of a date: %,d.', undated), '')
      || '</p><ul class="legend">') FROM unit, (SELECT sum(undated) AS undated FROM outlet) WHERE EXISTS (SELECT 1 FROM bar)
  UNION ALL SELECT 1, 2, series, json_array('<li class="s', series, '"><span dir="auto">', name, '</span> <small>', format('%,d', sum(n)), '</small></li>')
    FROM binned GROUP BY series
  UNION ALL SELECT 1, 3, -1000, json_array('</ul><div class="scroll" tabindex="0" role="region" aria-label="Timeline, drawn">
<svg viewBox="0 0 960 292" role="img" aria-labelledby="timeline-title timeline-about"><title id="timeline-title">Articles a ', name, ', by outlet</title>
<desc id="timeline-about">From ', (SELECT label FROM bin ORDER BY i LIMIT 1), ' to ', (SELECT label FROM bin ORDER BY i DESC LIMIT 1), '; the most, ', tallest, ', in ',
      (SELECT label FROM bar GROUP BY i ORDER BY sum(n) DESC, i LIMIT 1), '. The figures are in the table below.</desc>') FROM axis, unit WHERE bins
  UNION ALL SELECT 1, 3, column1 - 900, json_array('<path class="grid" d="M44 ', 252.5 - 60 * column1, 'H952"/><text class="y" x="38" y="', 256.5 - 60 * column1, '">',
      format('%,d', tick * column1), '</text>') FROM axis, (VALUES (0), (1), (2), (3), (4)) WHERE bins
  UNION ALL SELECT 1, 3, -800, json_array('<text class="x" x="', round(44 + step * (i + .5), 1), '" y="274">', label, '</text>') FROM bin, axis
    WHERE CAST(ordinal AS INTEGER) % every = 0 AND step * (i + .5) BETWEEN 12 AND 896
  UNION ALL SELECT 1, 3, i * 10 + series, json_array('<rect class="s', series, '" x="', round(44 + step * i + (step - width) / 2, 2), '" y="',
      round(252 - top * 60.0 / tick, 2), '" width="', round(width, 2), '" height="', round(n * 60.0 / tick, 2), '"><title>', label || ' · ' || name || ': ' || n,
      '</title></rect>') FROM bar, axis
  UNION ALL SELECT 1, 3, 100000, json_array('</svg></div>') FROM axis WHERE bins
  UNION ALL SELECT 1, 5, i * 10 + series, json_array('<tr><td>', label, '</td><td><span dir="auto">', name, '</span></td><td class="num">', n, '</td></tr>') FROM bar

  -- 2, outlets.
  UNION ALL SELECT 2, 5, place, json_array('<tr><th scope="row"><span dir="auto">', coalesce(outlet, 'Outlet unknown'), '</span></th><td class="num bar" style="--w:',
      round(100.0 * articles / most, 1), '%" data-s="', articles, '">', format('%,d', articles), '</td><td class="date">', substr(first, 1, 10), '</td><td class="date">',
      substr(last, 1, 10), '</td><td class="num" data-s="', words, '">', format('%,d', words), '</td><td>', replace(languages, ',', ', '), '</td><td class="num">',
      undated, '</td></tr>') FROM outlet, outlets WHERE place <= 500

  -- 3, stories: a row's beginning, an item an article (50 at most), and its end.
  UNION ALL SELECT 3, 5, s.place * 1000, json_array('<tr><th scope="row"><span dir="auto" lang="', m.language, '">', m.headline, '</span></th><td class="num">', s.outlets,
      '</td><td class="date">', m.published, iif(m.zones, '', ' <abbr title="at least one page names no time zone: the order may be wrong">zone?</abbr>')
      || '</td><td><ol class="told">') FROM story AS s JOIN member AS m ON m.story = s.story AND m.n = 1 WHERE s.outlets > 1 AND s.place <= 500
  UNION ALL SELECT 3, 5, s.place * 1000 + m.n, json_array('<li><b dir="auto">', m.outlet, '</b> <span class="lag">', m.lag, '</span><br>' || m.open, m.target, '">', m.headline,
      m.shut || '</li>') FROM story AS s JOIN told AS m ON m.story = s.story WHERE s.outlets > 1 AND s.place <= 500 AND m.n <= 50
  UNION ALL SELECT 3, 5, place * 1000 + 999, json_array(iif(members > 50, format('<li>and %,d more</li>', members - 50), '') || '</ol></td></tr>')
    FROM story WHERE outlets > 1 AND place <= 500

  -- 4, changes: the same, with a paragraph an edit (40 at most); what stands around an edit is cut.
  UNION ALL SELECT 4, 5, place * 1000, json_array('<tr><th scope="row"><span dir="auto" lang="', language, '">', headline, '</span><br><span class="from"><span dir="auto">',
      coalesce(outlet, 'Outlet unknown'), '</span> ' || open, target, '">', target, shut || '</span>' || iif(place <= 3, '<details open>', '<details>')
      || '<summary>What changed</summary>') FROM change WHERE place <= 500
  UNION ALL SELECT 4, 5, e.place * 1000 + 1 + e.n, json_array('<p class="edit" dir="auto">' || iif(e.n = 0, '<b>Headline:</b> ', ''),
      iif(m.h > 160, '… ' || substr(m.was, m.h - 140, 141), substr(m.was, 1, m.h)), '<del>', iif(m.n IS NULL, e.was, substr(m.was, m.h + 1, length(m.was) - m.h - m.t)),
      iif(m.n IS NULL OR length(m.now) > m.h + m.t, '</del> <ins>', '</del><ins>'), iif(m.n IS NULL, e.now, substr(m.now, m.h + 1, length(m.now) - m.h - m.t)), '</ins>',
      iif(m.t > 160, substr(m.now, -m.t, 140) || ' …', iif(m.t > 0, substr(m.now, -m.t), '')), '</p>')
    FROM edit AS e LEFT JOIN marked AS m ON m.place = e.place AND m.n = e.n WHERE e.n <= 40
  UNION ALL SELECT 4, 5, place * 1000 + 900, json_array(iif(edits > 40, format('<p class="edit">and %,d paragraphs more</p>', edits - 40), '') || '</details></th><td class="date">',
      before_seen, '</td><td class="date">', seen, '</td><td class="num">', edits, '</td></tr>')
    FROM (SELECT place, before_seen, seen, (SELECT coalesce(max(n), 0) FROM edit AS e WHERE e.place = change.place) AS edits FROM change WHERE place <= 500)
  UNION ALL SELECT 4, 7, 0, json_array('<p class="note below">', format('%,d', addressless), iif(addressless = 1,
      ' article names no address: other captures of it cannot be told.</p>', ' articles name no address: other captures of them cannot be told.</p>')) FROM total WHERE addressless

  -- 5, dates: how many of which kind, then each.
  UNION ALL SELECT 5, 1, 0, json_array('<ul class="chips">') FROM total WHERE doubts
  UNION ALL SELECT 5, 2, kind, json_array('<li>', name, ' <b>', format('%,d', count(*)), '</b></li>') FROM doubt JOIN doubt_name USING (kind) GROUP BY kind
  UNION ALL SELECT 5, 3, 0, json_array('</ul>') FROM total WHERE doubts
  UNION ALL SELECT 5, 5, d.place, json_array('<tr><td>', n.name, '</td><th scope="row"><span dir="auto" lang="', k.language, '">', k.headline,
      '</span><br><span class="from" dir="auto">', coalesce(k.outlet, 'Outlet unknown'), '</span> <span class="from path">', k.path, '</span></th><td class="date">',
      k.published || coalesce(' ' || k.published_tz, ''), '</td><td>', k.published_from, '</td><td dir="auto">', d.why, '</td></tr>')
    FROM doubted AS d JOIN kept AS k USING (id) JOIN doubt_name AS n USING (kind) WHERE d.place <= 500

  -- 6, files without anything to read.
  UNION ALL SELECT 6, 5, place, json_array('<tr><th scope="row" class="path">', path, '</th><td class="num" data-s="', bytes, '">', format('%,d', bytes), '</td><td>', why,
      '</td></tr>') FROM unread WHERE place <= 500

  UNION ALL SELECT 7, 0, 0, json_array('</main>
<footer><p>Made ', strftime('%Y-%m-%d %H:%M', 'now'), ' UTC by broadsheet ', broadsheet_version() ->> 'broadsheet', ' with SQLite ', sqlite_version(),
      '. Dates stand in the zone of the page that gives them. Every value can be traced: <code>published_from</code> says where a date was found, <code>path</code> in which file.</p></footer>
<script>
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(undefined, { numeric: true }).compare;
  const value = (row, column) => row.cells[column].dataset.s ?? row.cells[column].textContent.trim();
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const numbers = head.classList.contains("num");
      const down = head.ariaSort ? head.ariaSort === "ascending" : numbers;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row) => [value(row, column), row]);
      keyed.sort(([a], [b]) => (a === "") - (b === "") || (numbers ? a - b : order(a, b)) * (down ? -1 : 1));
      body.append(...keyed.map(([, row]) => row));
    });
  });
  if (rows.length < 16) continue;
  const label = document.createElement("label"), input = document.createElement("input"), found = document.createElement("output");
  label.className = "filter";
  input.type = "search";
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase();
    let shown = 0;
    for (const row of rows) shown += !(row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted));
    found.textContent = wanted ? `${shown} of ${rows.length}` : "";
  });
  label.append("Show rows with ", input, found);
  table.parentNode.before(label);
}
</script>
</body>
</html>'))
SELECT group_concat(html, char(10)) AS html FROM (
  SELECT (SELECT group_concat(iif(key % 2, replace(replace(replace(replace(replace(value, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;'),
      value), '') FROM json_each(template)) AS html
  FROM line ORDER BY part, step, place);
SELECT * FROM temp.report;
