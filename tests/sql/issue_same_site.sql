-- html_links.same_site holds also for hosts whose top level the public suffix list does not know.
SELECT DISTINCT same_site FROM html_links(CAST('<link rel=canonical href="https://www.paper.example/a"><body><p><a href="/b">b</a> <a href="https://blog.paper.example/c">c</a>' AS BLOB));
SELECT same_site FROM html_links(CAST('<link rel=canonical href="https://www.paper.example/a"><body><p><a href="https://other.example/">b</a>' AS BLOB));
