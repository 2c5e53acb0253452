-- Cards that share one line: each has its own link's text, not the line's. (The line in every row made the table grow with the square of the
-- page, and 10,000 links "too big".)
.mode list
.nullvalue NULL
SELECT headline, url FROM html_related(CAST('<body><h1>Main headline of this page</h1><p>The harbour office said on Monday that ferries would sail again.</p>
<p><a href="/a">First story has a headline of some length</a> <a href="/b">Second story has a headline of some length</a> <a href="/c">Third story has a headline of some length</a></p>' AS BLOB));
WITH RECURSIVE number(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < 20000), line(html) AS (SELECT group_concat(printf('<a href="/s%d">Headline of the story with the number %d</a>', value, value), ' ') FROM number WHERE value <= 20000)
SELECT count(*), sum(length(headline)) < 50 * 20000 FROM line, html_related(CAST('<body><h1>Main headline</h1>' || html AS BLOB));
-- A line of 100,000 letters over a list is no heading.
WITH RECURSIVE number(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM number WHERE value < 20000), line(html) AS (SELECT '<h2>Related ' || hex(zeroblob(50000)) || '</h2>' || group_concat(printf('<div><a href="/s%d"><h3>Headline of story number %d</h3></a></div>', value, value), '') FROM number WHERE value <= 100)
SELECT count(*), max(length(heading)) FROM line, html_related(CAST('<body><h1>Main headline</h1>' || html AS BLOB));
