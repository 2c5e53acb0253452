# samples/day.py, and the queries of samples/datasette.json as Datasette runs them: a database that is opened read-only, the entry point without files.
PYTHON=${PYTHON:-/usr/bin/python3}
"$PYTHON" -c 'import sqlite3; sqlite3.Connection.load_extension' 2> /dev/null || { echo "$PYTHON does not load extensions"; exit 77; }
[ -z "$PRELOAD" ] || { echo "no sanitizer in Python"; exit 77; }
echo "-- day.py"
sed "s|'./broadsheet'|'$EXT'|" samples/day.py > "$TMP/day.py" && "$PYTHON" "$TMP/day.py"
echo "-- datasette.json"
printf "SELECT broadsheet_param('location', 'samples');\n.read sql/archive.sql\n" | "$BS" "$TMP/archive.db" > "$TMP/out"
"$PYTHON" - "$TMP/archive.db" "$EXT" << 'END'
import json, sqlite3, sys
con = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
con.enable_load_extension(True)
con.execute('SELECT load_extension(?, ?)', (sys.argv[2], 'sqlite3_broadsheet_nofs_init'))
with open('samples/datasette.json', encoding='utf8') as f:
    archive = json.load(f)['databases']['archive']
for table, said in archive['tables'].items():
    columns = {row[1] for row in con.execute(f'PRAGMA table_info({table})')}
    named = {said['label_column'], said.get('sort_desc'), *said.get('facets', []), said.get('fts_pk')} - {None}
    print(table, 'lacks', named - columns if named - columns else 'nothing')
for name, query in archive['queries'].items():
    print('==', name)
    for row in con.execute(query['sql'], {'words': '메기', 'headline': 'Barrier fails its first test'}).fetchall()[:4]:
        print(*row, sep='|')
try:
    print(con.execute("SELECT count(*) FROM html_articles('samples')").fetchone())
except sqlite3.OperationalError as error:
    print(error)
END
