-- What `make demo` runs: the main job, on the small archive in samples/.
.mode box --wrap 100
SELECT coalesce(published, '') AS published, coalesce(source, '') AS source, coalesce(headline, error) AS headline
FROM html_articles('samples')
ORDER BY html_articles.published IS NULL, html_articles.published;
