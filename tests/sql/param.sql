-- The parameters of the scripts in sql/ (errors stand above the rows).
SELECT broadsheet_param('location');
SELECT broadsheet_param('location', 'saved'), typeof(broadsheet_param('depth', 3)), broadsheet_param('share', 2.5);
SELECT broadsheet_param('page', x'00ff');
SELECT broadsheet_param('location'), broadsheet_param('LOCATION'), broadsheet_param('depth') + 1, broadsheet_param('share');
SELECT broadsheet_param('location', 'elsewhere'), broadsheet_param('location');
SELECT broadsheet_param('location', NULL) IS NULL;
SELECT broadsheet_param('location');
SELECT broadsheet_param('it''s');
SELECT broadsheet_param(NULL);
SELECT broadsheet_param('');
-- They stand in TEMP views, not in a database's own.
CREATE TEMP VIEW mine AS SELECT broadsheet_param('depth') AS d;
SELECT d FROM mine;
CREATE VIEW theirs AS SELECT broadsheet_param('depth') AS d;
SELECT d FROM theirs;
-- What a script takes where the user has set nothing; it is not kept.
SELECT broadsheet_param('rows', 20, 'number'), broadsheet_param('depth', 20, 'number'), broadsheet_param('rows', NULL, 'text') IS NULL;
SELECT broadsheet_param('rows');
SELECT broadsheet_param('rows', 20, 'else');
SELECT broadsheet_param('rows', 20, NULL);
-- A kind is checked; what a client hands over as a number or as its text is the same.
SELECT typeof(broadsheet_param('depth', 3.0)), typeof(broadsheet_param('depth', 20, 'number')), typeof(broadsheet_param('depth', NULL, 'text'));
SELECT broadsheet_param('depth', ' 12 '), typeof(broadsheet_param('depth', 20, 'number')), broadsheet_param('depth', NULL, 'date');
SELECT broadsheet_param('share', 20, 'number');
SELECT broadsheet_param('share', -1), broadsheet_param('share', NULL, 'number');
SELECT broadsheet_param('since', column1), typeof(broadsheet_param('since', NULL, 'date')) FROM (VALUES (2024), ('2024'), ('2024-11'), ('2024-11-30'));
SELECT broadsheet_param('since', '2024-13'), broadsheet_param('since', NULL, 'date');
SELECT broadsheet_param('since', '2024-11-32'), broadsheet_param('since', NULL, 'date');
SELECT broadsheet_param('since', '2024-1'), broadsheet_param('since', NULL, 'date');
SELECT broadsheet_param('since', 'last year'), broadsheet_param('since', NULL, 'date');
SELECT broadsheet_param('since', ''), broadsheet_param('since', NULL, 'date');
-- The format of the archive in the main database.
SELECT broadsheet_archive() IS NULL;
CREATE TEMP TABLE archive_meta AS SELECT 'format' AS name, 3 AS value;
SELECT broadsheet_archive() IS NULL;
CREATE TABLE main.archive_meta(x);
SELECT broadsheet_archive() IS NULL;
DROP TABLE main.archive_meta;
CREATE TABLE main.archive_meta AS SELECT 'format' AS name, 2 AS value;
SELECT broadsheet_archive();
CREATE VIEW stored AS SELECT broadsheet_archive();
SELECT * FROM stored;
-- A script stops by broadsheet_error, where its condition holds and nowhere else.
SELECT broadsheet_error('the disk is not mounted') WHERE 1 > 2;
SELECT broadsheet_error(format('%d of %d pages are gone', 3, 4));
SELECT broadsheet_error(NULL) IS NULL;
