-- The shapes in which people put these tables into queries: each is planned and run.
CREATE TEMP TABLE place(folder); INSERT INTO place VALUES('samples/stories'), ('samples/captures'), (NULL), ('samples/broken');
SELECT 1, count(*) FROM place, html_articles(folder);
SELECT 2, count(*) FROM html_articles(folder), place;
SELECT 3, count(*), count(path) FROM place LEFT JOIN html_articles(folder);
SELECT 4, count(*), count(path) FROM place LEFT JOIN html_articles ON x = folder AND error IS NULL;
SELECT 5, count(*) FROM html_articles WHERE x IN ('samples/stories', 'samples/captures');
SELECT 6, count(*) FROM html_articles WHERE x IN (SELECT folder FROM place);
SELECT 7, count(*) FROM html_articles AS a, html_links AS l WHERE a.x = 'samples/stories' AND l.x = a.locator AND l.place IS NOT NULL;
SELECT 8, (SELECT count(*) FROM html_paragraphs(a.locator) WHERE role = 'p') > 0 FROM html_articles('samples/stories') AS a;
SELECT 9, count(*) FROM html_articles('samples/stories') WHERE path LIKE '%gazette%' OR path GLOB '*continental*' OR words > 1000000;
SELECT 10, count(*) FROM html_articles('samples/stories') a JOIN html_articles('samples/stories') b ON a.path < b.path;
SELECT 11, count(*) FROM (SELECT locator FROM html_files('samples/stories') WHERE type = 'page') f, html_articles(f.locator) a, html_dates(a.locator) d WHERE d.chosen;
WITH RECURSIVE walk(locator, depth) AS (
  SELECT 'samples/stories', 0 UNION ALL SELECT a.locator, depth + 1 FROM walk, html_articles(walk.locator) a WHERE depth = 0)
SELECT 12, count(*) FROM walk;
CREATE TEMP VIEW archive AS SELECT * FROM html_articles('samples/stories') UNION ALL SELECT * FROM html_articles('samples/captures');
SELECT 13, count(*), count(DISTINCT path) FROM archive WHERE headline IS NOT NULL;
SELECT 14, path FROM html_articles('samples/stories') WHERE path > 'samples/stories/d' ORDER BY path LIMIT 1 OFFSET 1;
SELECT 15, count(*) FROM html_articles('samples/stories') WHERE rowid IN (SELECT rowid FROM html_articles('samples/stories') WHERE words > 10);
SELECT 16, EXISTS (SELECT 1 FROM html_articles('samples/stories') WHERE source = 'Nobody'), (SELECT max(words) > 0 FROM html_articles('samples/stories'));
SELECT 17, count(*) FROM html_articles('samples/stories', '*.html', 0, 'dmy');
SELECT 18, count(*) FROM html_articles('samples/stories') WHERE glob = 'c*' AND recursive = 0 AND date_order = 'auto';
SELECT 19, count(*) FROM place CROSS JOIN html_articles(folder, '*gazette*');
SELECT 20, count(*) FROM html_articles('samples/stories') a LEFT JOIN html_related(a.locator) r ON r.n = 1;
SELECT 21, count(*) FROM html_articles('samples/stories') GROUP BY published IS NULL HAVING count(*) > 0;
SELECT 22, count(*) FROM html_articles(1 || 'x');
CREATE TEMP TABLE kept AS SELECT locator, path, headline, text FROM html_articles('samples/stories');
SELECT 23, count(*) FROM kept k JOIN html_articles('samples/stories') a USING (locator, path) WHERE k.text = a.text;
SELECT 24, count(*) FROM html_articles('samples/stories') NATURAL JOIN html_files('samples/stories');
DELETE FROM kept WHERE locator IN (SELECT locator FROM html_articles('samples/stories') WHERE words > 0);
SELECT 25, count(*) FROM kept;
INSERT INTO html_articles VALUES(1);
DELETE FROM html_files;
