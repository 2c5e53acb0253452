#!/usr/bin/python3
"""Whether `confidence` tells good extractions from bad: the pages of each set in five equal groups by confidence, the mean text F1 of each.
usage: confidence.py EXT METRICS_DIR SET_DIR...      METRICS_DIR holds page_metrics.py; SET_DIR holds gold.jsonl and html/
Exit status 1 where the mean F1 does not rise from group to group."""
import os, sqlite3, sys

GROUPS = 5


def main(ext, metrics, *sets):
    sys.path.insert(0, metrics)
    import page_metrics as m
    con = sqlite3.connect(':memory:')
    con.enable_load_extension(True)
    con.load_extension(ext)
    short = 0
    print('\nmean text F1 in five equal groups by confidence (its mean below)\n| set | n | ' + ' | '.join(str(g + 1) for g in range(GROUPS)) + ' |\n' +
          '|' + '---|' * (GROUPS + 2))
    for folder in sets:
        pages = {os.path.basename(path): (text or '', confidence or 0)
                 for path, text, confidence in con.execute('SELECT path, text, confidence FROM html_articles(?)', (f'{folder}/html',))}
        rows = []
        for gold in m.load(f'{folder}/gold.jsonl'):
            if gold.get('text') and gold['file'] in pages:
                text, confidence = pages[gold['file']]
                t = m.tpfpfn(gold['text'], text)
                rows.append((confidence, m.F(m.P(*t), m.R(*t))))
        rows.sort()
        cut = [rows[len(rows) * g // GROUPS:len(rows) * (g + 1) // GROUPS] for g in range(GROUPS)]
        means = [m.mean([f for _, f in g]) for g in cut]
        name = os.path.basename(folder.rstrip('/'))
        print(f'| {name} | {len(rows)} | ' + ' | '.join(f'{f:.3f} ({m.mean([c for c, _ in g]):.3f})' for f, g in zip(means, cut)) + ' |')
        if any(not b > a for a, b in zip(means, means[1:])):
            short += 1
            print(f'SHORT confidence {name}: mean F1 does not rise from group to group')
    return short > 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 3 else __doc__)
