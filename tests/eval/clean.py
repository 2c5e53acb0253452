#!/usr/bin/python3
"""Writes text that is right as it stands, a line `0<TAB>text<TAB>text` each, for eval_cleanup.py: whatever text_repair() changes of it is wrong.
usage: tests/eval/clean.py FILE.tsv|GOLD.jsonl...     headlines of tables (score, headline, headline) and paragraphs of gold texts, each once; to standard output
Some pages were published broken, and their gold texts say so: what holds a C1 control, "â€", or "Â" before a no-break space or ® is left out."""
import json, re, sys

BROKEN = re.compile('[\x80-\x9f]|â€|Â[\xa0®]')


def texts(path):
    with open(path, encoding='utf8') as lines:
        for line in lines:
            yield from (json.loads(line)['text'] or '').split('\n') if path.endswith('.jsonl') else line.rstrip('\n').split('\t')[1:3]


def main(paths):
    seen = dict.fromkeys(' '.join(text.split('\t')) for path in paths for text in texts(path))
    sys.stdout.reconfigure(encoding='utf8', newline='\n')
    for text in seen:
        if text.strip() and not BROKEN.search(text):
            print('0', text, text, sep='\t')


if __name__ == '__main__':
    main(sys.argv[1:])
