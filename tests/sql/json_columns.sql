-- The hidden columns paragraphs, links and related of html_articles: valid JSON whatever a page holds, and the rows of the tables of these names.
CREATE TEMP TABLE hostile(name TEXT, page BLOB);
INSERT INTO hostile SELECT name, CAST('<meta charset=utf-8><h1>' || bad || '</h1><article><p>' || bad || ' The council met for two hours on Monday, and it heard the report of its surveyor on the roof, the gutters and the bells.</p>'
  || '<p>A second paragraph, long enough to be one: ' || bad || '.</p><a href="https://a.example/' || bad || '" rel="' || bad || '">' || bad || ' link</a></article>'
  || '<aside><h2>Related ' || bad || '</h2><ul><li><a href="/x1' || bad || '">The first related headline ' || bad || '</a><p>Its teaser ' || bad || '</p></li>'
  || '<li><a href="/x2">A second related headline ' || bad || '</a><p>Teaser</p></li><li><a href="/x3">A third related headline</a></li></ul></aside>' AS BLOB)
  FROM (SELECT 'quotes' AS name, '"''\" \\ \/ "}],{"n":0' AS bad
    UNION ALL SELECT 'controls', char(1, 7, 8, 9, 10, 11, 12, 13, 27, 31, 127, 128, 133, 159)
    UNION ALL SELECT 'character references', '&quot;&#0;&#1;&#8;&#92;&#xD800;&#xDFFF;&#x10FFFF;&#x110000;&#34;&bsol;u0022'
    UNION ALL SELECT 'invalid UTF-8', CAST(x'22ff5cc3c328eda08022f4908080' AS TEXT)
    UNION ALL SELECT 'separators', char(8232, 8233, 65279, 65534, 65535, 8206, 8238) || 'x'
    UNION ALL SELECT 'markup', '<script>alert("x")</script><b title=''"''>b</b><!-- " -->'
    UNION ALL SELECT 'beyond the BMP', char(128512, 131072, 1114109) || '\ud83d\ude00'
    UNION ALL SELECT 'only a backslash', '\');
.bail on
SELECT h.name, json_valid(a.paragraphs), json_valid(a.links), json_valid(a.related), json_array_length(a.paragraphs) > 0, json_array_length(a.links) > 3,
  json_array_length(a.related) FROM hostile AS h, html_articles(h.page) AS a;
.mode list
CREATE TEMP TABLE rows_of(kind TEXT, page TEXT, a, b, c, d, e, f, g, h);
INSERT INTO rows_of SELECT 'json p', h.name, j.value ->> 'n', j.value ->> 'role', j.value ->> 'text', j.value ->> 'words', NULL, NULL, NULL, NULL
  FROM hostile AS h, html_articles(h.page) AS a, json_each(a.paragraphs) AS j;
INSERT INTO rows_of SELECT 'table p', h.name, p.n, p.role, p.text, p.words, NULL, NULL, NULL, NULL FROM hostile AS h, html_paragraphs(h.page) AS p;
INSERT INTO rows_of SELECT 'json l', h.name, j.value ->> 'n', j.value ->> 'url', j.value ->> 'text', j.value ->> 'rel', j.value ->> 'place', j.value ->> 'same_site', NULL, NULL
  FROM hostile AS h, html_articles(h.page) AS a, json_each(a.links) AS j;
INSERT INTO rows_of SELECT 'table l', h.name, l.n, l.url, l.text, l.rel, l.place, l.same_site, NULL, NULL FROM hostile AS h, html_links(h.page) AS l;
INSERT INTO rows_of SELECT 'json r', h.name, j.value ->> 'n', j.value ->> 'heading', j.value ->> 'headline', j.value ->> 'teaser', j.value ->> 'truncated',
  j.value ->> 'published', j.value ->> 'published_raw', j.value ->> 'url' FROM hostile AS h, html_articles(h.page) AS a, json_each(a.related) AS j;
INSERT INTO rows_of SELECT 'table r', h.name, r.n, r.heading, r.headline, r.teaser, r.truncated, r.published, r.published_raw, r.url
  FROM hostile AS h, html_related(h.page) AS r;
SELECT substr(kind, -1), count(*) > 20, sum(kind LIKE 'json%') = sum(kind LIKE 'table%') FROM rows_of GROUP BY 1;
SELECT 'differs', * FROM (SELECT substr(kind, -1), page, a, b, c, d, e, f, g, h FROM rows_of WHERE kind LIKE 'json%'
  EXCEPT SELECT substr(kind, -1), page, a, b, c, d, e, f, g, h FROM rows_of WHERE kind LIKE 'table%');
-- A page without any, and one that cannot be read.
SELECT paragraphs, links, related FROM html_articles(CAST('<title>x</title>' AS BLOB));
SELECT paragraphs IS NULL, links IS NULL, related IS NULL FROM html_articles('samples/broken/empty.html');
