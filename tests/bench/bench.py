"""What the benches share: sets of pages, the works that are measured, how a process is measured.

A work is a command over a folder of pages. Its goal is a multiple of the baseline, reading the same pages and running them through libxml2's
SAX parser with empty handlers."""
import glob, os, re, shutil, subprocess, sys, time
from collections import namedtuple

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
SQLITE3 = os.environ.get('SQLITE3', 'sqlite3')
WORK = 'build/bench'
Cost = namedtuple('Cost', 'seconds kib wall')  # CPU seconds, user and system; peak memory; seconds of the clock
Work = namedtuple('Work', 'name goal count_goal command stdin', defaults=(None,))  # goals: of CPU time, of instructions
# What an archive of pages asks for most, and every hidden column that costs something.
COLUMNS = 'headline', 'published', 'source', 'url'
# Samples that stay as they are; those with other charsets, compression and odd names are for the tests.
SAMPLES = ('aggregator/*', 'amp/*', 'captures/*/*', 'de/*', 'front-page.html', 'graph/*', 'ja/*', 'juche/*', 'live/*', 'ru/*', 'stories/*',
           'undated/*', 'wayback/*', 'wordpress/*/*', 'zh/*')


def set_up(ext, tools):
    os.chdir(ROOT)
    os.makedirs(WORK, exist_ok=True)
    global EXT, TOOLS
    EXT, TOOLS = ext, tools


def samples():
    return sorted(f for pattern in SAMPLES for f in glob.glob('samples/' + pattern) if os.path.isfile(f))


def corpus(name):
    """The pages of a set in ../shared, where `make eval` unpacked it."""
    return sorted(glob.glob(f'build/pages/{name}/html/*'))


def link_pages(sources, name, n):
    """A folder of n hard links, the sources in turn, and their bytes."""
    folder = f'{WORK}/{name}'
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for i in range(n):
        os.link(sources[i % len(sources)], f'{folder}/{i:06d}.html')
    return folder


def size_of(folder):
    with os.scandir(folder) as entries:
        return sum(e.stat().st_size for e in entries)


def names_in(folder):
    return ''.join(f'{folder}/{f}\n' for f in sorted(os.listdir(folder))).encode()


def measure(command, stdin=None, limit=None):
    """Cost of one run, whose output is dropped; None when it took more than `limit` CPU seconds."""
    if limit:
        command = ['prlimit', f'--cpu={limit}', *command]
    begun = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=subprocess.DEVNULL) as child:
        if stdin:
            child.stdin.write(stdin)
            child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if limit and child.returncode < 0:
        return None
    if child.returncode:
        sys.exit(f'bench: {command[0]} ended with {child.returncode}')
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, time.monotonic() - begun)


def instructions(command, stdin=None, *options):
    """Counted by callgrind, which prints them as `Collected`."""
    done = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={WORK}/callgrind.out', *options, *command],
                          input=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return int(re.search(rb'Collected : (\d+)', done.stderr)[1])


def shell(query, database=':memory:', threads=1):
    return [SQLITE3, '-batch', '-init', '/dev/null', '-cmd', f'.load {EXT}', database, f"SELECT broadsheet_config('threads', {threads})", query]


def every_column():
    listed = subprocess.run(shell("SELECT name FROM pragma_table_info('html_articles')"), stdout=subprocess.PIPE, check=True)
    return listed.stdout.decode().split()[1:]


def counting(columns, table='html_articles', threads=1):
    return lambda folder: shell(f"SELECT {', '.join(f'count({c})' for c in columns)} FROM {table}('{folder}')", threads=threads)


def refresh(folder):
    """What a refresh does with pages that are as they were: a stat and a keyed look-up for each."""
    database = f'{WORK}/known.db'
    if os.path.exists(database):
        os.unlink(database)
    subprocess.run(shell(f"CREATE TABLE known(path TEXT PRIMARY KEY, bytes, mtime) WITHOUT ROWID; "
                         f"INSERT INTO known SELECT path, bytes, mtime FROM html_files('{folder}')", database), stdout=subprocess.DEVNULL, check=True)
    return shell(f"SELECT count(*) FROM html_files('{folder}') AS f LEFT JOIN known AS k USING (path) "
                 'WHERE k.bytes IS NOT f.bytes OR k.mtime IS NOT f.mtime', database)


def head_only(folder):
    return shell(f"SELECT count(value) FROM html_meta('{folder}') WHERE head_only = 1")


def joined(folder):
    return shell(f"SELECT count(a.headline), count(l.url) FROM html_articles('{folder}') AS a, html_links(a.locator) AS l")


def dropped(folder):
    """The texts of a day that no page is of: no thread may extract one."""
    return shell(f"SELECT count(text) FROM html_articles('{folder}') WHERE published > '9'", threads=2)


def tool(name, *arguments):
    return lambda folder: [f'{TOOLS}/{name}', *arguments]


def works():
    return [
        Work('read, bare libxml2 SAX (the baseline)', '', '', tool('baseline', 'sax', '-'), names_in),
        Work('read, libxml2 DOM', '', '', tool('baseline', 'dom', '-'), names_in),
        Work('parse to arena alone', '', '0.21', tool('parse', '-'), names_in),
        Work('read, decode, parse to arena', '', '', tool('parse', '-'), names_in),
        Work('html_articles: every column', '0.45', '', counting(every_column())),
        Work('html_articles: text', '', '', counting(['text'])),
        Work('html_articles: headline, published, source, url', '0.35', '', counting(COLUMNS)),
        Work('html_articles: text of a day that no page is of', '', '', dropped),
        Work('html_articles: canonical_url, image', '0.10', '0.10', counting(['canonical_url', 'image'])),
        Work('html_articles joined with html_links on the locator', '', '', joined),
        Work('html_meta of the head', '0.10', '0.10', head_only),
        Work('html_meta', '', '', counting(['value'], 'html_meta')),
        Work('html_files: path, bytes, mtime', '0.003', '', counting(['path', 'bytes', 'mtime'], 'html_files')),
        Work('refresh: a page that is as it was', '0.02', '', refresh),
    ]


def count(work, once, twice):
    """Instructions for the pages of `once`, without what a program needs once: `twice` holds them two times."""
    options = ['--toggle-collect=bs_page_parse'] if work.name == 'parse to arena alone' else []
    more, less = (instructions(work.command(d), work.stdin and work.stdin(d), *options) for d in (twice, once))
    return more - less


def table(title, names, rows):
    print(f'\n{title}\n\n| ' + ' | '.join(names) + ' |\n|' + '---|' * len(names))
    for row in rows:
        print('| ' + ' | '.join(row) + ' |')
    sys.stdout.flush()
