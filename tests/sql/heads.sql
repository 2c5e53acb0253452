-- Columns that the head settles are what the whole page gives: where the body, the page's end, or something before them could say otherwise, too.
CREATE TEMP TABLE page(what, html);
INSERT INTO page VALUES
  ('both in the head', '<head><link rel=canonical href="https://a.example/1"><meta property=og:image content="https://a.example/1.jpg"></head><body><link rel=canonical href="https://a.example/2"><p>Text'),
  ('in the body alone', '<head><title>T</title></head><body><p>Text</p><link rel=canonical href="https://a.example/2"><meta property=og:image content="https://a.example/2.jpg">'),
  ('the body counts before the head', '<head><meta property=og:url content="https://a.example/1"><meta name=twitter:image content="https://a.example/1.jpg"></head><body><link rel=canonical href="https://a.example/2"><meta property=og:image content="https://a.example/2.jpg">'),
  ('a head that text ends', '<head>Text<link rel=canonical href="https://a.example/1"><meta property=og:image content="https://a.example/1.jpg"></head>'),
  ('no head', '<h1>T</h1><link rel=canonical href="https://a.example/1"><meta property=og:image content="https://a.example/1.jpg">'),
  ('relative, completed by a comment at the end', '<head><link rel=canonical href="/1"><meta property=og:image content="/1.jpg"></head><body><p>Text</p><!-- Mirrored from a.example/x/y.html by HTTrack Website Copier/3.x [XR&CO 2014], Thu, 01 Jan 2015 10:00:00 GMT -->'),
  ('relative, with a base', '<head><base href="https://b.example/x/"><link rel=canonical href="1"><meta property=og:image content="1.jpg"><meta property=og:url content="https://a.example/2"></head><body>Text'),
  ('a logo', '<head><link rel=canonical href="https://a.example/1"><meta property=og:image content="https://a.example/logo.png"></head><body><h1>T</h1><img src="https://a.example/2.jpg" width=600 height=400><p>Text'),
  ('rewritten by an archive', '<head><link rel=canonical href="https://web.archive.org/web/20200120101112/https://a.example/1"><meta property=og:image content="https://web.archive.org/web/20200120101112im_/https://a.example/1.jpg"></head><body>Text'),
  ('empty, then one', '<head><link rel=canonical href=""><link rel=canonical href="https://a.example/1"><meta property=og:image content=""><meta property=og:image content="https://a.example/1.jpg"></head><body>Text'),
  ('in JSON-LD of the head', '<head><script type="application/ld+json">{"@type":"NewsArticle","url":"https://a.example/1","image":"https://a.example/1.jpg","og:image":"https://a.example/3.jpg"}</script></head><body>Text'),
  ('in a template', '<head><template><link rel=canonical href="https://a.example/1"></template></head><body><link rel=canonical href="https://a.example/2">'),
  ('several articles', (SELECT replace(CAST(content AS TEXT), '<HEAD>', '<HEAD><link rel=canonical href="https://a.example/1"><meta property=og:image content="https://a.example/1.jpg">') FROM html_articles('samples/daily/0803.htm!1'))),
  ('upper case', '<HEAD><LINK REL=CANONICAL HREF="HTTPS://A.EXAMPLE/1"><META PROPERTY=OG:IMAGE CONTENT="HTTPS://A.EXAMPLE/1.JPG"></HEAD><BODY><HR><P>Text');
CREATE TEMP TABLE whole AS SELECT what, item, canonical_url, image, text FROM page, html_articles(CAST(html AS BLOB));
CREATE TEMP TABLE head AS SELECT what, item, canonical_url, image FROM page, html_articles(CAST(html AS BLOB));
.mode list
SELECT what, item, canonical_url, image FROM head;
SELECT 'differ', * FROM (SELECT what, item, canonical_url, image FROM head EXCEPT SELECT what, item, canonical_url, image FROM whole);
SELECT 'canonical_url alone differs', what FROM whole WHERE canonical_url IS NOT (SELECT canonical_url FROM page, html_articles(CAST(html AS BLOB)) AS a WHERE page.what = whole.what AND a.item = whole.item);
SELECT 'image alone differs', what FROM whole WHERE image IS NOT (SELECT image FROM page, html_articles(CAST(html AS BLOB)) AS a WHERE page.what = whole.what AND a.item = whole.item);
SELECT 'rows', (SELECT count(*) FROM page, html_articles(CAST(html AS BLOB))) = (SELECT count(*) FROM whole);
-- Limits hold for the head too; an error is the whole page's.
SELECT broadsheet_config('nodes', 8);
SELECT what, canonical_url, error IS NOT NULL FROM page, html_articles(CAST(html AS BLOB)) WHERE what IN ('several articles', 'both in the head');
SELECT broadsheet_config('nodes', 4000000), broadsheet_config('records', 1);
SELECT what, canonical_url, image FROM page, html_articles(CAST(html AS BLOB)) WHERE what = 'both in the head';
-- A page whose head alone was read serves nobody who wants more.
SELECT broadsheet_config('records', 1000000);
SELECT a.canonical_url, b.headline FROM page, html_articles(CAST(html AS BLOB)) AS a, html_articles(CAST(html AS BLOB)) AS b WHERE what = 'a logo';
SELECT a.canonical_url, l.src FROM page, html_articles(CAST(html AS BLOB)) AS a, html_images(CAST(html AS BLOB)) AS l WHERE what = 'a logo';
