"""What the dearest pages cost beside others of their size: CPU time per byte of every column, page by page, in one process. The bytes are given
as a blob, so that no disk is in it; the least of several rounds counts, since a busy machine only ever adds."""
import contextlib, glob, os, sqlite3, statistics, time

import bench

GOAL, LISTED, AROUND = 20, 10, 25  # x the median of so many pages, the next smaller and the next larger


def seconds_of(connection, query, pages, rounds):
    """{path: seconds}"""
    least = {}
    for _ in range(rounds):
        for path, content in pages.items():
            begun = time.process_time_ns()
            connection.execute(query, (content,)).fetchall()
            least[path] = min(least.get(path, float('inf')), (time.process_time_ns() - begun) / 1e9)
    return least


def ratios(pages, seconds):
    """[(ratio, seconds, bytes, path)], the dearest first."""
    by_size = sorted((len(content), path) for path, content in pages.items())
    dear = [seconds[path] / max(size, 1) for size, path in by_size]
    found = []
    for i, (size, path) in enumerate(by_size):
        near = dear[max(0, i - AROUND):i] + dear[i + 1:i + 1 + AROUND]
        found.append((dear[i] / statistics.median(near), seconds[path], size, path))
    return sorted(found, reverse=True)


def part(rounds):
    paths = sorted(glob.glob('build/pages/*/html/*')) or bench.samples()
    pages = {}
    for path in paths:
        with open(path, 'rb') as f:
            pages[path] = f.read()
    with contextlib.closing(sqlite3.connect(':memory:')) as connection:
        connection.enable_load_extension(True)
        connection.load_extension(os.path.abspath(bench.EXT))
        columns = ', '.join(bench.every_column() + ['paragraphs', 'links', 'related'])
        found = ratios(pages, seconds_of(connection, f'SELECT {columns} FROM html_articles(?)', pages, rounds))
    bench.table(f'The dearest of {len(found)} pages, every column (goal: none above {GOAL} x the median of its size)',
                ['page', 'KB', 'ms', 'ns a byte', 'x median'],
                [[path.removeprefix('build/pages/'), f'{size / 1e3:.1f}', f'{cost * 1e3:.2f}', f'{cost / max(size, 1) * 1e9:.1f}', f'{ratio:.1f}']
                 for ratio, cost, size, path in found[:LISTED]])
    print(f"\n{'ok' if found[0][0] <= GOAL else 'not ok'}: the dearest page costs {found[0][0]:.1f} x the median of its size")
