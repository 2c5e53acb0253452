#!/usr/bin/python3
"""Fits the points of score_card.inc: logistic regression over the blocks of pages whose text is known.
usage: score_card.py BLOCKS_TOOL METRICS_DIR FROM_DIR... [--write]      (make score-card runs it over what `make eval` and `make eval-blind` unpacked)
BLOCKS_TOOL prints what the cards see (tests/eval/blocks.c); METRICS_DIR holds page_metrics.py; each FROM_DIR holds NAME/gold.jsonl and NAME/html/.

A block's label is the share of its words that stand in the gold text in that order. Pages are cut into five parts, no host in two of them, a page
and its copy without names (tests/eval/blind.py) in the same. For
each part both cards are fitted on the other four (the second on verdicts that the first gave pages it had not seen) and the part's pages are
scored as a user would get them. That score, of pages never fitted on, is what counts; it stands beside that of the card in use, which saw
them all. With --write the cards are fitted on everything and the table is written. Needs numpy (Debian: python3-numpy)."""
import collections, json, os, subprocess, sys, tempfile
from urllib.parse import urlsplit
import numpy

FOLDS, RIDGE, PAGE_WEIGHT, LEAST = 5, 5, 20, .4  # LEAST as in body.c
TOGETHER = .1  # how much the verdict may not hang on names
HERE = os.path.dirname(os.path.abspath(__file__))


class Page:
    def __init__(self, set_, gold, path):
        self.set, self.gold, self.path = set_, gold, path
        host = urlsplit(gold.get('url') or '').netloc
        self.host = '.'.join(host.split('.')[-2:]) if '.' in host else path
        self.lo = self.hi = 0


class Blocks:
    """Rows over all pages, in order: letters, headline or not, score, positions in each card (padded with the card's length), words."""
    def __init__(self, tool, pages, points=None):
        names = ''.join(p.path + '\n' for p in pages)
        with tempfile.NamedTemporaryFile('w', suffix='.points') as f:
            if points is not None:
                f.write(' '.join(str(int(x)) for card in points for x in card)); f.flush()
            out = subprocess.run([tool] + ([f.name] if points is not None else []), input=names, capture_output=True, text=True, check=True).stdout
        lines = out.split('\n')[:-1]
        self.size = [int(x) for x in lines[0].split('\t')]
        rows = [l.split('\t', 6) for l in lines[1:]]
        self.page = numpy.array([int(r[0]) - 1 for r in rows])
        self.letters = numpy.array([int(r[1]) for r in rows], float)
        self.headline = numpy.array([r[2] == '1' for r in rows])
        self.score = numpy.array([int(r[3]) for r in rows]) / 100
        self.card = [self.padded([r[4 + c] for r in rows], self.size[c]) for c in (0, 1)]
        self.text = [r[6] for r in rows]
        starts = numpy.searchsorted(self.page, numpy.arange(len(pages) + 1))
        for i, p in enumerate(pages):
            p.lo, p.hi = starts[i], starts[i + 1]

    @staticmethod
    def padded(lists, size):
        lists = [[int(x) for x in l.rstrip(',').split(',')] for l in lists]
        out = numpy.full((len(lists), max(map(len, lists))), size, numpy.int32)
        for i, l in enumerate(lists):
            out[i, :len(l)] = l
        return out


def labels(m, pages, b):
    """For each block the share of it that belongs to the gold text; NaN on pages without one."""
    y = numpy.full(len(b.text), numpy.nan)
    for p in pages:
        if not p.gold.get('text'):
            continue
        gold = m.toks(p.gold['text'])
        grams = collections.Counter(tuple(gold[i:i + 4]) for i in range(len(gold) - 3))
        short = {n: collections.defaultdict(list) for n in range(1, 8)}
        for n in short:
            for i in range(len(gold) - n + 1):
                short[n][tuple(gold[i:i + n])].append(i)
        words = [m.toks(b.text[i]) for i in range(p.lo, p.hi)]
        for k, w in enumerate(words):
            if len(w) >= 8:
                here = [tuple(w[i:i + 4]) for i in range(len(w) - 3)]
                hit = sum(grams[g] > 0 for g in here)
                y[p.lo + k] = hit / len(here)
                if hit * 2 > len(here):
                    grams.subtract(here)  # a second copy is no part of it
        for k, w in enumerate(words):  # short ones count where their neighbours do
            if not w:
                y[p.lo + k] = 0
            elif len(w) < 8:
                y[p.lo + k] = float(any(fits(gold, at, len(w), words, k) for at in short[len(w)].get(tuple(w), [])))
    return y


