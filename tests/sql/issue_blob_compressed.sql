-- A page's bytes mean the same as its file, compressed or not; x is what was given, whatever became of it.
.mode list
.nullvalue NULL
SELECT file.headline, file.headline = blob.headline, file.text = blob.text, file.bytes = blob.bytes, blob.error
FROM html_articles('samples/compressed/night-buses.html') AS file, html_articles(readfile('samples/compressed/night-buses.html')) AS blob;
SELECT count(*) FROM html_paragraphs(readfile('samples/compressed/night-buses.html'));
SELECT x = readfile('samples/compressed/night-buses.html') FROM html_articles(readfile('samples/compressed/night-buses.html'));
SELECT headline, error FROM html_articles(substr(readfile('samples/compressed/night-buses.html'), 1, 300));
SELECT hex(x), error FROM html_articles(x'00FF');
SELECT hex(glob) FROM html_articles('samples/compressed') WHERE glob = CAST('*' AS BLOB);
