#!/usr/bin/python3
"""Page sets whose names say nothing: hosts, outlet names, and the class and id values that stand on one host only become made-up words, in
pages and gold alike. What the scorers then lose hung on a name.
usage: blind.py FROM_DIR TO_DIR      FROM_DIR: holds NAME/gold.jsonl and NAME/html/ for each set; TO_DIR gets the same

What is kept: vocabularies that are no site's (schema.org and the like), top levels and sub-domains, and how an outlet's name and its host are
alike ("Example News" at examplenews.com, "Example Daily News" at edn.com), since both are evidence that a page gives of itself."""
import collections, glob, html, json, os, re, sys
from urllib.parse import urlsplit

VOCABULARIES = {'schema', 'w3', 'ogp', 'purl', 'data-vocabulary', 'archive', 'rdfs', 'example'}
SECOND_LEVELS = {'co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'or', 'ne', 'go', 'gob', 'gouv'}
SMALL = {'the', 'of', 'and', 'a', 'for', 'in', 'der', 'die', 'das', 'le', 'la', 'el', 'de', 'du', 'und', 'et', 'y'}
HOST = re.compile(rb'((?:https?:)?(?:\\?/){2}(?:[\w%-]+@)?)((?:[a-zA-Z0-9_-]+\.)+[a-zA-Z]{2,})')
TAG = re.compile(rb'<[a-zA-Z!/?](?:[^<>"\']|"[^"<]*"|\'[^\'<]*\')*>')
NAMES = re.compile(rb'(\s(?:class|id|for)\s*=\s*)("[^"]*"|\'[^\']*\'|[^\s"\'>]+)', re.I)
VALUE = re.compile(rb'(=\s*)("[^"]*"|\'[^\']*\')')
OUTLET = (re.compile(rb'<meta[^>]+(?:property|name)=["\']?(?:og:site_name|application-name|apple-mobile-web-app-title)["\']?[^>]*>', re.I),
          re.compile(rb'content=(?:"([^"]*)"|\'([^\']*)\')', re.I))
PUBLISHER = re.compile(rb'"publisher"\s*:\s*\{[^{}]{0,300}?"name"\s*:\s*"([^"\\]{2,60})"')
CANONICAL = re.compile(rb'<link[^>]+rel=["\']?canonical["\']?[^>]*>|<meta[^>]+property=["\']?og:url["\']?[^>]*>', re.I)
ADDRESS = re.compile(rb'(?:href|content)=["\']?(https?://[^"\'\s>]+)', re.I)


def word(n):
    """The n-th made-up word: five to seven letters of syllables that start no word list of any language that is read."""
    out = ''
    for _ in range(2):
        n, k = divmod(n, 60)
        out += 'bdgjkpqvwxzf'[k // 5] + 'aeiou'[k % 5]
    while n:
        n, k = divmod(n, 60)
        out += 'bdgjkpqvwxzf'[k // 5] + 'aeiou'[k % 5]
    return out + 'x'


class Words(dict):
    """A word of its own for every key, the same in every run."""
    def __missing__(self, key):
        self[key] = word(len(self) * 7 + 1)
        return self[key]


def split_host(host):
    """(sub-domains, label, top level), each but the label with its dots."""
    parts = host.lower().split('.')
    top = 2 if len(parts) > 2 and parts[-2] in SECOND_LEVELS else 1
    if len(parts) <= top:
        return '', host.lower(), ''
    return ''.join(p + '.' for p in parts[:-top - 1]), parts[-top - 1], ''.join('.' + p for p in parts[-top:])


def own_host(page, gold):
    urls = [gold.get('url') or '']
    for tag in CANONICAL.findall(page[:300000]):
        urls += [u.decode('utf8', 'replace') for u in ADDRESS.findall(tag)]
    for url in urls:
        host = urlsplit(url.strip()).netloc.split(':')[0] if url.startswith('http') and '[' not in url else ''
        if '.' in host:
            return host.lower()
    return ''


def outlet_names(page, gold):
    found = []
    for tag in OUTLET[0].findall(page[:300000]):
        for a, b in OUTLET[1].findall(tag):
            found.append(a or b)
    found += PUBLISHER.findall(page)
    names = []
    for raw in found:
        name = html.unescape(raw.decode('utf8', 'replace')).strip()
        if 3 <= len(name) <= 40 and '//' not in name and name not in (gold.get('title'), gold.get('author')) and '\ufffd' not in name \
                and any(c.isalpha() for c in name) and name not in names:
            names.append(name)
    return names


def blind_site(label, names, made):
    """(the label's new word, {name: new name}): words that the names share with one another and with the label stay shared."""
    change, new_label = {}, label
    for name in sorted(names, key=len, reverse=True):
        words = re.findall(r'\w+', name)
        new = [w if w.lower() in SMALL and len(words) > 1 else match_case(w, made[label, w.lower()]) for w in words]
        out = name
        for w, n in zip(words, new):
            out = re.sub(rf'(?<!\w){re.escape(w)}(?!\w)', n, out, count=1)
        change[name] = out
        if words[0].lower() == 'the' and len(words) > 1:
            change[name[3:].strip()] = out[3:].strip()
        big = [w.lower() for w in words if w.lower() not in SMALL]
        if len(big) > 1 and ''.join(w[0] for w in words).lower() == label:
            new_label = ''.join(n[0] for n in new).lower()
        for w in big:
            if len(w) > 2 and w in new_label:
                new_label = new_label.replace(w, made[label, w])
        whole = ''.join(big)
        if len(big) > 1 and whole in label.replace('-', ''):
            new_label = label.replace('-', '').replace(whole, ''.join(made[label, w] for w in big))
    if new_label == label:
        new_label = made[label, label]
    if len(label) > 2 and not label.isdigit():
        for form in (label.upper(), label.capitalize()):
            change.setdefault(form, match_case(form, new_label))
    return new_label, change


def other_forms(label, page):
    """The label as the page writes it with capitals within, as in "ExampleNews" at examplenews.com, or all small where it is no class."""
    found = re.findall(rb'(?<![\w@-])' + re.escape(label.encode()) + rb'(?![\w-])', page.raw, re.I) if len(label) > 2 else []
    forms = {f.decode() for f in found}
    small = len(label) > 4 and label.encode() not in page.values
    return [f for f in sorted(forms) if f != f.upper() and (f[1:] != f[1:].lower() or (small and f == label))]


def match_case(old, new):
    return new.upper() if old.isupper() and len(old) > 1 else new.capitalize() if old[0].isupper() else new


class Page:
    def __init__(self, set_, gold, raw):
        self.set, self.gold, self.raw = set_, gold, raw
        self.host = own_host(raw, gold)
        self.site = ''.join(split_host(self.host)[1:]) or f'{set_}/{gold["file"]}'
        self.values = set()
        for tag in TAG.findall(raw):
            for _, v in NAMES.findall(tag):
                self.values.update(v.strip(b'"\'').split())


def replacer(change):
    """A function over bytes that puts the new names in, the longest first, as whole words."""
    table = {}
    for old, new in change.items():
        for o, n in ((old, new), (html.escape(old, quote=False), new), (old.replace("'", '&#39;'), new), (old.replace("'", '’'), new)):
            table.setdefault(o.encode(), n.encode())
    if not table:
        return lambda b: b
    pattern = re.compile(rb'(?<![\w@-])(?:' + b'|'.join(re.escape(o) for o in sorted(table, key=len, reverse=True)) + rb')(?![\w-])')
    return lambda b: pattern.sub(lambda m: table[m.group()], b)


def blind_page(page, label_words, names, rare, made):
    """(page, gold)"""
    own = split_host(page.host)[1]
    new_label, change = blind_site(own or page.site, names, made)
    for form in other_forms(own, page):
        change.setdefault(form, match_case(form, new_label))
    put = replacer(change)

    def host(m):
        sub, label, top = split_host(m.group(2).decode('ascii'))
        if label in VOCABULARIES or not top:
            return m.group()
        return m.group(1) + (sub + (new_label if label == own else label_words[label]) + top).encode()

    def bare(b):
        """The outlet's own host where it is written out: "example.com", "@example"."""
        if not own:
            return b
        return re.sub(rb'(?:\A|(?<=[@.\s"\'(>]))' + re.escape(own.encode()) + rb'(?=\.\w)', new_label.encode(), b, flags=re.I)

    def value(m):
        quote = m.group(2)[:1] if m.group(2)[:1] in b'"\'' else b''
        words = re.split(rb'(\s+)', m.group(2).strip(b'"\''))
        return m.group(1) + quote + b''.join(made[page.site, w].encode() if w in rare else w for w in words) + quote

    def tag(b):
        b = NAMES.sub(value, b)
        return VALUE.sub(lambda m: m.group(1) + bare(put(m.group(2))), b)

    out, at = [], 0
    for m in TAG.finditer(page.raw):
        out += (bare(put(page.raw[at:m.start()])), tag(m.group()))
        at = m.end()
    out.append(bare(put(page.raw[at:])))
    plain = lambda s: HOST.sub(host, bare(put(s.encode()))).decode('utf8', 'replace') if isinstance(s, str) else [plain(x) for x in s] if isinstance(s, list) else s
    gold = {k: v if k in ('file', 'date', 'lang', 'type', 'url') else plain(v) for k, v in page.gold.items()}
    return HOST.sub(host, b''.join(out)), gold


def main(source, target):
    pages = []
    for path in sorted(glob.glob(f'{source}/*/gold.jsonl')):
        with open(path, encoding='utf8') as f:
            for line in f:
                gold = json.loads(line)
                with open(f'{os.path.dirname(path)}/html/{gold["file"]}', 'rb') as h:
                    pages.append(Page(os.path.basename(os.path.dirname(path)), gold, h.read()))
    hosts, names = collections.defaultdict(set), collections.defaultdict(dict)
    for p in pages:
        for v in p.values:
            hosts[v].add(p.site)
        for n in outlet_names(p.raw, p.gold):
            names[p.site][n] = 1
    label_words, made = Words(), Words()
    for p in pages:
        folder = f'{target}/{p.set}'
        os.makedirs(f'{folder}/html', exist_ok=True)
        raw, gold = blind_page(p, label_words, list(names[p.site]), {v for v in p.values if len(hosts[v]) == 1}, made)
        with open(f'{folder}/html/{gold["file"]}', 'wb') as h:
            h.write(raw)
        with open(f'{folder}/gold.jsonl.new', 'a', encoding='utf8') as f:
            print(json.dumps(gold, ensure_ascii=False), file=f)
    for path in glob.glob(f'{target}/*/gold.jsonl.new'):
        os.replace(path, path[:-4])


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
