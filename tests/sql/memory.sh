# What a scan keeps in memory does not grow with the pages: not in the queue of many threads, which large pages fill by their bytes, nor in joins,
# which keep a page for the tables that are joined on it.
[ -z "${PRELOAD:-}" ] || { echo "a sanitizer keeps memory of its own"; exit 77; }
python=/usr/bin/python3; [ -x $python ] || python=python3
cat > "$TMP/test.py" <<'END'
import os, subprocess, sys

folder = sys.argv[1]
PARAGRAPH = '<p>The ferry to the island sails again from Monday, the harbour office said, once the ice has gone from the bay.</p>\n'


def pages(name, n, kib):
    os.mkdir(f'{folder}/{name}')
    for i in range(n):
        with open(f'{folder}/{name}/{i:03}.html', 'w', encoding='utf8') as f:
            f.write(f'<title>Ferry {i}</title><h1>Ferry {i} sails again</h1><script>{" " * kib * 1000}</script>' + PARAGRAPH * 10)


def peak(threads, query):
    """In MiB."""
    # Threads that share one heap leave no holes in heaps of their own, which glibc keeps: 8 threads would seem to need 100 MiB more.
    child = subprocess.Popen([os.environ['BS'], ':memory:', f"SELECT broadsheet_config('threads', {threads})", query], stdout=subprocess.DEVNULL, cwd=folder,
                             env={**os.environ, 'MALLOC_ARENA_MAX': '1'})
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == 'darwin' else 1024)


def report(what, more, most):
    print(what, f'at most {most} MiB more:', more <= most or f'{more:.1f}')


pages('few', 4, 900)
pages('many', 120, 900)
pages('large', 60, 4000)
JOIN = "SELECT count(a.text), count(l.n), count(m.n) FROM html_articles('X') AS a, html_paragraphs(a.locator) AS l, html_meta(a.locator) AS m"
EVERY = "SELECT * FROM html_articles('X')"
for threads, most in ((1, 8), (2, 16), (8, 32)):
    for name, query in (('a join', JOIN), ('every column', EVERY)):
        report(f'{threads} threads, {name} of 120 pages:', peak(threads, query.replace('X', 'many')) - peak(threads, query.replace('X', 'few')), most)
report('8 threads, pages of 4 MB:', peak(8, EVERY.replace('X', 'large')) - peak(1, EVERY.replace('X', 'large')), 64)
END
$python "$TMP/test.py" "$TMP"
