-- JSON-LD as real pages have it: commas too many or at the end; comments, raw line breaks, wrappers, several values in one block.
.mode list
.nullvalue NULL
WITH block(n, json) AS (VALUES
  (1, '{"@type":"NewsArticle","headline":"Ferry sails again","author":{"name":"Ann Lee",},}'),
  (2, '[{"@type":"WebSite"},,{"@type":"NewsArticle","headline":"Ferry sails again","author":[{"name":"Ann Lee"},]},]'),
  (4, '{"@type":"WebSite"}' || char(10) || '{"@type":"NewsArticle","headline":"Ferry sails again","author":{"name":"Ann Lee"}};'),
  (5, '{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Ferry sails again","author":{"name":"Ann Lee"}}'),
  (6, '/* news */ {"@type":"NewsArticle", // what it is' || char(10) || '"headline":"Ferry' || char(10) || 'sails again","author":{"name":"Ann Lee"}}'),
  (7, '//<![CDATA[' || char(10) || '{"@type":"NewsArticle","headline":"Ferry sails again","author":{"name":"Ann Lee"}}' || char(10) || '//]]>'),
  (8, '<!-- {"@type":"NewsArticle","headline":"Ferry sails again","author":{"name":"Ann Lee"}} -->'))
SELECT n, (SELECT group_concat(key || '=' || value, '; ') FROM html_meta(page) WHERE scheme = 'jsonld' AND key LIKE '%NewsArticle.headline'), (SELECT byline FROM html_articles(page))
FROM (SELECT n, CAST('<html><head><script type="application/ld+json">' || json || '</script></head><body><h1>A heading</h1><p>The harbour office said on Monday that ferries would sail again.</p>' AS BLOB) AS page FROM block);
