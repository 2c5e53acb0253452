-- What all functions share: NULL in, NULL out; a number is read as its text; a BLOB has to be UTF-8 (errors stand above the rows).
.nullvalue NULL
SELECT text_fold(NULL), text_terms(NULL), text_hash(NULL), url_key(NULL), url_original(NULL), url_site(NULL), url_date(NULL);
SELECT date_parse(NULL), date_precision(NULL), date_offset(NULL), date_ambiguous(NULL), date_parse('2024-11-30', NULL);
SELECT text_fold(''), text_terms(''), date_parse(''), url_site(''), url_original('');
SELECT text_fold(2024), text_fold(CAST('Grüße' AS BLOB)), text_fold(x'');
SELECT text_fold(x'ff');
SELECT date_parse();
SELECT date_parse('2024-11-30', 'no option');
-- Text with broken UTF-8, as a database may hold it, is mended.
SELECT text_fold(CAST(x'61ff62' AS TEXT)), hex(text_terms(CAST(x'c3' AS TEXT)));
-- Addresses.
SELECT url_date('https://example.com/2024/11/30/bridge.html'), url_site('https://www.news.example.co.uk/a'), url_original('https://web.archive.org/web/20260120093000/https://example.com/a?b=c');
-- Functions may stand in an index and in a view.
CREATE TABLE t(s); INSERT INTO t VALUES('Größe'), ('GROSSE');
CREATE INDEX i ON t(text_fold(s));
CREATE VIEW folded AS SELECT text_fold(s) AS f, count(*) AS n FROM t GROUP BY 1;
SELECT * FROM folded;
SELECT text_repair(NULL), text_repair('Ferry'), text_repair('GrÃ¼ÃŸe');
SELECT text_clean('  a' || char(160) || char(10) || 'b '), text_clean(' “a”' || char(10) || 'b', 'lines', 'quotes'), text_clean(NULL), text_clean('a', NULL);
SELECT text_clean('a', 'line');
SELECT text_clean();