def fits(gold, at, n, words, k):
    """Whether gold[at:at+n] stands beside what stands beside block k."""
    before, behind = gold[max(0, at - 3):at], gold[at + n:at + n + 3]
    for step, side in ((-1, before), (1, behind)):
        if not side:
            continue
        near, i = [], k
        while len(near) < 3 and abs(i - k) < 6:
            i += step
            if not 0 <= i < len(words):
                break
            near = words[i] + near if step < 0 else near + words[i]
            if len(near) >= len(side) and (near[-len(side):] if step < 0 else near[:len(side)]) == side:
                return True
            if len(words[i]) >= 8:
                break
    return False


def twins(pages, b):
    """For each block the same one in its page's other form, with names or without; itself where there is none."""
    twin = numpy.arange(len(b.text))
    forms = collections.defaultdict(list)
    for p in pages:
        forms[p.set.rstrip('*'), p.gold['file']].append(p)
    for pair in forms.values():
        if len(pair) == 2 and pair[0].hi - pair[0].lo == pair[1].hi - pair[1].lo:
            for p, q in (pair, pair[::-1]):
                twin[p.lo:p.hi] = numpy.arange(q.lo, q.hi)
    return twin


def fit(x, y, weight, size, twin):
    """Points of a card by ridge logistic regression (L-BFGS), the verdicts on a block and its twin held together."""
    n = x.shape[1]

    def loss(w):
        z = numpy.append(w, 0)[x].sum(1)
        p = 1 / (1 + numpy.exp(-z))
        apart = z - z[twin]
        f = (weight * (numpy.logaddexp(0, z) - y * z + TOGETHER / 4 * apart * apart)).sum() + RIDGE / 2 * (w @ w)
        g = numpy.bincount(x.ravel(), numpy.repeat(weight * (p - y + TOGETHER * apart), n), size + 1)[:size] + RIDGE * w
        return f, g

    w = numpy.zeros(size); f, g = loss(w); past = []
    for _ in range(150):
        q, alphas = g.copy(), []
        for s, d, rho in reversed(past):
            a = rho * (s @ q); alphas.append(a); q -= a * d
        if past:
            s, d, rho = past[-1]; q *= (s @ d) / (d @ d)
        else:
            q /= max(1., numpy.abs(g).max())
        for (s, d, rho), a in zip(past, reversed(alphas)):
            q += (a - rho * (d @ q)) * s
        step = 1.
        while True:
            f2, g2 = loss(w - step * q)
            if f2 <= f - 1e-4 * step * (g @ q) or step < 1e-4:
                break
            step /= 2
        s, d = -step * q, g2 - g
        if s @ d > 1e-10:
            past = (past + [(s, d, 1 / (s @ d))])[-12:]
        done = f - f2 < 1e-6 * abs(f)
        w, f, g = w - step * q, f2, g2
        if done:
            break
    return numpy.clip(numpy.rint(w * 100), -32000, 32000).astype(int)


def verdict(card, points):
    return numpy.append(points, 0)[card].sum(1) / 100


def text_of(b, p, score):
    """As body.c has it: what makes the F1 that the scores expect greatest, without the headline."""
    likely = 1 / (1 + numpy.exp(-score[p.lo:p.hi]))
    letters, least = b.letters[p.lo:p.hi], .5
    for _ in range(6):
        kept = likely > least
        half = (letters * likely)[kept].sum() / max(1e-9, letters[kept].sum() + (letters * likely).sum())
        if half > least - .005:
            break
        least = max(half, LEAST)
    return '\n\n'.join(b.text[p.lo + i] for i in numpy.flatnonzero(kept) if not b.headline[p.lo + i])


