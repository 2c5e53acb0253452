-- What an element is called says little where its content says otherwise: the text stays, and boxes stay out.
CREATE TEMP TABLE t AS SELECT '<p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p>'
  || '<p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>'
  || '<p>The first pupils will come in August, when the work on the northern wing is done, the mayor said on Monday.</p>' AS body,
  '<p>Nobody lives in the street behind the mill today, but a baker wants to open a shop there before the school does.</p>'
  || '<p>The wheel itself, which last turned in the year of the great flood, goes to the museum in the upper town.</p>' AS more,
  '<p>Ferries leave the new pier every half hour from Monday on, the harbour office said, and the old pier is closed.</p>' AS other;
CREATE TEMP TABLE page(what TEXT PRIMARY KEY, html TEXT);
INSERT INTO page SELECT 'a row of columns named for both', '<h1>Council buys the mill</h1><div class="text-and-sidebar">' || body || '</div>' || replace(other, '<p>', '<p class="k">') || other FROM t;
INSERT INTO page SELECT 'a grid that names its sidebar, an indented menu', '<ul class="menu">' || replace(hex(zeroblob(40)), '00', '<li>                                                                <a href="/x">News</a></li>')
  || '</ul><h1>Council buys the mill</h1><div class="grid-content-sidebar"><div class="article-body">' || body || '</div></div>' FROM t;
INSERT INTO page SELECT 'an article in a modal over whole teasers', '<div class=stream>' || replace(hex(zeroblob(8)), '00', '<div class=item><h3><a href="/x">Ferries leave the pier</a></h3>' || other || '</div>')
  || '</div><div class="render-target-modal"><div><h1>Council buys the mill</h1><article>' || body || more || '</article></div></div>' FROM t;
INSERT INTO page SELECT 'an aside longer than the article', '<h1>Council buys the mill</h1><div class="content">' || body || '</div><aside class="sidebar"><h2>Notices</h2>' || other || other || other || other || '</aside>' FROM t;
.mode list
SELECT what, text LIKE '%paper mill%' AND text LIKE '%older than%' AND text LIKE '%in August%', coalesce(text LIKE '%Ferries%', 0) FROM page, html_articles(CAST(html AS BLOB)) WHERE what <> 'a row of columns named for both';
SELECT what, text LIKE '%paper mill%' AND text LIKE '%older than%' AND text LIKE '%in August%' FROM page, html_articles(CAST(html AS BLOB)) WHERE what = 'a row of columns named for both';
-- page numbers in a row and what little stands behind the head of the comments
SELECT text, kept, reason FROM t, html_blocks(CAST('<h1>Council buys the mill</h1><div>' || body || '<div>1</div><div>2</div><div>3</div><div>4</div><div>&gt;&gt;</div>'
  || '<h2>Comments</h2><ul><li>Nobody is to be insulted, whatever was said before, and no advertising is allowed.</li></ul></div>' AS BLOB)) WHERE length(text) < 90;
-- numbers in a table stay
SELECT count(*) FROM t, html_paragraphs(CAST('<h1>Council buys the mill</h1><article>' || body || '<table><tr><td>1<td>2<td>3<td>4<td>5</table></article>' AS BLOB)) AS p WHERE length(p.text) = 1;
-- teasers that have an h1 each are no headline, however near their words are to the title's
SELECT headline FROM t, html_articles(CAST('<title>Where to swim in Elsing</title><h1>Seven quiet beaches between the piers</h1>' || body
  || '<h1><a href="/a">Where to row in Elsing</a></h1><h1><a href="/b">Where to eat in Elsing</a></h1><h1><a href="/c">Where to sleep in Elsing</a></h1>' AS BLOB));
-- the names that a "By" begins, the last of which alone has a telling class; metadata under several names at once
SELECT byline FROM t, html_articles(CAST('<h1>Council buys the mill</h1><p><span>By <span>Ann Lee, </span><span>Jon Hale</span> and <span class="last-byline">Eva Stone</span></span></p>' || body AS BLOB));
SELECT byline FROM t, html_articles(CAST('<meta name="author" content="Web Desk One"><meta property="dc:creator twitter:creator" content="Ann Lee"><h1>Council buys the mill</h1>' || body AS BLOB));
-- below a picture's line, beside a short link: still the article's writer
SELECT byline FROM t, html_articles(CAST('<h1>Council buys the mill</h1><div><span>The old paper mill behind the railway station, as it was seen on Friday from the bridge.</span></div>'
  || '<div><span>By <a href="/people/ann-lee">Ann Lee</a></span> <span><a href="https://social.example/annlee">Follow @AnnLeeOfElsing</a></span></div>' || body AS BLOB));
-- a row above the text of day, writer and shelves
SELECT text LIKE 'The council%' FROM t, html_articles(CAST('<h1>Council buys the mill</h1><div>5 October 2018 - Written by Ann Lee - Category: Buildings of the upper town and schools</div>' || body AS BLOB));
