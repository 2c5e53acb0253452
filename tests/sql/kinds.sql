-- kind, and what text and confidence are on pages that are no article: no text, or little trust in it.
CREATE TEMP TABLE piece(cards TEXT, bare TEXT, top TEXT, foot TEXT);
INSERT INTO piece SELECT group_concat('<div class=c><h3><a href=/n/' || key || '>' || (value ->> 0) || '</a></h3><p>' || (value ->> 1) || '</p></div>', ''), '<ul>' || group_concat('<li><a href=/n/' || key || '>' || (value ->> 0) || '</a></li>', '') || '</ul>',
  '<nav><a href=/>Home</a> <a href=/n>News</a> <a href=/s>Sport</a></nav>', '<footer>© 2024 The Valley Post. All rights reserved.</footer>'
 FROM json_each('[["Ferry to the islands stopped by a net","A fishing net had wrapped itself around both of the propellers."],["Swans return to the upper basin after years","Forty swans came back, where nobody had seen one for years."],["Choir wins a prize in Riga with four songs","The choir of the mill school sang four songs of the winter."],
  ["Canal office hires six wardens for its locks","The wardens will look after eleven locks from May on."],["Council buys the old paper mill by the river","It will be a school by spring, the mayor said on Friday."],["Half marathon sells out in a day, as before","All of nine hundred places were gone by the evening."]]');
CREATE TEMP TABLE page(what TEXT, html TEXT);
INSERT INTO page
 SELECT 'front page', '<title>The Valley Post</title>' || top || '<h1>The Valley Post</h1>' || cards || foot FROM piece
 UNION ALL SELECT 'front page of bare links', '<title>The Valley Post</title>' || top || bare || foot FROM piece
 UNION ALL SELECT 'section', '<title>School | The Valley Post</title>' || top || '<h1>School</h1><p>All articles on the subject of school.</p>' || cards || foot FROM piece
 UNION ALL SELECT 'what a search found', '<title>Search results for "mill" - The Valley Post</title>' || top || '<h1>Search results</h1><form><input name=q value=mill><button>Search</button></form><p>6 results for “mill”</p>' || cards || '<p><a href="?p=2">Next page</a></p>' || foot FROM piece
 UNION ALL SELECT 'a search that found nothing', '<title>Search - The Valley Post</title>' || top || '<h1>Search</h1><form><input name=q value=mil><button>Search</button></form><p>No results were found for “mil”.</p>' || foot FROM piece
 UNION ALL SELECT 'sign in', '<title>Sign in - The Valley Post</title>' || top || '<h1>Sign in</h1><form><label>E-mail</label><input name=e><label>Password</label><input type=password><button>Sign in</button></form><p>Forgot your password? <a href=/r>Reset it here.</a></p><p>New here? An account lets you read five articles a month for free, and the letters of all readers besides.</p>' || foot FROM piece
 UNION ALL SELECT '404', '<title>404 Not Found</title>' || top || '<h1>Not found</h1><p>The page that you are looking for does not exist, or it has been moved. Go back to the <a href=/>front page</a> or use the search.</p>' || foot FROM piece
 UNION ALL SELECT '404 of a server', '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested address /news/12.html was not found on this server.</p><hr><address>Server at v.example Port 80</address></body></html>'
 UNION ALL SELECT '503 of a server', '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>server</center></body></html>'
 UNION ALL SELECT 'what search machines are to leave alone', '<title>Thank you - The Valley Post</title><meta name=robots content="noindex, follow">' || top || '<h1>Thank you</h1><p>We have sent you a letter with a link, which you have to open within the next twenty-four hours to confirm your address.</p>' || foot FROM piece
 UNION ALL SELECT 'a gallery', '<title>In pictures: the harvest supper</title>' || top || '<h1>In pictures: the harvest supper</h1>' || (SELECT group_concat('<figure><img src=/' || key || '.jpg width=900 height=600><figcaption>' || value || ' Photo: J. Stohl</figcaption></figure>', '') FROM json_each('["The long table on the green.","Children carry bread.","The band plays at nine."]')) || foot FROM piece
 UNION ALL SELECT 'an article above cards', '<title>Council buys the mill</title><meta property="article:published_time" content="2024-05-03">' || top || '<h1>Council buys the mill</h1><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p><h2>More stories</h2>' || cards || foot FROM piece
 UNION ALL SELECT 'a note of one sentence', '<title>Bridge is open again</title>' || top || '<h1>Bridge is open again</h1><p>The bridge over the mill stream was opened again on Friday after six weeks of repairs to its two piers.</p>' || foot FROM piece;
.mode list
SELECT what, kind, CASE WHEN text IS NULL THEN 'no text' WHEN confidence < .4 THEN 'little trust' WHEN confidence > .5 THEN 'text' ELSE confidence END FROM page, html_articles(CAST(html AS BLOB));
-- of a front page nothing but the cards
SELECT count(*), min(headline) FROM page, html_related(CAST(html AS BLOB)) WHERE what = 'front page';
SELECT reason, count(*) FROM page, html_blocks(CAST(html AS BLOB)) WHERE what = 'front page' AND text LIKE '%a%' GROUP BY 1;
-- samples: the index that HTTrack makes, and a list of a live page's own headings
SELECT kind, confidence, text FROM html_articles('samples/httrack/index.html');
SELECT count(*), sum(kept) FROM html_blocks('samples/live/storm-mirela.html') WHERE tag = 'li' AND text LIKE '__:__ %';
SELECT substr(text, 1, 60) FROM html_articles('samples/live/storm-mirela.html');
-- headings that are links to themselves are no such list
SELECT role, text FROM html_paragraphs(CAST('<h1>What changes in June</h1><p>Three rules change for everyone who rents out a room, the housing office said in a letter this week.</p><h2><a href=#one>The register</a></h2><p>Rooms are entered in a register, which costs nothing, and which anybody may read.</p><h2><a href=#two>The fine</a></h2><p>Who breaks the rules pays a fine of up to eight hundred crowns, the letter says.</p>' AS BLOB));
