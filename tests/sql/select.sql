-- html_select(X, css): elements by CSS selectors (errors stand above the rows).
CREATE TEMP TABLE page AS SELECT CAST('<html><head><title>T</title></head><body><main ID=top><h1>Ferry &amp; bus</h1>
<p class="lead big">The <b>ferry</b> sails.</p><p>It costs 4 crowns.<a HREF="/a?b=1&amp;c=2" title=''"quoted"'' data-x>more</a></p><x-card a=1>Card</x-card></main></body></html>' AS BLOB) AS content;
SELECT locator, n, tag, text FROM page, html_select(content, 'h1, p.lead, x-card');
SELECT tag, html, attributes FROM page, html_select(content, 'a[href], main > p:nth-child(3), main > p.lead b');
SELECT tag, html, attributes FROM page, html_select(content, 'a[href], .lead');
SELECT attributes ->> 'href', attributes ->> 'title', attributes ->> 'data-x' FROM page, html_select(content, 'a');
SELECT count(*) FROM page, html_select(content, 'p') WHERE css = 'p' AND n = 2;
SELECT count(*) FROM page, html_select(content, 'video');
SELECT count(*) FROM page, html_select(content, 'p[');
SELECT count(*) FROM page, html_select(content, '');
SELECT count(*) FROM page, html_select(content, NULL);
SELECT count(*) FROM page, html_select(content);
SELECT count(*) FROM html_select;
SELECT count(*) FROM page, html_select(content, css='p');
SELECT count(*) FROM (SELECT NULL AS content), html_select(content, 'p');
SELECT css FROM page, html_select(content, 'h1');
SELECT text FROM html_select(CAST('<script id=state>x = "<p>";</script><style>p > a {}</style>' AS BLOB), '#state, style');
SELECT n FROM page, html_select(content, 'p:hover');
