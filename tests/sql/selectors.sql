-- CSS selectors as html_select reads them: case, escapes, places, brackets; and where a wrong one is wrong.
CREATE TEMP TABLE page AS SELECT CAST('<!DOCTYPE html><html lang=EN><body><DIV ID=a CLASS="story Lead" Data-X="One"><h1 id=h>Head</h1><p id="1st" class="a.b">x</p><p id="é">y</p><p id=p3 class="x-1 _y">z</p><p id=p4 title="A  b">w</p><p id=p5 title="">v</p></div><ul id=u><li id=l1><li id=l2><li id=l3><li id=l4><li id=l5><li id=l6></ul><x:y id=n1></x:y><svg id=sv viewBox="0 0 1 1"><path id=pa d=M0 /></svg><input id=i1 TYPE=Text><a id=k hreflang=de-AT rel="NoFollow me">k</a></body></html>' AS BLOB) AS content;
CREATE TEMP TABLE rule(selector TEXT, want TEXT); -- the ids of what matches, in the page's order
INSERT INTO rule VALUES
 ('DIV', 'a'),
 ('div', 'a'),
 ('#A', ''),
 ('#a', 'a'),
 ('.lead', ''),
 ('.Lead', 'a'),
 ('.STORY', ''),
 ('[DATA-X]', 'a'),
 ('[data-x=one]', ''),
 ('[data-x=one i]', 'a'),
 ('[data-x="ONE" I]', 'a'),
 ('[data-x=One s]', 'a'),
 ('[type=text]', 'i1'),
 ('input[type="TEXT"]', 'i1'),
 ('[rel=nofollow]', ''),
 ('[rel~=me]', 'k'),
 ('[hreflang|=de]', 'k'),
 ('[hreflang|=DE]', 'k'),
 ('#\31 st', '1st'),
 ('#\000031st', '1st'),
 ('#é', 'é'),
 ('#\e9', 'é'),
 ('.a\.b', '1st'),
 ('.a.b', ''),
 ('.x-1._y', 'p3'),
 ('.\_y', 'p3'),
 ('[title="A  b"]', 'p4'),
 ('[title="A\20 \20 b"]', 'p4'),
 ('[title=""]', 'p5'),
 ('[title^=""]', ''),
 ('[title~=""]', ''),
 ('[title$=b]', 'p4'),
 ('li:nth-child(-2n+5)', 'l1 l3 l5'),
 ('li:nth-child(-3n+4)', 'l1 l4'),
 ('li:nth-child(0n+2)', 'l2'),
 ('li:nth-child(+3n)', 'l3 l6'),
 ('li:nth-child(+3N - 2)', 'l1 l4'),
 ('li:nth-child(-n)', ''),
 ('li:nth-child(ODD)', 'l1 l3 l5'),
 ('li:nth-child(0)', ''),
 ('li:nth-child(-3)', ''),
 ('li:nth-child(2n+0)', 'l2 l4 l6'),
 ('li:nth-child(n-2)', 'l1 l2 l3 l4 l5 l6'),
 ('li:NTH-CHILD(2)', 'l2'),
 ('li:nth-last-child(-n+2)', 'l5 l6'),
 ('li:nth-child(n+ 2)', 'l2 l3 l4 l5 l6'),
 ('li:nth-child(9999999999n+1)', 'l1'),
 ('ul:not(:not(#u))', 'u'),
 ('body > :not(:is(div, ul, svg, a, input)):not(:has(*))', 'n1'),
 (':is(:is(li)):first-child', 'l1'),
 ('ul:has(> li:nth-child(6))', 'u'),
 ('ul:has(> li:nth-child(7))', ''),
 ('div:has(h1):has(p)', 'a'),
 (':not(li, :has(li), p, h1, div, html, body, head):empty', 'n1 pa i1'),
 ('h1 ~ p:not(:empty):nth-child(3)', 'é'),
 ('li , h1,
#k', 'h l1 l2 l3 l4 l5 l6 k');
SELECT selector, got FROM (SELECT selector, want, (SELECT coalesce(group_concat(attributes ->> 'id', ' '), '') FROM page, html_select(content, selector)) AS got FROM rule) WHERE got IS NOT want;
SELECT count(*) || ' selectors' FROM rule;
-- wrong ones: what and where
SELECT count(*) FROM page, html_select(content, 'svg|path');
SELECT count(*) FROM page, html_select(content, '*|a');
SELECT count(*) FROM page, html_select(content, '[xlink|href]');
SELECT count(*) FROM page, html_select(content, 'ns|*');
SELECT count(*) FROM page, html_select(content, 'p:hover');
SELECT count(*) FROM page, html_select(content, 'p::after');
SELECT count(*) FROM page, html_select(content, 'p:nth-child(');
SELECT count(*) FROM page, html_select(content, 'p:nth-child()');
SELECT count(*) FROM page, html_select(content, 'p:nth-child(2n+)');
SELECT count(*) FROM page, html_select(content, 'p:nth-child(2 n)');
SELECT count(*) FROM page, html_select(content, 'p:nth-child(3n + -2)');
SELECT count(*) FROM page, html_select(content, '[a=]');
SELECT count(*) FROM page, html_select(content, '[a="x]');
SELECT count(*) FROM page, html_select(content, '[a=b c]');
SELECT count(*) FROM page, html_select(content, '[a b]');
SELECT count(*) FROM page, html_select(content, 'p >> a');
SELECT count(*) FROM page, html_select(content, '> p');
SELECT count(*) FROM page, html_select(content, 'p >');
SELECT count(*) FROM page, html_select(content, 'p,');
SELECT count(*) FROM page, html_select(content, '');
SELECT count(*) FROM page, html_select(content, '#');
SELECT count(*) FROM page, html_select(content, '..a');
SELECT count(*) FROM page, html_select(content, 'p[[a]]');
SELECT count(*) FROM page, html_select(content, 'p:not');
SELECT count(*) FROM page, html_select(content, 'p:not()');
SELECT count(*) FROM page, html_select(content, 'p:has()');
SELECT count(*) FROM page, html_select(content, 'p:first-child()');
SELECT count(*) FROM page, html_select(content, '#1a');
SELECT count(*) FROM page, html_select(content, ':is(p');
SELECT count(*) FROM page, html_select(content, 'a{}');
SELECT count(*) FROM page, html_select(content, 'é é é:x');
SELECT count(*) FROM page, html_select(content, 'p:lang(en)');
-- 200,000 brothers, then 400 elements in each other under 400 brothers: what looked at each pair would take hours.
CREATE TEMP TABLE wide AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT CAST('<div>' || group_concat('<b><i></i></b>', '') || '<p id=last></p></div>' AS BLOB) AS content FROM n;
CREATE TEMP TABLE deep AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT CAST(group_concat('<div><a></a>', '') || '<p>' AS BLOB) AS content FROM n;
CREATE TEMP TABLE costly(selector TEXT);
INSERT INTO costly VALUES ('b ~ b ~ b ~ p'), ('b:has(~ p) ~ p'), ('b:has(~ b ~ #last):nth-last-child(2)'), (':not(b ~ b):has(i)'), ('b:nth-last-child(100000n + 1)'), ('div:has(b:has(i) ~ p) > p'), ('b + b + b ~ b:nth-child(200000)'), ('i:is(b > i):not(b ~ b > i)');
SELECT selector, (SELECT count(*) FROM wide, html_select(content, selector)) FROM costly;
DELETE FROM costly;
INSERT INTO costly VALUES ('div div div div div div div p'), ('div:has(div div div div p):not(:has(> p))'), ('div > a ~ div > a ~ div a'), (':is(div :is(div :is(div :is(div p))))'), ('div:has(div:has(div:has(p)))');
SELECT selector, (SELECT count(*) FROM deep, html_select(content, selector)) FROM costly;
