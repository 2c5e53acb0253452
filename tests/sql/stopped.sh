# sql/archive.sql and sql/refresh.sql stopped at any row, by a client that goes on with the next statement, as the shell does: the database holds
# the archive before or after, never something between, and a second run makes it whole.
[ -z "${PRELOAD:-}" ] || { echo "Python does not run under a sanitizer here"; exit 77; }
python=/usr/bin/python3; [ -x $python ] || python=python3
$python -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension(True)' 2> /dev/null || { echo "$python loads no extensions"; exit 77; }
$python - "$EXT" "$TMP" <<'END'
import os, shutil, sqlite3, sys

extension, folder = sys.argv[1:]
saved, database = folder + '/saved', folder + '/archive.db'


def page(name, headline):
    with open(f'{saved}/{name}.html', 'w', encoding='utf8') as f:
        f.write(f'<h1>{headline}</h1><p>Gideon Marsh said in a sentence of some length that {headline.lower()} is true.</p><a href=/x>More</a>')


def statements(script):
    text = ''
    for line in open(script, encoding='utf8'):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ''


def run(script, stop_after=None):
    """Whether it was stopped: at the given call of the progress handler, which comes every 50 steps of SQLite's machine."""
    con = sqlite3.connect(database, isolation_level=None)
    con.enable_load_extension(True)
    con.load_extension(extension)
    con.execute("SELECT broadsheet_param('location', ?)", (saved,)).fetchall()
    calls, stopped = 0, False

    def handler():
        nonlocal calls
        calls += 1
        return calls == stop_after

    con.set_progress_handler(handler, 50)
    for statement in statements(script):
        try:
            con.execute(statement).fetchall()
        except sqlite3.OperationalError as e:
            stopped = True
            if not stop_after and 'in this archive already' not in str(e):
                raise
    con.set_progress_handler(None, 0)
    con.close()
    return stopped, calls


def contents():
    con = sqlite3.connect(database)
    if not con.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'article_index'").fetchone()[0]:
        return 'no tables yet'
    assert con.execute('PRAGMA integrity_check').fetchone() == ('ok',)
    query = """SELECT c.path, c.bytes, c.replaced_at IS NOT NULL, c.vanished_at IS NOT NULL, a.headline, a.text,
      (SELECT count(*) FROM paragraph WHERE article = a.id), (SELECT count(*) FROM link WHERE article = a.id),
      (SELECT count(*) FROM article_index WHERE article_index MATCH 'marsh' AND rowid = a.id)
      FROM capture AS c LEFT JOIN article AS a ON a.capture = c.id ORDER BY 1, 3"""
    return con.execute(query).fetchall()


def stop_everywhere(script, base):
    """Every place in the script, a few dozen of them, from the database file `base` (None: none)."""
    def start():
        if os.path.exists(database):
            os.remove(database)
        if base:
            shutil.copy(base, database)
    start()
    before = contents() if base else []
    _, calls = run(script)
    after = contents()
    seen = set()
    for stop in range(1, calls, max(calls // 40, 1)):
        start()
        stopped, _ = run(script, stop)
        assert stopped
        between = contents()
        assert between in (before, after, 'no tables yet', []), (stop, between)
        seen.add('after' if between == after else 'before')
        run(script)
        assert contents() == after, (stop, contents())
    print(script, 'stopped:', *sorted(seen), '| rows before and after:', len(before), len(after))


os.mkdir(saved)
for n in range(8):
    page(n, f'Story {n}')
stop_everywhere('sql/archive.sql', None)
shutil.copy(database, folder + '/base.db')
page(0, 'Story 0, corrected')
page(8, 'Story 8')
os.remove(saved + '/1.html')
stop_everywhere('sql/refresh.sql', folder + '/base.db')
END
