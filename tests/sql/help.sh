# broadsheet_help tells of everything that is there and of nothing else; every example runs and gives rows; kinds and names fit.
mine="GLOB 'html_*' OR name GLOB 'text_*' OR name GLOB 'date_*' OR name GLOB 'headline_*' OR name GLOB 'url_*' OR name GLOB 'minhash_*'
  OR name GLOB 'simhash_*' OR name GLOB 'story_*' OR name GLOB 'broadsheet_*'"
"$BS" :memory: "
CREATE TEMP TABLE here AS
SELECT name, 'table' AS kind FROM pragma_module_list WHERE name $mine
UNION SELECT name, CASE type WHEN 's' THEN 'function' ELSE 'aggregate' END FROM pragma_function_list WHERE name $mine;
SELECT 'missing in broadsheet_help:', * FROM (SELECT * FROM here EXCEPT SELECT name, kind FROM broadsheet_help);
SELECT 'not there:', * FROM (SELECT name, kind FROM broadsheet_help EXCEPT SELECT * FROM here);
SELECT 'not in order:', name FROM (SELECT name, lag(name) OVER () AS before FROM broadsheet_help) WHERE before >= name;
SELECT 'signature of another:', name FROM broadsheet_help WHERE signature NOT GLOB name || '*' OR instr(example, name) = 0;"
"$BS" :memory: "SELECT name || char(9) || example FROM broadsheet_help" | while IFS='	' read -r name example; do
  "$BS" :memory: "$example" > "$TMP/out" 2>&1 < /dev/null || { echo "$name: $example"; cat "$TMP/out"; }
  [ -s "$TMP/out" ] || echo "$name: no rows from $example"
done
echo checked
