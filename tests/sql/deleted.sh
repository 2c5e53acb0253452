# A file that goes between listing and reading is a row with an error, and the scan goes on.
[ -z "${PRELOAD:-}" ] || { echo "the sanitizers do not know Python"; exit 77; }
cd "$TMP" || exit 1
python=/usr/bin/python3; [ -x $python ] || python=python3
$python - <<END
import os, sqlite3
con = sqlite3.connect(':memory:')
try:
    con.enable_load_extension(True)
except AttributeError:
    print('this Python loads no extensions'); raise SystemExit(77)
con.load_extension('$EXT')
os.mkdir('d')
for name in '1234':
    with open(f'd/{name}.html', 'w') as f:
        f.write('<title>Page</title><h1>Page %s</h1><p>Some text in a page.</p>' % name)
for row in con.execute("SELECT path, headline, error FROM html_articles('d')"):
    print(row)
    if row[0] == 'd/1.html':
        os.unlink('d/3.html')
END
