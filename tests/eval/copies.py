#!/usr/bin/python3
"""sql/stories.sql on copies made from the gold texts of page sets: which it finds, and what it takes for one.
usage: tests/eval/copies.py EXT GOLD.jsonl... [--min floors.tsv]      with PYTHONPATH where the eval scripts' common.py is
For each kind an archive of its own is made: every text of 100 words and more (of those that share passages one alone), and of each a copy of
that kind. recall: copies that are in one story with their original; precision: of all pairs of a copy and an original in one story, those that belong
together; kind: copies found that the script calls what they are; candidates: pairs that it compares, an article."""
import json, os, random, sys
from common import connect, option, Report

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
FOOTER = ['Subscribe to our newsletter for more stories like this one, delivered to your inbox every morning.',
          'This story was provided by a partner of our news network. All rights reserved.']
TYPOGRAPHY = str.maketrans({'“': '"', '”': '"', '‘': "'", '’': "'", '—': '-', '–': '-', '…': '...', '"': '”', "'": '’', ' ': '\u00a0', '-': '\u2011'})


def change_words(text, share, words, r):
    """That share of the words replaced by words of other texts."""
    return '\n'.join(' '.join(r.choice(words) if r.random() < share else w for w in line.split(' ')) for line in text.split('\n'))


def cut(text, share):
    """The first paragraphs, up to that share of the words, the last one cut where it has to be."""
    left, out = int(len(text.split()) * share), []
    for line in text.split('\n'):
        words = line.split(' ')[:left]
        left -= len(words)
        out.append(' '.join(words))
        if left <= 0:
            break
    return '\n'.join(out)


def framed(text):
    return '\n'.join(['SPRINGFIELD, Nov. 3 (Network News) — ' + text, *FOOTER])


def shuffled(text, r):
    lines = [l for l in text.split('\n') if l.strip()]
    r.shuffle(lines)
    return '\n'.join(lines)


KINDS = {  # name: (what the script may say, how it is made of a text, all words, a random generator)
    'frame': (('extended', 'same'), lambda t, w, r: framed(t)),
    'half': (('cut',), lambda t, w, r: framed(cut(t, 1 / 2))),
    'quarter': (('cut',), lambda t, w, r: framed(cut(t, 1 / 4))),
    'words5': (('edited',), lambda t, w, r: change_words(t, .05, w, r)),
    'words15': (('edited',), lambda t, w, r: change_words(t, .15, w, r)),
    'shuffled': (('edited', 'same'), lambda t, w, r: shuffled(t, r)),
    'typography': (('same',), lambda t, w, r: t.translate(TYPOGRAPHY)),
}


def texts_of(con, files):
    out, taken = [], set()
    for f in files:
        with open(f, encoding='utf8') as lines:
            for line in lines:
                text = json.loads(line)['text'] or ''
                prints = {row[0] for row in con.execute('SELECT hash FROM text_fingerprints(?)', (text,))}
                if len(text.split()) >= 100 and 10 * len(prints & taken) < len(prints):
                    out.append(text)
                    taken |= prints
    return out


def archive(con, texts, copies):
    """Originals are numbered from 0, their copies from 1,000,000; a day later and in another outlet."""
    con.execute('DROP TABLE IF EXISTS article')
    con.execute('CREATE TABLE article(locator, source, published, published_utc, headline, text, text_hash)')
    rows = [(i, 'original', '2024-11-02', i, t) for i, t in enumerate(texts)] + [(1000000 + i, 'copy', '2024-11-03', i, t) for i, t in enumerate(copies)]
    con.executemany('INSERT INTO article SELECT ?, ?, ?, NULL, ?, column1, text_hash(column1) FROM (VALUES(?))', rows)


def measure(con, script, texts, copies, want):
    archive(con, texts, copies)
    con.executescript(script)
    pairs = con.execute("""SELECT c.locator - 1000000, o.locator, c.kind FROM stories AS c JOIN stories AS o USING(story)
                           WHERE c.source = 'copy' AND o.source = 'original'""").fetchall()
    found = [kind for c, o, kind in pairs if c == o]
    compared = con.execute('SELECT count(*) FROM temp.story_pair').fetchone()[0]
    return len(found), len(pairs), sum(kind in want for kind in found), compared


def main(argv):
    floors, argv = option(argv, '--min', True)
    con = connect(argv[0])
    with open(os.path.join(ROOT, 'sql/stories.sql'), encoding='utf8') as f:
        script = f.read()
    texts = texts_of(con, argv[1:])
    words = ' '.join(texts).split()
    report = Report('copies', 'copies, by sql/stories.sql', 'copies n recall precision kind candidates'.split(), floors)
    total = [0] * 4
    for name, (want, make) in KINDS.items():
        r = random.Random(name)
        got = measure(con, script, texts, [make(t, words, r) for t in texts], want)
        total = [a + b for a, b in zip(total, got)]
        report.add([name, len(texts), got[0] / len(texts), got[0] / got[1], got[2] / got[0], got[3] / 2 / len(texts)])
    n = len(texts) * len(KINDS)
    report.add(['all', n, total[0] / n, total[0] / total[1], total[2] / total[0], total[3] / 2 / n])
    return report.close()


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
