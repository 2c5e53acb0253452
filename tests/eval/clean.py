#!/usr/bin/python3
"""Writes text that was printed as it stands, a line `0<TAB>text<TAB>text` each, for eval_cleanup.py: what text_repair() changes of it is wrong, unless
it was published broken.
usage: tests/eval/clean.py EXTENSION ALL.tsv CLEAN.tsv FILE.tsv|GOLD.jsonl...     headlines of tables (score, headline, headline) and paragraphs of gold texts, each once
ALL.tsv has every line. CLEAN.tsv has all but those that broken_lines.tsv names, by hashes, with the very repair that they get: somebody has read both and
found the line broken and the repair right. Tells how many those are, and prints every other line that is changed with the two hashes that would name it."""
import hashlib, json, os, sqlite3, sys

APPROVED = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'broken_lines.tsv')


def texts(path):
    with open(path, encoding='utf8') as lines:
        for line in lines:
            yield from (json.loads(line)['text'] or '').split('\n') if path.endswith('.jsonl') else line.rstrip('\n').split('\t')[1:3]


def digest(text):
    return hashlib.sha256(text.encode('utf8')).hexdigest()[:16]


def approved():
    with open(APPROVED, encoding='utf8') as rows:
        return {tuple(row.split('\t')[:2]) for row in rows if not row.startswith('#')}


def main(extension, all_path, clean_path, *paths):
    con = sqlite3.connect(':memory:')
    con.enable_load_extension(True)
    con.load_extension(extension)
    right, met, changed, lines = approved(), set(), 0, 0
    seen = dict.fromkeys(' '.join(text.split('\t')) for path in paths for text in texts(path))
    with open(all_path, 'w', encoding='utf8', newline='\n') as everything, open(clean_path, 'w', encoding='utf8', newline='\n') as clean:
        for text in filter(str.strip, seen):
            row, lines = f'0\t{text}\t{text}\n', lines + 1
            everything.write(row)
            repair = con.execute('SELECT text_repair(?)', (text,)).fetchone()[0]
            pair = (digest(text), digest(repair))
            if pair in right:
                met.add(pair)
                continue
            clean.write(row)
            if repair != text:
                changed += 1
                print('changed:', *pair, f'\n  {text!r}\n  {repair!r}')
    print(f'clean lines: {lines:,}; published broken and mended as approved: {len(met)} of {len(right)}; changed otherwise: {changed}')


if __name__ == '__main__':
    main(*sys.argv[1:]) if len(sys.argv) > 4 else sys.exit(__doc__)
