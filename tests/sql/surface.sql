-- Every table with its columns in order (hidden ones marked), and every function with its number of arguments: the surface that users rely on.
SELECT m.name, group_concat(CASE c.hidden WHEN 1 THEN '[' || c.name || ']' ELSE c.name END, ' ')
FROM (SELECT name FROM pragma_module_list WHERE name GLOB 'html_*' OR name GLOB 'headline_*' OR name GLOB 'minhash_*'
      OR name GLOB 'text_*' OR name GLOB 'broadsheet_*' ORDER BY name) m, pragma_table_xinfo(m.name) c
GROUP BY m.name;
SELECT '';
-- What comes with the second release says so.
SELECT name FROM pragma_module_list WHERE name GLOB 'warc_*';
SELECT * FROM warc_records('samples');
SELECT '';
-- type: s a plain function, w an aggregate; innocuous ones may stand in a view, the others are for direct use alone.
SELECT DISTINCT name, type, narg, CASE WHEN flags & 0x200000 THEN 'innocuous' WHEN flags & 0x80000 THEN 'direct only' END,
  CASE WHEN flags & 0x800 THEN 'deterministic' END
FROM pragma_function_list
WHERE name GLOB 'text_*' OR name GLOB 'date_*' OR name GLOB 'headline_*' OR name GLOB 'url_*' OR name GLOB 'minhash_*' OR name GLOB 'simhash_*'
   OR name GLOB 'story_*' OR name GLOB 'html_*' OR name GLOB 'broadsheet_*'
ORDER BY name, narg;
