-- The limits of a connection: to read, to set, and what is said of wrong names and values (errors stand above the rows).
SELECT value, broadsheet_config(value) FROM json_each('["page_bytes","nodes","depth","attributes","json_depth","records"]');
SELECT broadsheet_config('Depth', 100), broadsheet_config('depth');
SELECT broadsheet_config('deep');
SELECT broadsheet_config(NULL);
SELECT broadsheet_config('depth', 513);
SELECT broadsheet_config('depth', 0);
SELECT broadsheet_config('depth', 'deep');
SELECT broadsheet_config('depth', NULL);
SELECT broadsheet_config('depth', '64');
-- A database must not change the settings of who opens it.
CREATE VIEW v AS SELECT broadsheet_config('depth', 1);
SELECT * FROM v;
SELECT json_valid(broadsheet_version()), json_extract(broadsheet_version(), '$.files'), json_extract(broadsheet_version(), '$.sqlite') = sqlite_version(),
  (SELECT group_concat(key, ' ') FROM json_each(broadsheet_version()));
