#!/usr/bin/env python3
"""Makes date_names.inc: what date words mean, in every language that CLDR has.
usage: date_names.py CLDR_DIR [OLD_DATES_DIR...] > date_names.inc
CLDR_DIR holds the unpacked npm packages cldr-core, cldr-dates-full, cldr-units-full and cldr-cal-{persian,islamic,hebrew}-full; each OLD_DATES_DIR
an earlier cldr-dates-full (names that CLDR has since respelled still stand in archives). What CLDR lacks is in date_names_hand.tsv beside this script.
The tables: folding of code points, a radix trie of folded names, what each name means in which languages, and the order of short dates by region."""
import collections, json, os, re, sys, unicodedata as ud

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ('NONE MONTH PERSIAN ISLAMIC HEBREW WEEKDAY PERIOD ERA DAY NEAR NEARDAY UNIT AGO IN NOW CONNECT NUMBER ORDINAL MARK SUFFIX ZONE ZONEUS '
         'RANGE ABOUT NODATE TURN ROMAN CLOCK').split()
PREFIX, SUFFIX = 1, 2
PAST, FUTURE = 16, 32
UNITS = 'second minute hour day week month quarter year decade century'.split()
DAYS = 'mon tue wed thu fri sat sun'.split()
PERIODS = {'am': 1, 'pm': 2, 'noon': 3, 'midnight': 4, 'morning1': 5, 'morning2': 5, 'afternoon1': 6, 'afternoon2': 6, 'evening1': 7, 'evening2': 7, 'night1': 8, 'night2': 8}

# ---- folding: one table for this script and for C, so that both see the same keys ----
OTHER, LETTER, SOLO, DIGIT, SPACE, IGNORE, APOSTROPHE = range(7)
SOLO_RANGES = ((0xE00, 0xEFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF),
               (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF))
