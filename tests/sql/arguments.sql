-- Wrong arguments end the query with a sentence that says what to do (errors stand above the rows).
SELECT 1, count(*) FROM html_articles;
SELECT 2, count(*) FROM html_articles(NULL);
SELECT 3, count(*) FROM html_articles(5);
SELECT 4, count(*) FROM html_articles('<html><body>Hello</body></html>');
SELECT 5, count(*) FROM html_articles('');
SELECT 6, count(*) FROM html_articles('no such folder');
SELECT 7, count(*) FROM html_articles('.', date_order='dmy');
SELECT 8, count(*) FROM html_articles('.', recursive=0);
SELECT 9, count(*) FROM html_articles('.') WHERE date_order = 'ymdd';
SELECT 10, count(*) FROM html_articles('.') WHERE date_order IS NULL;
SELECT 11, count(*) FROM html_articles('.') WHERE recursive = 'yes';
SELECT 12, count(*) FROM html_articles('.') WHERE shard = 1;
SELECT 13, count(*) FROM html_articles('.') WHERE shards > 1;
SELECT 14, count(*) FROM html_files(x'3c68746d6c3e');
SELECT 15, count(*) FROM html_paragraphs(NULL);
SELECT 16, count(*) FROM html_files('x.zip#a.html', 'y', 1, 'z');
SELECT 17, count(*) FROM warc_records('news.warc.gz');
-- A NULL that a join brings gives no rows; so does a sub-query that finds none.
SELECT 18, count(*) FROM (SELECT NULL AS p UNION ALL SELECT NULL) AS saved, html_articles(saved.p);
SELECT 19, count(*) FROM html_articles((SELECT 'x' WHERE 0));
-- A parameter that was not bound, or bound to NULL, is a mistake.
.parameter init
SELECT 20, count(*) FROM html_articles(@folder);
.parameter set @folder NULL
SELECT 21, count(*) FROM html_articles(@folder);
-- The terms of an OR are planned without the location beside them: the query works nevertheless.
SELECT 22, count(*) FROM html_articles(CAST('<h1>Hello</h1>' AS BLOB)) WHERE headline = 'a' OR headline = 'Hello';
SELECT 23, count(*) FROM html_articles(CAST('<h1>Hello</h1>' AS BLOB)) WHERE date_order = 'dmy' AND (kind = 'a' OR item >= 0);
