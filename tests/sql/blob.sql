-- A page given as bytes: what only a file has is NULL; the hidden columns give back what was asked.
.mode line
CREATE TEMP TABLE page AS SELECT CAST('<html lang="en-GB"><head><title>Bridge closed</title>
<meta property="article:published_time" content="2024-11-30T07:45:00+09:00"></head><body><article><h1>Bridge closed</h1>
<p>The old bridge over the Teme was closed on Saturday after divers found cracks in two of its piers.</p>
<p>Buses turn back at the mill until further notice, the county said, and lorries take the northern road.</p>
</article></body></html>' AS BLOB) AS html;
SELECT path, locator, item, a.bytes = length(html) AS bytes, mtime, headline, published, published_tz, published_utc, published_precision, words > 20 AS words, error,
  typeof(x) AS x, x = html AS same, typeof(content) AS content FROM page, html_articles(html) AS a;
SELECT html_articles.date_order, glob FROM page, html_articles(html) WHERE date_order = 'mdy' AND glob = '*.html';
SELECT json_valid(paragraphs) AS valid, json_extract(paragraphs, '$[0].n') AS first,
  (SELECT group_concat(value ->> 'text', ' / ') FROM json_each(paragraphs) WHERE value ->> 'role' = 'p') AS texts,
  links, related FROM page, html_articles(html);
SELECT locator, role, text, words FROM page, html_paragraphs(html) WHERE role = 'p';
-- Bytes that are no page.
SELECT path, bytes, headline, text, item, error FROM html_articles(x'');
SELECT error FROM html_articles(CAST('  ' || char(10) AS BLOB));
SELECT error FROM html_articles(x'89504e470d0a1a0a0000000d49484452');
SELECT count(*) FROM html_paragraphs(x'');
-- A page as large as it may be, and one byte more.
SELECT broadsheet_config('page_bytes', 100);
SELECT length(content) AS n, error FROM html_articles(CAST(printf('<p>%97s', 'x') AS BLOB));
SELECT length(content) AS n, error FROM html_articles(CAST(printf('<p>%98s', 'x') AS BLOB));