def report(m, name, pages, b, score):
    out = []
    for s in sorted({p.set for p in pages}):
        mine = [p for p in pages if p.set == s and p.gold.get('text')]
        if mine:
            r = m.score([p.gold for p in mine], {p.gold['file']: {'text': text_of(b, p, score)} for p in mine})
            out.append(f'{s} {r["f1"]:.4f} (P {r["p"]:.3f} R {r["r"]:.3f})')
    print(f'{name:28s}', '  '.join(out), flush=True)


def weights(pages, b):
    """Each page counts alike; in it each block by its letters, long ones less than that."""
    w = numpy.zeros(len(b.text))
    for p in pages:
        here = 4 + numpy.minimum(b.letters[p.lo:p.hi], 400)
        if len(here):
            w[p.lo:p.hi] = here * PAGE_WEIGHT / max(500, here.sum())
    return w


def write(points):
    with open(f'{HERE}/score_card.inc', 'w') as f:
        f.write('/* score_card.inc: points of the two score cards of score.c, in hundredths of a logit, in the order of their families.\n'
                '** Made by score_card.py from public sets of pages whose text is known; no page\'s wording is among the features. */\n')
        for c, head in enumerate(('#if CARD == 1', '#else')):
            f.write(head + '\n')
            for i in range(0, len(points[c]), 20):
                f.write(' '.join(f'{x},' for x in points[c][i:i + 20]) + '\n')
        f.write('#endif\n')


def main(argv):
    keep = '--write' in argv
    tool, metrics, *folders = [a for a in argv if a != '--write']
    sys.path.insert(0, metrics)
    import page_metrics as m
    pages = []
    for folder in folders:
        for set_ in sorted(os.listdir(folder)):
            if os.path.isfile(f'{folder}/{set_}/gold.jsonl'):
                pages += [Page(set_ if folder == folders[0] else f'{set_}*', g, f'{folder}/{set_}/html/{g["file"]}')
                          for g in m.load(f'{folder}/{set_}/gold.jsonl') if g.get('text')]
    hosts = sorted({p.host if '/' not in p.host else os.path.basename(p.host) for p in pages})
    numpy.random.RandomState(7).shuffle(hosts)
    part = {h: i % FOLDS for i, h in enumerate(hosts)}
    b = Blocks(tool, pages)
    fold = numpy.array([part[p.host if '/' not in p.host else os.path.basename(p.host)] for p in pages])[b.page]
    y, weight = labels(m, pages, b), weights(pages, b)
    report(m, 'the card in use', pages, b, b.score)
    report(m, 'labels (the best to be had)', pages, b, (y - .5) * 40)

    twin = twins(pages, b)
    weight = (weight + weight[twin]) / 2

    def fit_on(rows, card, size):
        place = numpy.cumsum(rows) - 1  # a page and its twin are in the same part
        return fit(card[rows], y[rows], weight[rows], size, place[twin[rows]])

    first = [fit_on(fold != k, b.card[0], b.size[0]) for k in range(FOLDS)]
    unseen, second = numpy.zeros(len(y)), b.card[1].copy()
    for k in range(FOLDS):
        seen_by_k = Blocks(tool, pages, (first[k], numpy.zeros(b.size[1])))
        unseen[fold == k] = verdict(b.card[0], first[k])[fold == k]
        width = max(second.shape[1], seen_by_k.card[1].shape[1])
        second = numpy.pad(second, ((0, 0), (0, width - second.shape[1])), constant_values=b.size[1])
        other = numpy.pad(seen_by_k.card[1], ((0, 0), (0, width - seen_by_k.card[1].shape[1])), constant_values=b.size[1])
        second[fold == k] = other[fold == k]
    report(m, 'first card, unseen pages', pages, b, unseen)
    score = numpy.zeros(len(y))
    for k in range(FOLDS):
        points = fit_on(fold != k, second, b.size[1])
        score[fold == k] = verdict(second, points)[fold == k]
    report(m, 'both cards, unseen pages', pages, b, score)
    points = [fit_on(fold >= 0, card, size) for card, size in zip((b.card[0], second), b.size)]
    report(m, 'both cards, pages seen', pages, b, Blocks(tool, pages, points).score)
    if keep:
        write(points)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 3 else __doc__)
