# What stands in the way of a scan changes no answer: an interrupt at any moment, a cursor that is closed early or never, other connections that
# scan at the same time, a file that changes between two looks at it. With 1, 2 and 8 threads.
[ -z "${PRELOAD:-}" ] || { echo "Python does not run under a sanitizer here"; exit 77; }
python=/usr/bin/python3; [ -x $python ] || python=python3
$python -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension(True)' 2> /dev/null || { echo "$python loads no extensions"; exit 77; }
cat > "$TMP/test.py" <<'END'
import os, shutil, sqlite3, subprocess, sys, threading

extension, folder = sys.argv[1:3]
saved, changing = folder + '/saved', folder + '/changing.html'
QUERIES = [
    'SELECT rowid, *, paragraphs, links, related FROM html_articles(?1)',
    "SELECT locator, text FROM html_articles(?1) WHERE published > '2001' ORDER BY text DESC",
    'SELECT canonical_url, image FROM html_articles(?1)',
    'SELECT * FROM html_related(?1)',
    'SELECT a.text, l.* FROM html_articles(?1) AS a, html_links(a.locator) AS l',
    'SELECT path, bytes FROM html_files(?1)',
]


def connect(threads):
    con = sqlite3.connect(':memory:', check_same_thread=False)
    con.enable_load_extension(True)
    con.load_extension(extension)
    con.execute("SELECT broadsheet_config('threads', ?)", (threads,)).fetchall()
    return con


def rows(con, query):
    return con.execute(query, (saved,)).fetchall()


def interrupt(con, right):
    stopped = wrong = 0
    for query in QUERIES:
        for steps in 1, 2, 7, 20, 60, 150, 400, 1000, 2500:
            left = steps

            def handler():
                nonlocal left
                left -= 1
                return left == 0

            con.set_progress_handler(handler, 3)
            try:
                rows(con, query)
            except sqlite3.OperationalError as error:
                stopped += str(error) == 'interrupted'
            con.set_progress_handler(None, 0)
            wrong += rows(con, query) != right[query]
    return f'interrupted often: {stopped > 20}, wrong afterwards: {wrong}'


def close_early(con, right):
    wrong, every = 0, QUERIES[0]
    for query in QUERIES:
        for taken in 1, 5, 9, 30:
            cursor, other = con.execute(query, (saved,)), con.execute(every, (saved,))
            wrong += cursor.fetchmany(taken) != right[query][:taken] or other.fetchmany(taken) != right[every][:taken]
            cursor.close()
            wrong += other.fetchall() != right[every][taken:] or rows(con, query) != right[query]
    return f'closed early, wrong: {wrong}'


def at_once(threads, right):
    answers = []

    def scan(con, query):
        answers.append(rows(con, query) == right[query])

    scans = [threading.Thread(target=scan, args=(connect(threads), query)) for query in QUERIES for _ in range(2)]
    for each in scans:
        each.start()
    for each in scans:
        each.join()
    return f'connections at once, right: {sum(answers)} of {len(scans)}'


def change(con):
    """Two looks at one file within a query; in between it changes, but for its length and its time."""
    def write(name):
        with open(changing, 'w', encoding='utf8') as f:
            f.write(f'<title>{name}</title><h1>{name} ferry</h1><p>The {name} ferry sails again from Monday, the harbour office said.</p>')
        os.utime(changing, (1700000000, 1700000000))

    con.create_function('write', 1, write)
    write('First')
    return con.execute('SELECT a.headline, write(?2), b.headline, (SELECT text FROM html_paragraphs(a.path)), a.text FROM html_articles(?1) AS a '
                       "JOIN html_articles(a.path || substr(ifnull(write('Third'), ''), 1, 0)) AS b", (changing, 'Other')).fetchall()


if len(sys.argv) > 3:
    cursor = connect(8).execute(QUERIES[0], (saved,))
    cursor.fetchone()
    sys.exit(7)
os.mkdir(saved)
sources = sorted(f'{at}/{name}' for at, _, names in os.walk('samples') for name in names if name.endswith(('.html', '.htm')))
for i, source in enumerate(sources):
    shutil.copy(source, f'{saved}/{i:03}.html')
one = connect(1)
results = {query: rows(one, query) for query in QUERIES}
for n in 1, 2, 8:
    print(n, interrupt(connect(n), results))
    print(n, close_early(connect(n), results))
    print(n, at_once(n, results))
    print(n, change(connect(n)))
print('a process that ends within a scan:', subprocess.run([sys.executable, *sys.argv, 'leave'], check=False).returncode)
END
$python "$TMP/test.py" "$EXT" "$TMP"
