# A query is stopped between two files, though none of them gives a row: html_related over pages without a card. SQLite asks the client only
# within its own steps, and the table's question to it is one.
[ -z "${PRELOAD:-}" ] || { echo "Python does not run under a sanitizer here"; exit 77; }
python=/usr/bin/python3; [ -x $python ] || python=python3
$python -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension(True)' 2> /dev/null || { echo "$python loads no extensions"; exit 77; }
$python - "$EXT" "$TMP" <<'END'
import os, sqlite3, sys

extension, folder = sys.argv[1:]
os.mkdir(folder + '/saved')
for i in range(200):
    with open(f'{folder}/saved/{i:03}.html', 'w', encoding='utf8') as f:
        f.write('<h1>Ferry sails again</h1><p>It sails again, the office of the harbour said on Monday.</p>')


def run(threads, stop_after):
    """How often the client was asked, and what came of the query."""
    con = sqlite3.connect(':memory:')
    con.enable_load_extension(True)
    con.load_extension(extension)
    con.execute("SELECT broadsheet_config('threads', ?)", (threads,)).fetchall()
    asked = 0

    def ask():
        nonlocal asked
        asked += 1
        return stop_after is not None and asked >= stop_after

    query = con.execute('SELECT 1 WHERE 0')
    con.set_progress_handler(ask, 1)
    try:
        query.execute('SELECT count(*) FROM html_related(?)', (folder + '/saved',))
        what = query.fetchall()
    except sqlite3.OperationalError as error:
        what = error
    con.set_progress_handler(None, 0)
    again = con.execute('SELECT count(*) FROM html_files(?)', (folder + '/saved',)).fetchone()[0]
    return asked, what, again


for threads in 1, 4:
    asked, what, again = run(threads, None)
    print(threads, 'asked at each file:', asked >= 200, what, again)
    asked, what, again = run(threads, 150)
    print(threads, 'stopped:', asked, what, again)
END
