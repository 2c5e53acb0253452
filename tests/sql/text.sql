-- The main text: what stays and what goes, on pages of the shapes that news has.
CREATE TEMP TABLE page(name TEXT, html TEXT);
INSERT INTO page VALUES
('lines that have columns of their own',
 '<html><head><title>Weir lock reopens</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav><article><h1>Weir lock reopens</h1>
<p>By Nora Feld</p><p>4 May 2021</p><p>The lock at the weir opened again on Tuesday after eleven weeks of repairs, the canal office said.</p>
<figure><img src="/a.jpg" alt=""><figcaption>The lock gates on Monday. Photo: J. Stohl</figcaption></figure>
<p>Boats may pass from eight in the morning. Each of the two gates weighs nine tonnes, and both were made in a yard upstream.</p>
<p>It is toll-free until the summer.</p></article>
<aside><h2>Read more</h2><ul><li><a href="/1">Canal office hires six wardens</a></li><li><a href="/2">Swans return to the upper basin</a></li></ul></aside>
<footer>All rights reserved.</footer></body></html>'),
('a body in two containers, short paragraphs between them',
 '<html><body><main><h1>Council buys the mill</h1><div class="article-body"><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p>
<p>“We waited for nine years.”</p></div><div class="ad">Advertisement</div><div class="article-body"><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>
<p>The first pupils will come in August, when the work on the northern wing is done, the mayor said.</p></div></main></body></html>'),
('lines divided by br in a layout table',
 '<html><body><table><tr><td><a href="/a.htm">Archive</a><br><a href="/b.htm">Editorials</a></td><td><b>Harvest ends early in the valley</b><br><br>The barley harvest in the valley ended two weeks early this year, farmers said on Sunday, since July was dry.<br><br>
Prices have not moved. The mills at the river still hold much of the corn of last year, and they buy little.<br><br>Rain is expected on Thursday.</td></tr></table></body></html>'),
('a list and a sub-heading in the text',
 '<html><body><article><h1>What changes in June</h1><p>Three rules change for everyone who rents out a room, the housing office said in a letter this week.</p><h2>The rules</h2>
<ul><li>Rooms are entered in a register, which costs nothing.</li><li>A stay is ninety days at the most, holidays included.</li></ul><p>Who breaks them pays a fine of up to eight hundred crowns, the letter says.</p></article></body></html>');
SELECT '-- ' || name || char(10) || (SELECT text FROM html_articles(CAST(html AS BLOB))) FROM page;
-- why a line is out
SELECT text, reason FROM page, html_blocks(CAST(html AS BLOB)) WHERE page.rowid = 1 AND NOT kept AND text IN ('By Nora Feld', '4 May 2021');
