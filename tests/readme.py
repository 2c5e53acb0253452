#!/usr/bin/python3
"""README's examples, run and compared. A ```sql block that is followed by a plain ``` block is run in the sqlite3 shell (`.mode box --wrap 100`, `.nullvalue NULL`), and what it
prints must be that block; in one that is not, each `statement; -- value` line must give that value (`-- error: …` for an error, as it stands), and
other statements must give no error. The ```sql blocks under TOUR are one session on one database file, typed as a reader would; each is followed
by what it prints. A ```python block followed by a plain block is run by python3. A block whose fence names a file (```ruby
tests/clients/ruby.rb) must be that file, and every program of tests/clients must be there. Every table and function of the extension must
have its place in README. usage: readme.py [--write], from the top level; EXT and SQLITE3 as for the other tests. --write puts in what comes out."""
import os, re, subprocess, sys, tempfile

SHELL = ['tests/sql/shell', ':memory:']
TOUR = '## Ten minutes'
FENCE = re.compile(r'^```(\w*)(?: (\S+))?$')
CLIENTS = 'tests/clients'
PREFIXES = ('html_', 'warc_', 'text_', 'date_', 'headline_', 'url_', 'minhash_', 'simhash_', 'story_', 'broadsheet_')


def sql(text):
    done = subprocess.run(SHELL, input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return re.sub(r'(?m)^(Runtime |Parse )?[Ee]rror near line \d+:', 'error:', done.stdout.decode('utf-8', 'replace'))


def blocks(lines):
    """(language, file or None, first line of the body, line of the closing fence) of each fenced block."""
    at = 0
    while at < len(lines):
        fence = FENCE.match(lines[at])
        if fence:
            end = next(i for i in range(at + 1, len(lines)) if lines[i] == '```')
            yield fence[1], fence[2], at + 1, end
            at = end
        at += 1


def statements(body):
    """(line number, statement, value after -- or None), statements being split at a line's last semicolon."""
    text, out = [], []
    for i, line in enumerate(body):
        m = re.match(r'(.*;)\s+-- (.*)$', line)
        if m:
            out.append((i, '\n'.join(text + [m[1]]), m[2]))
            text = []
        elif line.rstrip().endswith(';') or line.startswith('.'):
            out.append((i, '\n'.join(text + [line]), None))
            text = []
        else:
            text.append(line)
    return out


def check_values(lines, first, end, write):
    """Each statement in turn, in one session; marks tell whose output is whose."""
    cases = statements(lines[first:end])
    script = '.mode list\n.nullvalue NULL\n' + ''.join(f'{s}\n.print \x1e\n' for _, s, _ in cases)
    wrong = []
    for (i, statement, want), got in zip(cases, sql(script).split('\x1e\n')):
        got = got.rstrip('\n').replace('\n', ' / ')
        if want is None:
            if got.startswith('error:'):
                wrong.append(f'{statement}\n  {got}')
        elif got != want:
            wrong.append(f'{statement}\n  README says  {want}\n  it gives     {got}')
            if write:
                lines[first + i] = re.sub(r'(;\s+-- ).*$', lambda m, got=got: m[1] + got, lines[first + i])
    return wrong


def tour_outputs(bodies):
    """What each block of the tour prints, in one session."""
    with tempfile.TemporaryDirectory() as folder:
        script = ''.join(f'{body}\n.print \x1e\n' for body in bodies)
        done = subprocess.run(['tests/sql/shell', folder + '/archive.db'], input=script.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        return done.stdout.decode('utf-8', 'replace').split('\x1e\n')


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
    os.environ.setdefault('EXT', './broadsheet')
    os.environ.setdefault('TZ', 'UTC')
    write = '--write' in sys.argv[1:]
    with open('README.md', encoding='utf8') as f:
        lines = f.read().split('\n')
    bad, found, edits = 0, list(blocks(lines)), []
    tour = lines.index(TOUR)
    tour_end = next(i for i in range(tour + 1, len(lines)) if lines[i].startswith('## '))
    toured = [first for language, _, first, _ in found if language == 'sql' and tour < first < tour_end]
    outputs = dict(zip(toured, tour_outputs(['\n'.join(lines[first:end]) for _, _, first, end in found if first in toured])))
    for n, (language, file, first, end) in enumerate(found):
        follows = n + 1 < len(found) and found[n + 1][0] == '' and not ''.join(lines[end + 1:found[n + 1][2] - 1]).strip()
        body = '\n'.join(lines[first:end])
        name = f'README line {first}'
        if file:
            with open(file, encoding='utf8') as f:
                got = f.read().rstrip('\n').split('\n')
            if got != lines[first:end]:
                edits.append((first, end, got))
                bad += 1
            print(f'{"ok" if got == lines[first:end] else "not ok"} {name} is {file}')
        elif language in ('sql', 'python') and follows:
            if first in outputs:
                got = outputs[first]
            elif language == 'sql':
                got = sql('.mode box --wrap 100\n.nullvalue NULL\n' + body + '\n')
            else:
                with tempfile.NamedTemporaryFile('w', suffix='.py', encoding='utf8') as f:
                    f.write(body)
                    f.flush()
                    python = '/usr/bin/python3' if os.path.exists('/usr/bin/python3') else 'python3'
                    done = subprocess.run([python, f.name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                                          env={**os.environ, 'PYTHONPATH': '.'})
                    got = done.stdout.decode('utf8', 'replace')
            got = got.rstrip('\n').split('\n')
            _, _, out_first, out_end = found[n + 1]
            if got != lines[out_first:out_end]:
                edits.append((out_first, out_end, got))
                bad += 1
                print(f'{name}: it prints', *got, sep='\n')
                print(f'not ok {name}')
            else:
                print(f'ok {name}')
        elif language == 'sql':
            wrong = check_values(lines, first, end, write)
            bad += bool(wrong)
            for w in wrong:
                print(w)
            print(f'{"not ok" if wrong else "ok"} {name}')
    for file in sorted(os.listdir(CLIENTS)):
        if file != 'run' and f'{CLIENTS}/{file}' not in (shown for _, shown, _, _ in found):
            bad += 1
            print(f'not ok README does not show {CLIENTS}/{file}')
    text = '\n'.join(lines)
    names = sql("SELECT name FROM pragma_function_list UNION SELECT name FROM pragma_module_list;").split()
    for name in sorted(n for n in set(names) if n.startswith(PREFIXES)):
        if f'`{name}(' not in text and f'`{name}`' not in text:
            bad += 1
            print(f'not ok README does not say what {name} is')
    print('ok README has a place for every name' if '`html_articles(' in text else 'not ok README')
    if write:
        for first, end, got in reversed(edits):
            lines[first:end] = got
        with open('README.md', 'w', encoding='utf8') as f:
            f.write('\n'.join(lines))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
