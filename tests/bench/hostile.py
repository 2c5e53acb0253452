"""Pages made to be slow, of 20 MB where size is the point: CPU time per byte, the median of five, against that of an ordinary page."""
import os, statistics

import bench

MEGABYTES = 20
SENTENCE = 'The harbour office said on Monday that the ferry sails again from the new pier. '
LIMIT = 120  # CPU seconds, after which a page is given up


def repeated(piece, n=None):
    return ''.join(piece(i) for i in range(n or MEGABYTES * 1000000 // len(piece(0))))


def page(body, title='The ferry sails again'):
    return f'<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>'


# name -> (body, copies of the page: a small one has to be measured several times)
PAGES = {
    '200,000 paragraphs': lambda: (repeated(lambda i: f'<p>{SENTENCE}{i:06d}</p>\n', 200000), 1),
    '200,000 links': lambda: (repeated(lambda i: f'<a href="/news/{i:06d}.html">Story {i} of the day in the harbour</a> ', 200000), 1),
    'a paragraph of 20 MB': lambda: ('<p>' + SENTENCE * (MEGABYTES * 1000000 // len(SENTENCE)) + '</p>', 1),
    '20,000 attributes on a tag': lambda: ('<p ' + repeated(lambda i: f'data-a{i}="{i}" ', 20000) + f'>{SENTENCE * 4}</p>', 20),
    'depth 100,000': lambda: ('<div>' * 100000 + SENTENCE * 4 + '</div>' * 100000, 8),
    '20,000 unmatched end tags': lambda: ('<p>' + SENTENCE * 4 + '</b></i></div></td>' * 5000, 40),
    '100,000 distinct tag names': lambda: (repeated(lambda i: f'<x{i}>{SENTENCE}</x{i}>', 100000), 1),
    '100,000 distinct names, open': lambda: (repeated(lambda i: f'<x{i}>', 100000) + SENTENCE * 4, 8),
    'related cards of 20 MB': lambda: (f'<p>{SENTENCE * 4}</p><div class="related"><h2>More from the Harbour Post</h2>' + repeated(
        lambda i: f'<div class="card"><a href="/2024/11/{i % 28 + 1:02d}/{i}"><h3>A story {i} of the day</h3></a><p>{SENTENCE}</p>'
                  f'<span class="date">{i % 28 + 1} November 2024</span></div>\n') + '</div>', 1),
    'dates of 20 MB': lambda: (repeated(lambda i: f'<p><time datetime="2024-11-{i % 28 + 1:02d}">{i % 28 + 1} November 2024</time> in the harbour</p>\n'), 1),
    'divs with class of 20 MB': lambda: (repeated(lambda i: f'<div class="article-body text{i % 1000}" id="n{i}">{SENTENCE}</div>'), 1),
    'a table of 20 MB': lambda: ('<table>' + repeated(lambda i: f'<tr><td>{i}<td>{SENTENCE}<td><a href="{i}">x</a></tr>\n') + '</table>', 1),
    'images of 20 MB': lambda: (repeated(lambda i: f'<figure><img src="/i/{i}.jpg" alt="Harbour"><figcaption>Photo: A. Lee</figcaption></figure>\n'), 1),
    'JSON-LD of 20 MB': lambda: ('<script type="application/ld+json">[' + repeated(
        lambda i: f'{{"@type":"NewsArticle","headline":"Story {i}","datePublished":"2024-11-{i % 28 + 1:02d}"}},') + '{}]</script>' + f'<p>{SENTENCE * 4}</p>', 1),
    'meta elements of 20 MB': lambda: (repeated(lambda i: f'<meta name="n{i}" content="{SENTENCE}">'), 1),
    'lines by <br> of 20 MB': lambda: ('<div>' + repeated(lambda i: f'{SENTENCE}<br><br>\n') + '</div>', 1),
    'items by <hr> of 20 MB': lambda: (repeated(lambda i: f'<hr><h2>Story {i} of the day</h2><p>November 3, 2024</p><p>{SENTENCE * 4}</p>'), 1),
}


def per_byte(pages, name, n, start):
    folder = bench.link_pages(pages, name, n)
    command = bench.counting(bench.every_column() + ['paragraphs', 'links', 'related'])(folder)
    costs = [bench.measure(command, limit=LIMIT)]
    if costs[0] and costs[0].seconds < LIMIT / 10:
        costs += [bench.measure(command) for _ in range(4)]
    return max(statistics.median(c.seconds for c in costs) - start, 1e-4) / bench.size_of(folder) if costs[0] else None


def part(_):
    start = min(bench.measure(bench.shell('SELECT 1')).seconds for _ in range(3))
    ordinary = bench.corpus('aeb') or bench.samples() * 10
    usual = per_byte(ordinary, 'links', len(ordinary), start)
    rows = [['an ordinary page', '', f'{usual * 1e9:.1f}', '1.0']]
    for name, make in PAGES.items():
        body, copies = make()
        path = f'{bench.WORK}/hostile.html'
        with open(path, 'w') as f:
            f.write(page(body))
        cost = per_byte([path], 'hostile', copies, start)
        size = f'{os.path.getsize(path) / 1e6:.1f}'
        rows.append([name, size] + ([f'{cost * 1e9:.1f}', f'{cost / usual:.1f}'] if cost else [f'> {LIMIT} s', '']))
        os.unlink(path)
    bench.table('Pages made to be slow, every column (goal: at most 5 x an ordinary page)', ['page', 'MB', 'ns a byte', 'x ordinary'], rows)
