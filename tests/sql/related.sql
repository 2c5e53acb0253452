-- Cards of other articles: what makes a list, and what is none.
.nullvalue NULL
.print -- a heading that says so: one card is enough
SELECT n, heading, headline, url FROM html_related(CAST('<h1>Ferry sails</h1><p>It sails again, said the office.</p><h4>Related</h4><a href="http://a.example/x">Ferry stopped by a net</a>' AS BLOB));
.print -- title and teaser twice, an address each: one row a card; the page itself is no card
SELECT n, headline, teaser, truncated, published, url FROM html_related(CAST('<link rel=canonical href=http://a.example/me><h1>Ferry sails</h1><div class=more><h3>More from the Gazette</h3>
<div class=c><a href=/one><b>Net in the propeller</b></a><p>A fishing net had wrapped itself around both of the propellers, and divers cut it loo</p><a href=/one><b>Net in the propeller</b></a><p>A fishing net had wrapped itself around both of the propellers, and divers cut it loo</p><i>3 May 2021</i></div>
<div class=c><a href=/two><b>Harbour to be dredged</b></a><p>The channel has silted up.</p></div>
<div class=c><a href=/three#top><b>Choir wins a prize</b></a></div>
<div class=c><a href=/me><b>Ferry sails again</b></a></div></div>' AS BLOB));
.print -- the date in the link's line is no part of the headline
SELECT headline, published, published_raw FROM html_related(CAST('<h1>Ferry sails</h1><h3>Latest news</h3><ul><li><span>30.11.2020</span> <a href=/a>The harbour will be dredged at last</a></li><li><span>29.11.2020</span> <a href=/b>The choir has won a prize in Riga</a></li></ul>' AS BLOB));
.print -- menus, footers, share rows, tags, links in running text
SELECT count(*) FROM html_related(CAST('<nav><ul><li><a href=/a>News from all districts</a><li><a href=/b>Sport and leisure time</a><li><a href=/c>Culture and society</a></ul></nav><h1>Ferry sails</h1>
<p>The ferry, which had been <a href=/d>stopped by a fishing net in May</a>, sails again, said the office. The <a href=/e>harbour master of the islands</a> was glad, and so was <a href=/f>the shopkeeper on the quay</a>.</p>
<p><a href=#top>Back to the top of the page</a> <a href=mailto:a@b.example>Write to the harbour office</a></p>
<footer><a href=/i>Imprint and contact data</a> <a href=/p>Privacy and data protection</a> <a href=/t>Terms and conditions of use</a></footer>' AS BLOB));
