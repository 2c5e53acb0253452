-- The main text as issue and README name it: what is joined, taken once, kept and left out. {n} stands for <p>paragraph n</p>, [n] for its text.
CREATE TEMP TABLE paragraph(n INTEGER PRIMARY KEY, text TEXT);
INSERT INTO paragraph(text) VALUES
 ('The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.'),
 ('The roof, which is older than the railway, has to be made new, an engineer told the council in March.'),
 ('The first pupils will come in August, when the work on the northern wing is done, the mayor said on Monday.'),
 ('Nobody lives in the street behind the mill today, but a baker wants to open a shop there, and so does a cobbler.'),
 ('The money comes from the sale of two fields by the river, which were let for many years to a dairy farmer.'),
 ('Our cookery page shows how to make a soup of beets, onions and barley, which our grandmothers made on every Sunday in winter.'),
 ('The gardener tells how to keep roses through the frost, when to cut them, and why ash from the stove is better than what is sold.'),
 ('Last week we asked our readers for their oldest photographs, and two hundred of them came, among them some of the mill.'),
 ('He told the council nothing more now.'); -- 9: 37 characters

CREATE TEMP TABLE page(what TEXT, html TEXT, want TEXT, head TEXT DEFAULT '');
INSERT INTO page(what, html, want) VALUES
 -- several containers
 ('three containers, boxes between them', '<div class=part>{1}{2}</div><div class=ad><p>Advertisement</p></div><div class=part>{3}{4}</div><div class=promo><a href=/x>Subscribe now</a></div><div class=part>{5}</div>', '{1}{2}{3}{4}{5}'),
 ('containers without names, one deeper', '<div>{1}{2}</div><div><p>Advertisement</p></div><div>{3}{4}</div><div><div>{5}</div></div>', '{1}{2}{3}{4}{5}'),
 ('sections under their headings', '<section>{1}{2}</section><section><h2>The roof</h2>{3}{4}</section><section><h2>The money</h2>{5}</section>', '{1}{2}The roof|{3}{4}The money|{5}'),
 ('a sidebar longer than the article', '<div class=content>{1}{2}</div><aside><h3>From our magazine</h3>{6}{7}{8}</aside>', '{1}{2}'),
 ('readers who write more than the paper', '<div class=content>{1}{2}</div><div class=comments><h3>Comments</h3>{6}{7}{8}</div>', '{1}{2}'),
 -- the same body twice
 ('mobile and desktop', '<div class=desktop>{1}{2}{3}{4}{5}</div><div class=mobile>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('mobile and desktop, deeper', '<div class=hidden-xs><div class=article-body>{1}{2}{9}{3}</div></div><div class=visible-xs><div class=article-body>{1}{2}{9}{3}</div></div>', '{1}{2}{9}{3}'),
 ('two of three parts again', '<div class=a>{1}{2}{3}</div><div class=b>{2}{3}</div>', '{1}{2}{3}'),
 ('a quotation in large type', '<article>{1}{2}<blockquote class=pull>[1]</blockquote>{3}{4}</article>', '{1}{2}{3}{4}'),
 ('paragraphs beside each other that say the same are said twice', '<article>{1}{2}{1}{2}</article>', '{1}{2}{1}{2}'),
 ('a short answer given twice', '<article>{1}<p>“No,” she said.</p>{2}<div><p>“No,” she said.</p></div>{3}</article>', '{1}“No,” she said.|{2}“No,” she said.|{3}'),
 -- what stays
 ('a paragraph of 37 characters, first', '<article>{9}{1}{2}{3}</article>', '{9}{1}{2}{3}'),
 ('a paragraph of 37 characters, in the middle', '<div>{1}{2}{9}{3}</div>', '{1}{2}{9}{3}'),
 ('a paragraph of 37 characters, last', '<article>{1}{2}{3}{9}</article>', '{1}{2}{3}{9}'),
 ('a list', '<article>{1}{2}<ul><li>Rooms are entered in a register.</li><li>A stay is ninety days at the most.</li><li>Nobody pays more than eight crowns.</li></ul>{3}{4}</article>', '{1}{2}Rooms are entered in a register.|A stay is ninety days at the most.|Nobody pays more than eight crowns.|{3}{4}'),
 ('a list of single words, which elsewhere ask to share', '<article>{1}{2}<ol><li>Flour</li><li>Print</li><li>Facebook</li><li>Comments</li></ol>{3}{4}</article>', '{1}{2}Flour|Print|Facebook|Comments|{3}{4}'),
 ('terms and what they mean', '<article>{1}{2}<dl><dt>Mill</dt><dd>The mill was built by a family of weavers in 1870.</dd><dt>Roof</dt><dd>The roof was last made new before the war.</dd></dl>{3}{4}</article>', '{1}{2}Mill|The mill was built by a family of weavers in 1870.|Roof|The roof was last made new before the war.|{3}{4}'),
 ('a quotation', '<article>{1}{2}<blockquote>We waited for nine years.</blockquote>{3}</article>', '{1}{2}We waited for nine years.|{3}'),
 ('a quotation of two paragraphs', '<article>{1}{2}<blockquote><p>We waited for nine years.</p><p>It was worth it.</p></blockquote>{3}</article>', '{1}{2}We waited for nine years.|It was worth it.|{3}'),
 ('sub-headings', '<article>{1}{2}<h2>The roof</h2>{3}{4}<h3>The money</h3>{5}</article>', '{1}{2}The roof|{3}{4}The money|{5}'),
 ('a sub-heading in bold type', '<article>{1}{2}<p><b>The roof</b></p>{3}{4}</article>', '{1}{2}The roof|{3}{4}'),
 ('a table of text', '<article>{1}{2}<table><tr><th>Year</th><th>What the council paid</th></tr><tr><td>2019</td><td>Nothing at all, since the roof was new.</td></tr><tr><td>2020</td><td>Four thousand crowns for the gutter.</td></tr></table>{3}{4}</article>', '{1}{2}Year|What the council paid|2019|Nothing at all, since the roof was new.|2020|Four thousand crowns for the gutter.|{3}{4}'),
 ('a heading over nothing', '<article>{1}{2}<h2>The roof</h2>{3}<h3>From the islands</h3></article>', '{1}{2}The roof|{3}'),
 -- old mark-up
 ('a layout table', '<table width=100%><tr><td width=20%><a href=/a>Archive</a><br><a href=/b>Editorials</a><br><a href=/c>Weather</a></td><td>{1}{2}{3}</td><td><a href=/d>Write to us</a></td></tr></table>', '{1}{2}{3}'),
 ('tables in a layout table', '<table><tr><td><table><tr><td>{1}{2}</td></tr></table><table><tr><td>{3}{4}</td></tr></table></td></tr></table>', '{1}{2}{3}{4}'),
 ('two <br>', '<div>[1]<br><br>[2]<br><br>[3]</div>', '{1}{2}{3}'),
 ('one <br> behind each full stop', '<div>[1]<br>[2]<br>[3]</div>', '{1}{2}{3}'),
 ('<br> and blanks', '<font face=Arial size=2>[1]<br>&nbsp;<br>[2]<br>' || char(10) || '<br>[3]</font>', '{1}{2}{3}'),
 ('<br> in a paragraph', '<p>[1]<br/><br/>[2]<br/><br/>[3]</p>', '{1}{2}{3}'),
 ('a div for each paragraph', '<div>[1]</div><div>[2]</div><div>[3]</div>', '{1}{2}{3}'),
 ('paragraphs that nothing closes', '<p>[1]<p>[2]<p>[3]', '{1}{2}{3}'),
 -- words where tags meet
 ('inline elements', '<article>{1}<p>It is an un<b>believ</b>able sum, with <i>the</i> <i>roof</i> and <a href=/r>the rest</a>, the council said.</p>{2}</article>', '{1}It is an unbelievable sum, with the roof and the rest, the council said.|{2}'),
 ('a line break in a sentence', '<article>{1}<p>They bought it in May,<br>and they sold it in June, the council said.</p>{2}</article>', '{1}They bought it in May, and they sold it in June, the council said.|{2}'),
 ('blocks without a blank between', '<article>{1}<div>They bought it in May, the council said.<div>They sold it in June, the mayor said.</div>Now it stands empty, said the baker.</div>{2}</article>', '{1}They bought it in May, the council said.|They sold it in June, the mayor said.|Now it stands empty, said the baker.|{2}'),
 ('<wbr> and soft hyphens', '<article>{1}<p>It is an extra<wbr>ordinary sum for the ad&shy;min&#173;istration, the council said.</p>{2}</article>', '{1}It is an extraordinary sum for the administration, the council said.|{2}'),
 ('<wbr> between blanks', '<article>{1}<p>It is one <wbr> sum, and<wbr> it is<wbr/> two, the council said.</p>{2}</article>', '{1}It is one sum, and it is two, the council said.|{2}'),
 ('how words are read stands above them', '<article>{1}<p>The name is <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>, the council said on Monday.</p>{2}</article>', '{1}The name is 漢字, the council said on Monday.|{2}'),
 ('a comment, an image, an icon in a word', '<article>{1}<p>It is an extra<!-- x -->ordinary <img src=a alt=b>sum, <svg><title>Icon</title></svg>the council said.</p>{2}</article>', '{1}It is an extraordinary sum, the council said.|{2}'),
 ('line ends and no-break spaces', '<article>{1}<p><span>It</span>' || char(10) || '<span>is</span>' || char(13, 10, 9) || 'a&nbsp;sum, the council said.</p>{2}</article>', '{1}It is a sum, the council said.|{2}');

-- JSON-LD articleBody: never trusted blindly
CREATE TEMP TABLE lie(what TEXT, body TEXT, html TEXT, want TEXT);
INSERT INTO lie VALUES
 ('all of it', '[1] [2] [3] [4] [5]', '<div>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('a teaser', '[1]', '<div>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('the first half', '[1] [2] [3]', '<div>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('cut in a word', 'The council bought the old paper mill for two million crowns on Friday, and it will be a scho...', '<div>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('escaped markup', '&lt;p&gt;[1]&lt;/p&gt; <p>[2]</p><p>[3]</p>[4] [5]', '<div>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('a text that is nowhere on the page', 'Subscribe to read on. Our magazine brings you the best of the week, in print and in the app, from only four crowns a month. Cancel whenever you want to. For more about what we do with your data see our pages of help, and write to us.', '<div>{1}{2}{3}{4}{5}</div>', '{1}{2}{3}{4}{5}'),
 ('what stands in a sidebar', '[6] [7] [8]', '<div class=content>{1}{2}{3}{4}{5}</div><div class=sidebar>{6}{7}{8}</div>', '{1}{2}{3}{4}{5}');
INSERT INTO page SELECT 'articleBody: ' || what, html, want, '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"' || body || '"}</script>' FROM lie;

-- Each page around its body; each {n} and [n] filled in; what differs is shown.
CREATE TEMP TABLE got AS
 WITH RECURSIVE filled(what, n, html, want) AS (
  SELECT what, 0, '<html><head><title>Council buys the mill</title>' || head || '</head><body><nav><a href="/">Home</a> <a href=/n>News</a> <a href=/s>Sport</a></nav><h1>Council buys the mill</h1>'
   || html || '<footer><p>All rights reserved.</p></footer></body></html>', replace(want, '|', char(10, 10)) FROM page
  UNION ALL
  SELECT what, p.n, replace(replace(html, '{' || p.n || '}', '<p>' || text || '</p>'), '[' || p.n || ']', text), replace(want, '{' || p.n || '}', text || char(10, 10))
  FROM filled JOIN paragraph AS p ON p.n = filled.n + 1)
 SELECT what, html, rtrim(want, char(10)) AS want FROM filled WHERE n = (SELECT max(n) FROM paragraph);
SELECT what || ': ' || (SELECT text FROM html_articles(CAST(html AS BLOB))) FROM got WHERE want IS NOT (SELECT text FROM html_articles(CAST(html AS BLOB)));
SELECT count(*) || ' bodies' FROM got;

-- A live blog is one row, its entries in the page's order, the newest first; so are several posts on one page.
CREATE TEMP TABLE live AS SELECT CAST('<html><head><title>Council meets: live</title></head><body><h1>Council meets: live</h1><p>The council meets today to speak of the mill, of its roof and of the school that is to come, and we are there.</p>
<div class=live><div class=entry><time datetime="2024-05-04T14:30">14:30</time><h3>The mayor speaks</h3><p>' || (SELECT text FROM paragraph WHERE n = 5) || '</p></div><hr>
<div class=entry><time datetime="2024-05-04T12:10">12:10</time><h3>The vote is taken</h3><p>' || (SELECT text FROM paragraph WHERE n = 3) || '</p><p>' || (SELECT text FROM paragraph WHERE n = 4) || '</p></div><hr>
<div class=entry><time datetime="2024-05-04T09:05">09:05</time><h3>The session opens</h3><p>' || (SELECT text FROM paragraph WHERE n = 1) || '</p><p>' || (SELECT text FROM paragraph WHERE n = 2) || '</p></div></div></body></html>' AS BLOB) AS html;
SELECT count(*), max(headline) FROM live, html_articles(html);
SELECT role, substr(text, 1, 40) FROM live, html_paragraphs(html);
SELECT count(*), group_concat(substr(p.text, 1, 20), ' / ') FROM html_paragraphs((SELECT CAST('<title>Notes of the week</title><h1>Notes of the week</h1><article><h2>The mill</h2><p>' || a.text || '</p></article><article><h2>The roof</h2><p>' || b.text || '</p></article><article><h2>The pupils</h2><p>'
 || c.text || '</p></article>' AS BLOB) FROM paragraph AS a, paragraph AS b, paragraph AS c WHERE a.n = 1 AND b.n = 2 AND c.n = 3)) AS p;
