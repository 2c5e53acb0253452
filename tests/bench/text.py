#!/usr/bin/python3
"""The text functions through SQL, one thread, in CPU seconds of single statements, against Levenshtein byte by byte and utf8proc's NFC over everything.
usage: tests/bench/text.py EXTENSION TOOLS_DIR      TOOLS_DIR holds text_baseline; texts are those of ../shared (SHARED) where they are, else those of samples/"""
import glob, json, os, sqlite3, subprocess, sys, time

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..'))
SHARED = os.environ.get('SHARED', '../shared')
SECONDS = .4  # a measurement, the best of three


def connect(extension):
    con = sqlite3.connect(':memory:')
    con.enable_load_extension(True)
    con.load_extension(extension)
    return con


def rate(con, expression, amount):
    """amount a CPU second of SELECT sum(expression) over t, all rows."""
    best = 0.0
    for _ in range(3):
        start, rounds = time.process_time(), 0
        while time.process_time() - start < SECONDS:
            con.execute(f'SELECT sum({expression}) FROM t').fetchone()
            rounds += 1
        best = max(best, amount * rounds / (time.process_time() - start))
    return best


def baseline(tools, work, text, amount):
    path = 'build/bench/baseline.txt'
    with open(path, 'w', encoding='utf8', newline='\n') as f:
        f.write(text)
    run = lambda repeats: float(subprocess.run([f'{tools}/text_baseline', work, path, str(repeats)], stdout=subprocess.PIPE, check=True).stdout.split()[0])
    repeats = max(1, int(SECONDS / max(run(1), 1e-4)))
    return max(amount * repeats / max(run(repeats), 1e-6) for _ in range(3))


def headlines(con):
    """name: pairs of headlines, a language each."""
    files = sorted(glob.glob(f'{SHARED}/similarity/*.tsv'))
    if not files:
        own = [r[0] for r in con.execute("SELECT headline FROM html_articles('samples') WHERE headline IS NOT NULL ORDER BY locator")]
        return {'samples': [(a, b) for a in own for b in own]}
    out = {}
    for path in files:
        with open(path, encoding='utf8', newline='\n') as f:
            out[os.path.basename(path)[14:-4]] = [tuple(line.rstrip('\n').split('\t')[1:3]) for line in f]
    return out


def articles(con):
    files = sorted(glob.glob('build/pages/*/gold.jsonl'))
    if not files:
        return 20 * [r[0] for r in con.execute("SELECT text FROM html_articles('samples') WHERE text IS NOT NULL ORDER BY locator")]
    return [json.loads(line)['text'] or '' for path in files for line in open(path, encoding='utf8')]


def fill(con, rows):
    con.execute('DROP TABLE IF EXISTS t')
    con.execute('CREATE TABLE t(a, b)')
    con.executemany('INSERT INTO t VALUES(?, ?)', rows)


def main():
    extension, tools = os.path.abspath(sys.argv[1]), sys.argv[2]
    os.makedirs('build/bench', exist_ok=True)
    con = connect(extension)
    print('\nheadline_similarity, pairs a CPU second (goal: 120,000; stretch: 300,000)\n\n| headlines | pairs | bytes a headline | pairs/s | Levenshtein, bytes | ratio |\n|---|---|---|---|---|---|')
    for name, pairs in headlines(con).items():
        fill(con, pairs)
        size = sum(len(x.encode()) for pair in pairs for x in pair) / 2 / len(pairs)
        ours = rate(con, 'headline_similarity(a, b)', len(pairs))
        plain = baseline(tools, 'levenshtein', '\n'.join('\t'.join(pair) for pair in pairs), len(pairs))
        print(f'| {name} | {len(pairs):,} | {size:.0f} | {ours:,.0f} | {plain:,.0f} | {ours / plain:.2f} |', flush=True)

    texts = articles(con)
    paragraphs = [p for text in texts for p in text.split('\n') if p.strip()]
    clean = [' '.join(p.split()) for p in paragraphs if p.isascii() and '&' not in p]
    sets = {'clean ASCII, by paragraph': clean, 'ASCII, whole texts': [t for t in texts if t.isascii()], 'all texts': texts, 'all paragraphs': paragraphs}
    for name, pairs in headlines(con).items():
        if name[-2:] in ('de', 'ru', 'ja', 'zh'):
            sets[f'headlines, {name[-2:]}'] = [x for pair in pairs for x in pair]
    print('\nMB a CPU second (goals: text_clean 100 on clean ASCII, 20 on any; text_repair 25 on clean text)\n\n| texts | MB | reading alone | text_clean | text_repair | text_fold | utf8proc NFC |\n|---|---|---|---|---|---|---|')
    for name, values in sets.items():
        values = [v for v in values if v]
        if not values:
            continue
        fill(con, [(v, None) for v in values])
        size = sum(len(v.encode()) for v in values) / 1e6
        rates = [rate(con, e, size) for e in ('length(a)', 'length(text_clean(a))', 'length(text_repair(a))', 'length(text_fold(a))')]
        rates.append(baseline(tools, 'nfc', '\n'.join(values), size))
        print(f'| {name} | {size:.1f} | ' + ' | '.join(f'{r:,.0f}' for r in rates) + ' |', flush=True)

    whole = '\n'.join(texts).encode()
    values = [whole[i:i + 3000].decode('utf8', 'ignore') for i in range(0, min(len(whole), 6000000), 3000)]
    fill(con, [(v, None) for v in values])
    print('\nArticles of 3 KB a CPU second (goal: text_minhash 20,000)\n\n| function | articles/s |\n|---|---|')
    for call in ('length(text_minhash(a))', 'text_simhash(a) & 1', 'length(text_hash(a))', '(SELECT count(*) FROM text_fingerprints(a))', 'text_containment(a, a)'):
        print(f'| {call} | {rate(con, call, len(values)):,.0f} |', flush=True)


if __name__ == '__main__':
    main()
