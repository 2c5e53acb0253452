#!/usr/bin/python3
"""sql/stories.sql over synthetic archives: CPU seconds, peak memory, candidates, and how many of the copies it finds.
usage: tests/bench/stories.py EXTENSION [ARTICLES]      runs ARTICLES (100,000) and twice as many; goals: 60 s, 1 GB, 2.4 x"""
import os, random, sqlite3, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '../..')
WORK = os.path.join(ROOT, 'build/bench')
OUTLETS = 200
KINDS = ('same', 'half', 'quarter', 'boilerplate', 'edited', 'shuffled')


def vocabulary(r, n=60000):
    """Invented words, the frequent ones short, drawn as in natural text: the k-th is as frequent as 1 / (k + 2.7)."""
    parts = [c + v for c in 'b d f g h k l m n p r s t v z br ch st tr sh'.split() for v in 'a e i o u ai ea ou'.split()]
    words, total, weights = [], 0.0, []
    for k in range(n):
        words.append(''.join(r.choice(parts) for _ in range(1 + (k > 100) + (k > 8000) + (r.random() < .3))))
        total += 1 / (k + 2.7)
        weights.append(total)
    return words, weights


def paragraphs(words, r):
    """Words as paragraphs of some 60."""
    out, at = [], 0
    while at < len(words):
        n = r.randint(40, 80)
        out.append(' '.join(words[at:at + n]).capitalize() + '.')
        at += n
    return out


def copy_of(text, kind, boilerplate, r, draw):
    parts = text.split('\n')
    if kind in ('half', 'quarter'):
        words = text.split(' ')
        return ' '.join(words[:len(words) // (2 if kind == 'half' else 4)]) + '\n' + boilerplate
    if kind == 'boilerplate':
        return 'PORT HAVEN (NW) -- ' + text + '\n' + boilerplate
    if kind == 'edited':
        return ' '.join(draw(1)[0] if r.random() < .1 else w for w in text.split(' '))
    if kind == 'shuffled':
        r.shuffle(parts)
    return '\n'.join(parts)


def make(path, n):
    """A database of n articles of 3 KB, each fifth a copy of an earlier one; its table `truth` says of which."""
    r = random.Random(20)
    words, weights = vocabulary(r)
    draw = lambda k: r.choices(words, cum_weights=weights, k=k)
    boilerplate = [' '.join(draw(60)).capitalize() + '.' for _ in range(OUTLETS)]
    if os.path.exists(path):
        os.remove(path)
    con = sqlite3.connect(path)
    con.execute('CREATE TABLE article(locator TEXT, source TEXT, published TEXT, published_utc TEXT, headline TEXT, text TEXT, text_hash TEXT)')
    con.execute('CREATE TABLE truth(locator TEXT PRIMARY KEY, origin TEXT, kind TEXT)')
    originals, rows, truth = [], [], []
    for i in range(n):
        outlet, day = r.randrange(OUTLETS), f'2024-{1 + i * 12 // n:02d}-{1 + i % 28:02d} {i % 24:02d}:00:00'
        if i % 5 == 4:
            j, text = originals[r.randrange(len(originals))] if r.random() < .9 else originals[r.randrange(1 + len(originals) // 500)]
            kind = r.choice(KINDS)
            text, origin = copy_of(text, kind, boilerplate[outlet], r, draw), j
        else:
            text, origin, kind = '\n'.join(paragraphs(draw(r.randint(350, 650)), r) + [boilerplate[outlet]]), i, 'original'
            if len(originals) < 100000:
                originals.append((i, text))
        rows.append((f'{i:07d}', f'outlet {outlet}', day, None if i % 7 == 0 else day, ' '.join(draw(8)), text))
        truth.append((f'{i:07d}', f'{origin:07d}', kind))
        if len(rows) == 5000 or i + 1 == n:
            con.executemany('INSERT INTO article(locator, source, published, published_utc, headline, text) VALUES(?, ?, ?, ?, ?, ?)', rows)
            con.executemany('INSERT INTO truth VALUES(?, ?, ?)', truth)
            rows, truth = [], []
    con.commit()
    con.close()


def run(extension, path):
    """The script over the database at path: CPU seconds, MiB, candidates, rows (story, locator)."""
    shell = [os.environ.get('SQLITE3', 'sqlite3'), '-batch', '-init', '/dev/null', '-cmd', f'.load {extension}', '-separator', '\t', path]
    subprocess.run(shell, input=b'UPDATE article SET text_hash = text_hash(text);', check=True)
    with open(f'{WORK}/stories.tsv', 'wb') as out:
        child = subprocess.Popen(shell, stdin=subprocess.PIPE, stdout=out)
        child.stdin.write(f'.read {ROOT}/sql/stories.sql\nSELECT count(*) FROM temp.story_pair;\n'.encode())
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f'bench: sqlite3 ended with {child.returncode}')
    with open(f'{WORK}/stories.tsv', encoding='utf8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, int(rows[-1][0]), [(row[0], row[-1]) for row in rows[:-1]]


def judge(path, rows):
    """How many of the copies are in one story with their original, and how many stories hold several originals."""
    con = sqlite3.connect(path)
    origin = dict(con.execute('SELECT locator, origin FROM truth'))
    story = {locator: number for number, locator in rows}
    found = sum(story.get(locator, -1) == story.get(o, -2) for locator, o in origin.items() if locator != o)
    several = {}
    for number, locator in rows:
        several.setdefault(number, set()).add(origin[locator])
    return found / sum(l != o for l, o in origin.items()), sum(len(o) > 1 for o in several.values())


def main():
    extension = os.path.abspath(sys.argv[1])
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    os.makedirs(WORK, exist_ok=True)
    seconds = []
    print('\nsql/stories.sql\n\n| articles | CPU s (goal at 100,000: 60) | MiB (goal: 1,024) | candidates an article | rows | copies found | stories joined wrongly |\n|---|---|---|---|---|---|---|')
    for size in (n, 2 * n):
        path = f'{WORK}/stories.db'
        make(path, size)
        cpu, peak, pairs, rows = run(extension, path)
        found, wrong = judge(path, rows)
        os.remove(path)
        seconds.append(cpu)
        print(f'| {size:,} | {cpu:.1f} | {peak:,.0f} | {pairs / size:.2f} | {len(rows):,} | {found:.4f} | {wrong} |', flush=True)
    print(f'\ntwice the articles: {seconds[1] / seconds[0]:.2f} x (goal: 2.4)')


if __name__ == '__main__':
    main()
