-- The page that the project started from: every field of it.
.mode line
.nullvalue NULL
SELECT locator, item, url, canonical_url, original_url, archive_url, site, source, headline, subheadline, byline,
       published, published_tz, published_utc, published_precision, published_raw LIKE '%30/11/2024%' AS raw_is_quoted, published_from IS NOT NULL AS says_from,
       modified, captured, captured_tz, captured_from IS NOT NULL AS says_captured_from, language, charset, summary, image, kind, error
FROM html_articles('samples/aggregator/ryongdong-greenhouse.html');
.mode list
.print -- fifteen paragraphs, one of 37 characters, with their typographic marks
SELECT count(*), min(length(text)), group_concat(DISTINCT role) FROM html_paragraphs('samples/aggregator/ryongdong-greenhouse.html');
SELECT n, length(text), text FROM html_paragraphs('samples/aggregator/ryongdong-greenhouse.html') WHERE n IN (1, 4, 15);
.print -- the text and its words are those paragraphs
SELECT text = (SELECT group_concat(p.text, char(10, 10)) FROM html_paragraphs('samples/aggregator/ryongdong-greenhouse.html') AS p) AS same,
  words = (SELECT sum(p.words) FROM html_paragraphs('samples/aggregator/ryongdong-greenhouse.html') AS p) AS same_words
FROM html_articles('samples/aggregator/ryongdong-greenhouse.html');
.print -- fifteen cards from thirty titles and thirty teasers
SELECT n, heading, headline, truncated, length(teaser), published, published_raw, url FROM html_related('samples/aggregator/ryongdong-greenhouse.html');
.print -- no card in the text
SELECT count(*) FROM html_related('samples/aggregator/ryongdong-greenhouse.html') AS r, html_paragraphs('samples/aggregator/ryongdong-greenhouse.html') AS p
WHERE instr(p.text, r.headline) OR instr(p.text, r.teaser);
.print -- the date that was taken, and why
SELECT role, value, instr(raw, CASE role WHEN 'published' THEN '30/11/2024' ELSE '20, 2026' END) > 0 AS quoted
FROM html_dates('samples/aggregator/ryongdong-greenhouse.html') WHERE chosen ORDER BY role;
