-- The parameters of the scripts in sql/ (errors stand above the rows).
SELECT broadsheet_param('location');
SELECT broadsheet_param('location', 'saved'), typeof(broadsheet_param('depth', 3)), hex(broadsheet_param('page', x'00ff'));
SELECT broadsheet_param('location'), broadsheet_param('LOCATION'), broadsheet_param('depth') + 1, length(broadsheet_param('page'));
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
SELECT broadsheet_param('rows', 20, 'default'), broadsheet_param('depth', 20, 'default'), broadsheet_param('rows', NULL, 'default') IS NULL;
SELECT broadsheet_param('rows');
SELECT broadsheet_param('rows', 20, 'else');
-- A script stops by broadsheet_error, where its condition holds and nowhere else.
SELECT broadsheet_error('the disk is not mounted') WHERE 1 > 2;
SELECT broadsheet_error(format('%d of %d pages are gone', 3, 4));
SELECT broadsheet_error(NULL) IS NULL;
