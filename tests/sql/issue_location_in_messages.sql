-- What a message repeats of a location is text: a NUL in it ends no sentence, bytes that are no UTF-8 are mended, a long one is cut.
SELECT * FROM html_articles(CAST(x'6E6F00776865' AS TEXT));
SELECT * FROM html_articles(CAST(x'6E6FFF2A' AS TEXT));
SELECT * FROM html_articles('no' || hex(zeroblob(5000)) || '*');