ACCENTS = ((0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x5BF, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
           (0x20D0, 0x20FF), (0xFE20, 0xFE2F), (0x93C, 0x93C), (0x9BC, 0x9BC), (0xA3C, 0xA3C), (0xABC, 0xABC), (0xB3C, 0xB3C), (0xCBC, 0xCBC))
PLAIN = {0xB0: 'o', 0x131: 'i', 0xE6: 'ae', 0x153: 'oe', 0xF8: 'o', 0x111: 'd', 0x142: 'l', 0x127: 'h', 0x167: 't', 0xF0: 'd', 0xFE: 'th', 0x649: '\u064a', 0x6CC: '\u064a', 0x6D2: '\u064a',
         0x6A9: '\u0643', 0x629: '\u0647', 0x6C1: '\u0647', 0x6BE: '\u0647', 0x6D5: '\u0647', 0x640: '', 0x671: '\u0627', 0x3C2: '\u03c3', 0x456: '\u0456'}
APOSTROPHES = '\'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02bf\u02be\u02c8\u2018\u2019\u201b\u2032\u2035\ua78c\uff07\u05f3\ua78b'
PUNCT = {0x60C: ',', 0x3001: ',', 0xFF0C: ',', 0x1363: ',', 0x55D: ',', 0x104A: ',', 0x104B: '.', 0x7F8: ',', 0x1802: ',', 0x2E41: ',', 0xA60D: ',', 0x3002: '.', 0xFF0E: '.', 0xFF61: '.', 0x6D4: '.', 0x589: '.', 0xF0B: '.', 0xF0C: '.', 0x964: '.', 0x970: '.', 0x2044: '/', 0x2215: '/', 0x60D: '/',
         0x2236: ':', 0x2212: '-', 0xB7: '*', 0x2022: '*', 0x2219: '*', 0x22C5: '*', 0x30FB: '*', 0x2027: '*', 0x5F4: '"', 0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0xAB: '"', 0xBB: '"', 0x3010: '[', 0x3011: ']', 0x7E: '~', 0x301C: '~',
         0x300C: '[', 0x300D: ']', 0x3014: '[', 0x3015: ']', 0x2116: '#'}

def within(c, ranges): return any(a <= c <= b for a, b in ranges)

def classify(c):
    """(class, folded text or digit value or ASCII punctuation)"""
    ch = chr(c)
    cat = ud.category(ch)
    if cat == 'Nd': return DIGIT, ud.digit(ch)
    if ch in APOSTROPHES: return APOSTROPHE, "'"
    if c in PUNCT: return OTHER, PUNCT[c]
    if c in (0xFEFF, 0x200B, 0xAD, 0x180E) or cat == 'Cf' or within(c, ACCENTS): return IGNORE, ''
    if within(c, SOLO_RANGES) and cat[0] in 'LMN': return SOLO, ch
    if cat in ('Zs', 'Zl', 'Zp') or ch in '\t\n\r\v\f\x85': return SPACE, ' '
    if cat == 'Pd': return OTHER, '-'
    if cat[0] in 'LM' or 0x2160 <= c <= 0x217F or c == 0xB0:  # 1° gennaio
        s = ''.join(x for x in ud.normalize('NFKD', ud.normalize('NFKD', ch).casefold()) if not within(ord(x), ACCENTS))
        s = ''.join(PLAIN.get(ord(x), x) for x in s)
        s = ''.join(x for x in s if ud.category(x)[0] in 'LM' and x not in APOSTROPHES)
        return (LETTER, s) if s else (IGNORE, '')
    n = ud.normalize('NFKD', ch)
    return OTHER, n if len(n) == 1 and ' ' < n < '\x7f' else ''

CACHE = {}
def cls(ch):
    if ch not in CACHE: CACHE[ch] = classify(ord(ch))
    return CACHE[ch]

def fold(s):
    """The key of a name as the tokenizer sees it: words with one space between; dots and apostrophes inside are nothing. None where a digit stands in it."""
    out, gap = '', False
    for i, ch in enumerate(s):
        k, v = cls(ch)
        if k == DIGIT: return None
        if k in (LETTER, SOLO):
            if gap and out: out += ' '
            gap = False
            out += v
        elif k == SPACE or (k == OTHER and v == '-'): gap = True
        elif k == OTHER and v == '.': pass
        elif k == OTHER and v == '*' : pass
        elif k == OTHER: return fold(s[:i]) if v in ('(', '/') and out else None
    return out

# ---- collecting ----
class Lexicon:
    def __init__(self):
        self.dotted = set()  # languages that write a dot behind the day
        self.senses = collections.defaultdict(lambda: collections.defaultdict(set))  # key -> (kind, value) -> {(lang, tier)}
    def add(self, kind, value, lang, text, tier):
        key = fold(text)
        if not key or (kind in ('MONTH', 'WEEKDAY') and len(key) < 2 and not (cls(key[0])[0] == SOLO)): return
        if len(key.encode()) > 60: return
        self.senses[key][(kind, value)].add((lang, tier))

def load(path, *keys):
    try:
        with open(path, encoding='utf8') as f: d = json.load(f)
    except FileNotFoundError: return None
    d = d['main']
    d = d[next(iter(d))]
    for k in keys:
        if not isinstance(d, dict) or k not in d: return None
        d = d[k]
    return d

def glued(pattern):
    """Letters written onto MMMM (or the like) in a date pattern: (before, after)."""
    flat = re.sub(r"'([^']*)'", lambda m: ''.join('\x01' + c for c in m.group(1)), pattern)
    out = set()
    for m in re.finditer(r'((?:\x01?[^\x01\s\dA-Za-z.,/()\-\'،]|\x01[^\s.,/()\-])*)(MMM+|LLL+)((?:\x01?[^\x01\s\dA-Za-z.,/()\-\'،]|\x01[^\s.,/()\-])*)', flat):
        out.add(tuple(m.group(i).replace('\x01', '') for i in (1, 3)))
    return {g for g in out if any(g)}

def literals(pattern):
    parts = re.findall(r"'([^']*)'", pattern) + [re.sub('[a-zA-Z]', ' ', re.sub(r"'[^']*'", ' ', pattern))]
    return [w for x in parts for w in ''.join(c if cls(c)[0] in (LETTER, SOLO, IGNORE, APOSTROPHE) else ' ' for c in x).split()]

def collect_calendar(lex, lang, tier, g):
    glue = set()
    long = g.get('dateFormats', {}).get('long', '')
    if isinstance(long, dict): long = long['_value']
    if not tier & ~1 and re.search(r'd\.', re.sub(r"'[^']*'", '', long)): lex.dotted.add(lang)
    for where in ('dateFormats', 'dateTimeFormats', 'dateTimeFormats-atTime'):
        stack = [g.get(where, {})]
        while stack:
            d = stack.pop()
            for v in d.values():
                if isinstance(v, dict): stack.append(v)
                elif isinstance(v, str):
                    if where == 'dateFormats': glue |= glued(v)
                    for w in literals(v): lex.add('CONNECT', 0, lang, w, tier)
    for ctx in ('format', 'stand-alone'):
        for width in ('wide', 'abbreviated'):
            for m, name in g['months'][ctx][width].items():
                if m.isdigit() and int(m) <= 12:
                    lex.add('MONTH', int(m), lang, name, tier)
                    if lang == 'he':
                        for a in 'בלהמ': lex.add('MONTH', int(m), lang, a + name, tier)  # written onto the name: in, to, the, from
                    for a, b in glue: lex.add('MONTH', int(m), lang, a + name + b, tier)
        for width in ('wide', 'abbreviated', 'short'):
            for d, name in g['days'][ctx].get(width, {}).items(): lex.add('WEEKDAY', DAYS.index(d) + 1, lang, name, tier)
        for width in ('wide', 'abbreviated'):
            for p, name in g['dayPeriods'][ctx][width].items():
                if p in PERIODS: lex.add('PERIOD', PERIODS[p], lang, name, tier)

def words(s): return [w for w in (fold(s) or '').split(' ') if w]

def solo(s): return any(cls(c)[0] == SOLO for c in s)

def collect_relative(lex, lang, tier, fields, units):
    for u, unit in enumerate(UNITS[:8]):
        for width in ('', '-short'):
            f = fields.get(unit + width, {})
            for k, v in f.items():
                m = re.fullmatch(r'relative-type-(-?\d)', k)
                if not m: continue
                n = int(m.group(1))
                if unit == 'day': lex.add('DAY', n, lang, v, tier)
                elif unit == 'second': lex.add('NOW', 0, lang, v, tier)
                elif abs(n) <= 1 and unit not in ('hour', 'minute'): lex.add('NEAR', u | (n + 2) << 4, lang, v, tier)
    for d, day in enumerate(DAYS):
        for k, v in fields.get(day, {}).items():
            m = re.fullmatch(r'relative-type-(-?1|0)', k)
            if m: lex.add('NEARDAY', d + 1 | (int(m.group(1)) + 2) << 4, lang, v, tier)
    for direction, flag, marker in (('past', PAST, 'AGO'), ('future', FUTURE, 'IN')):
        seen, patterns = collections.defaultdict(set), []
        for u, unit in enumerate(UNITS[:8]):
            for width in ('', '-short'):
                for k, p in fields.get(unit + width, {}).get('relativeTime-type-' + direction, {}).items():
                    if re.search(r'[+\-−]\s?\{0\}', p): continue
                    if '{0}' not in p:
                        n = {'one': 1, 'two': 2}.get(k.rsplit('-', 1)[1])
                        if n: lex.add('NEAR', u | ((-n if flag == PAST else n) + 2) << 4, lang, p, tier)
                        continue
                    pre, suf = p.split('{0}', 1)
                    patterns.append((u, pre, suf))
                    for side, text in ((PREFIX, pre), (SUFFIX, suf)):
                        for w in words(text): seen[side, w].add(u)
                        if solo(text) and ' ' not in (fold(text) or ' '):
                            t = fold(text)
                            for i in range(1, len(t)): seen[side, t[i:] if side == SUFFIX else t[:i]].add(u)
        marks = {sw for sw, us in seen.items() if len(us) >= (4 if solo(sw[1]) else 2)}
        for u, pre, suf in patterns:
            found, rest = [], []
            for side, text in ((PREFIX, pre), (SUFFIX, suf)):
                t = fold(text) or ''
                if solo(t) and ' ' not in t:
                    ends = [t[i:] if side == SUFFIX else t[:len(t) - i] for i in range(len(t))]
                    mark = next((e for e in ends if (side, e) in marks), None)
                    if mark:
                        found.append((side, mark))
                        t = t[:-len(mark)] if side == SUFFIX else t[len(mark):]
                    if t: rest.append(t)
                    continue
                run, last = [], None
                for w in t.split(' ') + [None]:
                    is_mark = w is not None and (side, w) in marks
                    if w is None or (last is not None and is_mark != last):
                        if run: (found.append((side, ' '.join(run))) if last else rest.append(' '.join(run)))
                        run = []
                    if w: run.append(w)
                    last = is_mark
            for side, m in found: lex.add(marker, side, lang, m, tier)
            for r in rest: lex.add('UNIT', u | (0 if found else flag), lang, r, tier)
    for u, unit in enumerate(UNITS[:10]):
        for width in ('long', 'short'):
            for k, v in ((units or {}).get(width, {}).get('duration-' + unit, {})).items():
                if '-count-' not in k or not isinstance(v, str) or '{0}' not in v: continue
                for r in v.split('{0}'):
                    if fold(r): lex.add('UNIT', u, lang, r, tier)

def collect(lex, cldr, old):
    levels = json.load(open(f'{cldr}/cldr-core/coverageLevels.json'))['coverageLevels']
    for root, age in [(f'{cldr}/cldr-dates-full/main', 0)] + [(f'{o}/main', 1) for o in old]:
        for loc in sorted(os.listdir(root)):
            if loc in ('root', 'und', 'en-001', 'jbo', 'tok', 'vo', 'cu', 'la', 'io'): continue
            lang = loc.split('-')[0]
            modern = levels.get(lang) == 'modern'
            tier = (0 if modern else 1) + age
            g = load(f'{root}/{loc}/ca-gregorian.json', 'dates', 'calendars', 'gregorian')
            if g: collect_calendar(lex, lang, tier, g)
            fields = load(f'{root}/{loc}/dateFields.json', 'dates', 'fields')
            if fields and not age: collect_relative(lex, lang, tier, fields, load(f'{cldr}/cldr-units-full/main/{loc}/units.json', 'units'))
    for kind, package, file, calendar in (('PERSIAN', 'persian', 'ca-persian', 'persian'), ('ISLAMIC', 'islamic', 'ca-islamic', 'islamic'), ('HEBREW', 'hebrew', 'ca-hebrew', 'hebrew')):
        root = f'{cldr}/cldr-cal-{package}-full/main'
        for loc in sorted(os.listdir(root)):
            lang = loc.split('-')[0]
            if levels.get(lang) != 'modern': continue
            g = load(f'{root}/{loc}/{file}.json', 'dates', 'calendars', calendar)
            for ctx in ('format', 'stand-alone'):
                for width in ('wide', 'abbreviated'):
                    for m, name in (g or {}).get('months', {}).get(ctx, {}).get(width, {}).items():
                        if m.isdigit(): lex.add(kind, int(m), lang, name, 1)

def collect_hand(lex):
    with open(f'{HERE}/date_names_hand.tsv', encoding='utf8') as f:
        for n, line in enumerate(f, 1):
            line = line.rstrip('\n')
            if not line or line.startswith('#'): continue
            try: kind, value, langs, names = line.split('\t')
            except ValueError: sys.exit(f'date_names_hand.tsv:{n}: four columns wanted')
            tier = kind.endswith('~')  # yields to what CLDR and the other lines say
            kind = kind.rstrip('~')
            for name in names.split('|'):
                key = fold(name)
                if not key: sys.exit(f'date_names_hand.tsv:{n}: {name!r} folds to nothing')
                for lang in langs.split(','): lex.senses[key][(kind, int(value, 0))].add((lang, tier))

def orders(cldr):
    """{tag: 1 dmy, 2 mdy, 3 ymd} by the short date pattern; a region only where it differs from its language. English alone has none."""
    root, out = f'{cldr}/cldr-dates-full/main', {}
    for loc in sorted(os.listdir(root)):
        p = loc.split('-')
        region = next((x for x in p[1:] if re.fullmatch(r'[A-Z]{2}', x)), '')
        g = load(f'{root}/{loc}/ca-gregorian.json', 'dates', 'calendars', 'gregorian')
        short = g['dateFormats']['short']
        short = short['_value'] if isinstance(short, dict) else short
        order = ''.join(dict.fromkeys(c for c in re.sub(r"'[^']*'", '', short) if c in 'dMy'))
        v = {'dMy': 1, 'Mdy': 2, 'yMd': 3}.get(order)
        if v: out.setdefault((p[0], region), v)
    for lang in {l for l, _ in out}:
        base = out.get((lang, ''))
        for l, r in [k for k in out if k[0] == lang and k[1]]:
            if l != 'en' and out[l, r] == base: del out[l, r]
    del out['en', '']
    out['en', 'US'] = 2
    return out

# ---- writing ----
def trie_bytes(entries):
    """entries: {bytes: id}. A node: u8 children | 0x80 when a name ends here, u8 label length, label, [u16 id], first bytes, u24 offsets. Equal nodes are one."""
    root = {}
    for key in sorted(entries):
        node = root
        for b in key: node = node.setdefault(b, {})
        node[-1] = entries[key]
    out, known = bytearray(), {}
    sys.setrecursionlimit(10000)
    def emit(node, label):
        while len(node) == 1 and -1 not in node and len(label) < 255:
            b = next(iter(node))
            label, node = label + bytes([b]), node[b]
        kids = sorted(k for k in node if k >= 0)
        offsets = [emit(node[k], b'') for k in kids]
        body = bytes([len(kids) | (0x80 if -1 in node else 0), len(label)]) + label
        if -1 in node: body += node[-1].to_bytes(2, 'little')
        body += bytes(kids) + b''.join(o.to_bytes(3, 'little') for o in offsets)
        if body not in known:
            known[body] = len(out)
            out.extend(body)
        return known[body]
    top = emit(root, b'')
    return bytes(out), top

def array(name, ctype, values, per=24):
    print(f'static const {ctype} {name}[{len(values)}] = {{')
    for i in range(0, len(values), per): print('  ' + ','.join(map(str, values[i:i + per])) + ',')
    print('};')

def fold_tables():
    texts, ids, pages, index = [b''], {b'': 0}, {}, []
    last = 0x20000
    for page in range(last // 64):
        row = []
        for c in range(page * 64, page * 64 + 64):
            if 0xD800 <= c <= 0xDFFF: k, v = OTHER, ''
            else: k, v = cls(chr(c))
            if k == DIGIT: payload = v
            elif k == OTHER: payload = ord(v) if v else 0
            elif k == LETTER and v != chr(c):
                b = v.encode()
                if b not in ids: ids[b] = len(texts); texts.append(b)
                payload = ids[b]
            else: payload = 0
            row.append(k | payload << 3)
        row = tuple(row)
        index.append(pages.setdefault(row, len(pages)))
    pool, starts = bytearray(), []
    for t in texts: starts.append(len(pool)); pool += t
    starts.append(len(pool))
    array('fold_page', 'uint8_t' if len(pages) < 256 else 'uint16_t', index)
    print(f'static const uint16_t fold_entry[{len(pages)}][64] = {{')
    for row in pages: print('  {' + ','.join(map(str, row)) + '},')
    print('};')
    array('fold_start', 'uint16_t', starts)
    array('fold_text', 'uint8_t', list(pool))

def main(argv):
    cldr, old = argv[1], argv[2:]
    version = json.load(open(f'{cldr}/cldr-dates-full/package.json'))['version']
    lex = Lexicon()
    collect(lex, cldr, old)
    collect_hand(lex)
    for s in lex.senses.values():  # CLDR lacks a translation where "this Friday" is "Friday"
        if any(k == 'WEEKDAY' for k, _ in s):
            for k in [k for k in s if k[0] == 'NEARDAY']: del s[k]
    langs = sorted({l for s in lex.senses.values() for v in s.values() for l, _ in v if l != '*'} | {l for l, _ in orders(cldr)})
    number = {l: i for i, l in enumerate(langs)}
    lists, list_ids, senses, sense_ids, entries = [], {}, [], {}, {}
    def list_id(ls):
        key = () if '*' in ls else tuple(sorted(number[l] for l in ls))
        if key not in list_ids: list_ids[key] = len(lists); lists.append(key)
        return list_ids[key]
    list_id({'*'})
    for key in sorted(lex.senses):
        packed = []
        for (kind, value), where in sorted(lex.senses[key].items()):
            best = min(t for _, t in where)
            packed.append((best, KINDS.index(kind), value & 255, list_id({l for l, t in where})))
        packed = tuple(sorted(packed))
        if packed not in sense_ids: sense_ids[packed] = len(senses); senses.append(packed)
        entries[key.encode()] = sense_ids[packed]
    trie, top = trie_bytes(entries)
    print(f'/* date_names.inc: made by date_names.py from CLDR {version} (npm cldr-dates-full, cldr-units-full, cldr-cal-*-full; earlier names from')
    print(f'** {", ".join(json.load(open(o + "/package.json"))["version"] for o in old) or "none"}) and date_names_hand.tsv. CLDR: Copyright Unicode, Inc.; Unicode-3.0 licence. Do not edit. */')
    print(f'#define NAMES_ROOT {top}u')
    print(f'#define NAMES_LANGS {len(langs)}')
    print('/* folding: class in 3 bits, then a digit\'s value, the ASCII form of punctuation, or which folded text */')
    fold_tables()
    print('/* language codes in order; their numbers are used below */')
    print(f'static const char lang_code[{len(langs)}][4] = {{')
    for i in range(0, len(langs), 20): print('  ' + ','.join(f'"{l}"' for l in langs[i:i + 20]) + ',')
    print('};')
    starts, pool = [], []
    for l in lists: starts.append(len(pool)); pool += l
    starts.append(len(pool))
    array('langs_start', 'uint16_t', starts)
    array('langs_list', 'uint16_t' if len(langs) > 255 else 'uint8_t', pool)
    starts, flat = [], []
    for s in senses: starts.append(len(flat)); flat += s
    starts.append(len(flat))
    array('sense_start', 'uint16_t', starts)
    print(f'static const struct name_sense sense_list[{len(flat)}] = {{ /* kind | tier << 5, value, languages */')
    for i in range(0, len(flat), 8): print('  ' + ','.join(f'{{{k | min(t, 3) << 5},{v if v < 128 else v - 256},{l}}}' for t, k, v, l in flat[i:i + 8]) + ',')
    print('};')
    array('name_trie', 'uint8_t', list(trie), 40)
    bits = [0] * (len(langs) // 8 + 1)
    for l in lex.dotted & set(langs): bits[number[l] >> 3] |= 1 << (number[l] & 7)
    array('dotted_langs', 'uint8_t', bits)
    rows = sorted((number[l], r, v) for (l, r), v in orders(cldr).items())
    print(f'static const struct name_order order_list[{len(rows)}] = {{ /* language, region, order */')
    for i in range(0, len(rows), 8): print('  ' + ','.join(f'{{{l},"{r}",{v}}}' for l, r, v in rows[i:i + 8]) + ',')
    print('};')
    print(f'{len(entries)} names, {len(senses)} sense lists, {len(flat)} senses, {len(lists)} language lists of {len(pool)}, trie {len(trie)} bytes, {len(langs)} languages', file=sys.stderr)

if __name__ == '__main__':
    if len(sys.argv) < 2: sys.exit(__doc__)
    main(sys.argv)
