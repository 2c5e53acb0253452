-- A value is used after its row has gone: max(), a bare column beside min(), GROUP BY, window functions, a sorter.
CREATE TEMP TABLE page AS
SELECT value AS i, CAST(printf('<html><head><title>Report %d of the day</title></head><body><h1>Report %d of the day</h1><p>The harbour master wrote a paragraph that is long enough to stand on its own; this is no. %d.</p></body></html>',
  value, value, value) AS BLOB) AS html FROM json_each('[3,1,4,2,5]');
SELECT max(headline) FROM page, html_articles(html);
SELECT min(headline), substr(text, -30) FROM page, html_articles(html);
SELECT i % 2, substr(max(text), -30), group_concat(headline, '; ') FROM (SELECT * FROM page ORDER BY i), html_articles(html) GROUP BY 1;
SELECT headline, lag(headline) OVER (ORDER BY i), lead(headline, 2) OVER (ORDER BY i) FROM page, html_articles(html) ORDER BY i;
SELECT headline FROM page, html_articles(html) ORDER BY text DESC LIMIT 2;
SELECT DISTINCT max(text) OVER () FROM page, html_paragraphs(html) WHERE role = 'p';
SELECT headline FROM page, html_articles(html) UNION SELECT 'Report 0 of the day';
