-- CREATE VIRTUAL TABLE: in temp with arguments; nowhere else, since a database must not read the disk of who opens it (errors stand above the rows).
CREATE VIRTUAL TABLE notes USING html_articles(location='/etc');
CREATE VIRTUAL TABLE notes USING html_articles;
CREATE VIRTUAL TABLE html_articles USING html_articles(location='/etc');
CREATE VIRTUAL TABLE temp.k USING html_articles(place='samples');
CREATE VIRTUAL TABLE temp.k USING html_articles('samples');
CREATE VIRTUAL TABLE temp.k USING html_articles(location='samples', date_order='us');
CREATE VIRTUAL TABLE temp.k USING html_articles(location='samples', recursive='no');
CREATE VIRTUAL TABLE temp.k USING html_articles(location='samples', shards=2);
CREATE VIRTUAL TABLE temp.k USING html_files(location='samples', date_order='dmy');
CREATE VIRTUAL TABLE temp.k USING html_articles(Location = 'tests/sql/no such folder', date_order="dmy" , recursive=0, glob='it''s*.html');
SELECT count(*) FROM k;
SELECT headline, x IS NULL, date_order, recursive, glob FROM k WHERE x = CAST('<h1>Hello</h1>' AS BLOB);
-- Without a location the table asks for one, as the built-in table does.
CREATE VIRTUAL TABLE temp.d USING html_paragraphs(date_order=dmy);
SELECT count(*) FROM d;
SELECT text FROM d WHERE role = 'p' AND x = CAST('<h1>Hello</h1><p>The first boats left the harbour at dawn on Friday, said the port office.</p>' AS BLOB);
-- A table of the module's own name cannot be told from the built-in one, and does what that does.
CREATE VIRTUAL TABLE main.html_articles USING html_articles;
SELECT headline FROM html_articles(CAST('<h1>Hello</h1>' AS BLOB));
SELECT headline FROM html_articles WHERE x = CAST('<h1>Hello</h1>' AS BLOB);
DROP TABLE k;
