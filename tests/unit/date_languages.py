#!/usr/bin/env python3
"""Makes date_languages.inc for test_date_every_day.c: how 40 languages write dates, from CLDR (npm cldr-dates-full, cldr-numbers-full; Unicode-3.0).
usage: date_languages.py CLDR_DIR > date_languages.inc"""
import json, sys

LANGS = 'en-US en-GB de fr es pt-BR it nl sv da nb fi pl cs sk hu ro hr sr bg ru uk el tr ar fa he hi bn ta te th vi id ko ja zh sw lt ka'.split()

def load(path, *keys):
    with open(path, encoding='utf8') as f: d = json.load(f)['main']
    d = d[next(iter(d))]
    for k in keys: d = d[k]
    return d

def quoted(s): return '"' + s.replace('\\', '\\\\').replace('"', '\\"') + '"'

def pattern(g, width):
    p = g['dateFormats'][width]
    return p['_value'] if isinstance(p, dict) else p

def main(root):
    print('/* date_languages.inc: made by date_languages.py from CLDR (npm cldr-dates-full). Copyright Unicode, Inc.; Unicode-3.0 licence. Do not edit. */')
    print('static const struct language languages[] = {')
    for lang in LANGS:
        where = lang.replace('en-US', 'en').replace('pt-BR', 'pt')
        g = load(f'{root}/cldr-dates-full/main/{where}/ca-gregorian.json', 'dates', 'calendars', 'gregorian')
        m, d = g['months']['format'], g['days']['format']
        names = [[m[w][str(i)] for i in range(1, 13)] for w in ('wide', 'abbreviated')]
        names += [[d[w][x] for x in 'mon tue wed thu fri sat sun'.split()] for w in ('wide', 'abbreviated')]
        alone = [g['months']['stand-alone']['wide'][str(i)] for i in range(1, 13)]
        print(f'    {{{quoted(lang)},')
        for row in names + [alone]: print('     {' + ', '.join(map(quoted, row)) + '},')
        print('     {' + ', '.join(quoted(pattern(g, w)) for w in ('full', 'long', 'medium', 'short')) + '}},')
    print('};')

main(sys.argv[1])
