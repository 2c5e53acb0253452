# Several tables over one page share it: joined they give what each gives alone, also with other options, over items, and nested.
"$BS" :memory: "
CREATE TEMP TABLE link AS SELECT * FROM html_links('samples');
CREATE TEMP TABLE meta AS SELECT * FROM html_meta('samples');
CREATE TEMP TABLE article AS SELECT *, paragraphs FROM html_articles('samples');
CREATE TEMP TABLE seen AS SELECT * FROM html_dates('samples');
SELECT 'links', count(*) FROM (SELECT * FROM link EXCEPT SELECT l.* FROM html_articles('samples') a, html_links(a.locator) l);
SELECT 'links', count(*) FROM (SELECT l.* FROM html_articles('samples') a, html_links(a.locator) l EXCEPT SELECT * FROM link);
SELECT 'meta', count(*) FROM (SELECT * FROM meta EXCEPT SELECT m.* FROM html_articles('samples') a, html_meta(a.locator) m WHERE a.text IS NOT a.headline);
SELECT 'as bytes', count(*) FROM (SELECT url, text FROM link WHERE place = 'x' EXCEPT SELECT l.url, l.text FROM html_articles('samples') a, html_links(a.content) l);
SELECT 'articles', count(*) FROM (SELECT * FROM article EXCEPT SELECT b.*, b.paragraphs FROM html_articles('samples') a, html_articles(a.locator) b);
SELECT 'twice', count(*) FROM html_articles('samples') a JOIN html_articles('samples') b USING (locator) WHERE a.text IS NOT b.text OR a.published IS NOT b.published;
SELECT 'orders', count(*) FROM (SELECT * FROM seen EXCEPT SELECT d.* FROM html_dates('samples') AS o CROSS JOIN html_dates(o.locator) AS d WHERE o.date_order = 'mdy' AND o.n = 1);
SELECT 'again', count(*) FROM (SELECT * FROM article EXCEPT SELECT *, paragraphs FROM html_articles('samples'));
SELECT 'sub-queries', count(*) FROM article WHERE error IS NULL AND (SELECT count(*) FROM html_links(article.locator)) <> (SELECT count(*) FROM link WHERE link.locator = article.locator);"
