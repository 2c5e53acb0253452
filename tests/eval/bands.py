#!/usr/bin/python3
"""How many pairs of headlines headline_bands() brings together, by how alike they are: the table in README.
usage: tests/eval/bands.py EXT FILE.tsv... [--min floors.tsv]      lines: score<TAB>headline<TAB>headline; with PYTHONPATH where the eval scripts' common.py is
shared: pairs that have a band in common. The last line: how many bands there are, and how many of 200,000 pairs from anywhere in one file share one."""
import random, sys
from common import connect, option, tsv, Report

LEVELS = (.9, .8, .7, .6, .5, .4)


def main(argv):
    floors, argv = option(argv, '--min', True)
    con = connect(argv[0])
    files = [[tuple(row[1:3]) for row in tsv(path, header=False)] for path in argv[1:]]
    pairs = [pair for file in files for pair in file]
    bands = {h: {b for b, in con.execute('SELECT hash FROM headline_bands(?)', (h,))} for h in {h for pair in pairs for h in pair}}
    tally = {level: [0, 0] for level in LEVELS}
    for a, b in pairs:
        alike = con.execute('SELECT headline_similarity(?, ?)', (a, b)).fetchone()[0]
        level = next((x for x in LEVELS if alike >= x), None)
        if level:
            tally[level][0] += 1
            tally[level][1] += bool(bands[a] & bands[b])
    report = Report('bands', 'pairs of headlines that share a band', 'similarity pairs shared% of_all_above%'.split(), floors)
    n = shared = 0
    for level, (pairs_here, shared_here) in tally.items():
        n, shared = n + pairs_here, shared + shared_here
        report.add([f'{level:.1f}', pairs_here, 100 * shared_here / max(pairs_here, 1), 100 * shared / max(n, 1)])
    status = report.close()
    r = random.Random(1)
    tried = [[r.choice(pair)[0] for pair in (r.choice(files),) * 2] for _ in range(200000)]
    met = sum(bool(bands[a] & bands[b]) for a, b in tried if a != b)
    print(f'bands a headline: {sum(map(len, bands.values())) / len(bands):.1f}; of pairs taken at random {met / 2000:.3f}% share one')
    return status


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
