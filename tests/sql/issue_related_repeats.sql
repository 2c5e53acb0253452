-- A story that a list shows twice is one row of it; under another heading it is a row again.
.mode list
SELECT heading, headline, url FROM html_related(CAST('<body><h1>Main headline of this page</h1><p>The harbour office said on Monday that ferries would sail again.</p>
<h2>Most read</h2><ul><li><a href="/a">First story has a headline</a><li><a href="/b">Second story has a headline</a><li><a href="/a#top">First story has a headline</a><li><a href="/c">Third story has a headline</a></ul>
<h2>More stories</h2><ul><li><a href="/a">First story has a headline</a><li><a href="/d">Fourth story has a headline</a><li><a href="/e">Fifth story has a headline</a></ul>' AS BLOB));
