-- What was published after the capture was not: by more than 14 hours, since zones may differ; with both zones known, by any time.
.mode list
.nullvalue NULL
WITH page(published) AS (VALUES ('2024-05-10T13:00:00'), ('2024-05-10T15:00:00'), ('2024-05-09T23:59:00Z'), ('2024-05-10T01:00:00Z'), ('2024-05-10T08:00:00+09:00'))
SELECT page.published, a.published, a.captured, a.captured_tz
FROM page, html_articles(CAST('<!DOCTYPE html><html><!--
 Page saved with SingleFile
 url: https://a.example/story
 saved date: Fri May 10 2024 00:00:00 GMT+0000 (Coordinated Universal Time)
--><head><meta property="article:published_time" content="' || page.published || '"></head><body><h1>Ferry sails again</h1><p>The harbour office said on Monday that ferries would sail again.</p>' AS BLOB)) AS a;
