-- Several articles in one file: only where each part between rules has a headline, a dateline and a body.
.nullvalue NULL
CREATE TEMP TABLE t AS SELECT 'It was said that the work would take another year, since two of the five piers have to be built anew and the deck lies too low. '
  || 'People who live nearby have asked for a ferry. The council will speak of it next month, when the figures are there, said a member of its staff.' AS body;
.print -- two articles, a header and a footer
SELECT locator, item, headline, published FROM html_articles((SELECT CAST('<title>Port News, 3 May 1999</title><p>Port News<hr><h3>First story of the day</h3><p>Haven, May 3 (PN) -- '
  || body || '<hr><h3>Second story of the day</h3><p>Haven, May 2 (PN) -- ' || body || '<hr><p>Copyright Port News' AS BLOB) FROM t));
.print -- rules within one article: no dateline under its headings
SELECT count(*), max(headline) FROM html_articles((SELECT CAST('<h1>A long read about a bridge</h1><p>3 May 1999<p>' || body || '<hr><h3>The piers</h3><p>' || body || '<hr><h3>The deck</h3><p>' || body AS BLOB) FROM t));
.print -- teasers: too little under each
SELECT count(*) FROM html_articles(CAST('<hr><h3><a href=a>First story</a></h3><p>3 May 1999. In short.<hr><h3><a href=b>Second story</a></h3><p>2 May 1999. In short.' AS BLOB));
.print -- something else between two articles
SELECT count(*) FROM html_articles((SELECT CAST('<h3>First story of the day</h3><p>May 3 -- ' || body || '<hr><p>' || body || '<hr><h3>Second story of the day</h3><p>May 2 -- ' || body AS BLOB) FROM t));
.print -- each part of a page is the item's own
SELECT locator, count(*), sum(words) > 30 FROM html_paragraphs('samples/daily') GROUP BY 1;
SELECT headline, published FROM html_articles('samples/daily/0803.htm!3');
SELECT error FROM html_articles('samples/daily/0803.htm!5');
.print -- elements: the page's, or the item's that the location names
SELECT locator, group_concat(text, ' / ') FROM html_select('samples/daily/0803.htm!2', 'h3, title') GROUP BY 1;
SELECT count(*) FROM html_select('samples/daily/0803.htm', 'h3, title');
.print -- a text of nothing but &nbsp; does not hide the headline behind it
SELECT item, headline FROM html_articles((SELECT CAST('<title>Port News, 3 May 1999</title><p>Port News<hr><p>&nbsp;</p><h3>First story of the day</h3><p>Haven, May 3 (PN) -- '
  || body || '<hr><p>&nbsp;</p><h3>Second story of the day</h3><p>Haven, May 2 (PN) -- ' || body || '<hr><p>Copyright Port News' AS BLOB) FROM t));
.print -- more digits than an item has: the name of a file, here of none
SELECT count(*) FROM html_articles('samples/daily/0803.htm!4294967297');
SELECT count(*) FROM html_articles('samples/daily/0803.htm!0000000001');
SELECT headline FROM html_articles('samples/daily/0803.htm!000000001');
