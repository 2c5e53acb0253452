-- html_meta with head_only = 1 reads no further than the body begins: rows of what stands before it, the same as among those of the whole page.
CREATE TABLE page(name, html);
INSERT INTO page VALUES
  ('usual', '<html><head><title>Rain</title><meta name="author" content="Ann Lee"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain"}</script></head>'
   || '<body><h1>Rain</h1><meta name="author" content="Bob"><script type="application/ld+json">{"@type":"Person","name":"Carl"}</script></body></html>'),
  ('no head', '<h1>Rain</h1><meta name="author" content="Bob">'),
  ('never a body', '<title>Rain</title><meta name="author" content="Ann Lee">'),
  ('body by its first text', '<title>Rain</title>Text<meta name="author" content="Bob">'),
  ('cut in a tag', '<title>Rain</title><meta name="author" content="An'),
  ('several articles', '<title>Day</title><h2>A first line</h2><p>3 May 2001</p><hr><h2>A second line</h2><p>3 May 2001</p><hr>');
SELECT name, n, scheme, key, value FROM page, html_meta(CAST(html AS BLOB)) WHERE head_only = 1 ORDER BY page.rowid, n;
-- the page that another table of the query has open is the whole one, and neither is taken for the other
SELECT name, (SELECT count(*) FROM html_meta(CAST(html AS BLOB)) WHERE head_only = 1) AS head, (SELECT count(*) FROM html_meta(CAST(html AS BLOB))) AS whole,
       (SELECT count(*) FROM html_meta(CAST(html AS BLOB)) WHERE head_only = 1) AS again, a.headline
FROM page, html_articles(CAST(html AS BLOB)) AS a WHERE name IN ('usual', 'no head');
SELECT a.canonical_url IS NULL, m.value FROM html_articles(CAST('<title>T</title><body><link rel=canonical href="http://example.com/a">' AS BLOB)) AS a,
  html_meta(CAST('<title>T</title><body><link rel=canonical href="http://example.com/a">' AS BLOB)) AS m WHERE m.head_only = 1;
SELECT count(*) > 100, count(*) = (SELECT count(*) FROM html_meta('samples')) FROM html_meta('samples') WHERE head_only = 0;
SELECT count(*) FROM (SELECT path, scheme, key, value FROM html_articles('samples') AS a, html_meta(a.locator) AS m WHERE m.head_only = 1
  EXCEPT SELECT path, scheme, key, value FROM html_articles('samples') AS a, html_meta(a.locator) AS m);
SELECT value FROM html_meta('samples') WHERE head_only = 'yes';
SELECT value FROM html_meta('samples', '*', 1, 'auto', NULL);
SELECT headline FROM html_articles('samples') WHERE head_only = 1;
CREATE VIRTUAL TABLE temp.heads USING html_meta(location='samples/stories', head_only=1);
SELECT count(*) = (SELECT count(*) FROM html_meta('samples/stories') WHERE head_only = 1), head_only FROM heads;
CREATE VIRTUAL TABLE temp.h2 USING html_meta(location='samples/stories', head_only=2);
EXPLAIN QUERY PLAN SELECT value FROM html_meta('samples') WHERE head_only = 1;
