#!/usr/bin/env python3
"""Writes names.inc from tags.inc and attrs.inc: perfect hashes of the names, and the character classes of the lexer.

Usage: python3 names.py > names.inc (in this folder; again whenever tags.inc or attrs.inc change)
"""
import itertools
import random
import re


def read(path):
    return re.findall(r'^X\((\w+), "([^"]+)"\)', open(path).read(), re.M)


def slot(name, k, size):
    b = name.encode()
    return (len(b) * k[0] + b[0] * k[1] + b[-1] * k[2] + b[len(b) // 2] * k[3] + b[len(b) // 4] * k[4]) % size


def search(names, size):
    random.seed(1)
    for _ in itertools.count():
        k = [random.randrange(1, 256) for _ in range(5)]
        if len({slot(n, k, size) for n in names}) == len(names):
            return k


def rows(items):
    line = ""
    for item in items:
        if len(line) + len(item) + 2 > 116:
            print("   " + line)
            line = ""
        line += " " + item + ","
    print("   " + line)


def table(what, names, first, size):
    k = search([n for _, n in names], size)
    filled = ["0"] * size
    for number, (_, name) in enumerate(names, first):
        filled[slot(name, k, size)] = str(number)
    print("enum { %s_SLOTS = %d, %s_LONGEST = %d };" % (what.upper(), size, what.upper(), max(len(n) for _, n in names)))
    print("static const uint8_t %s_slots[%s_SLOTS] = {" % (what, what.upper()))
    rows(filled)
    print("};")
    print("static inline unsigned %s_slot(const unsigned char *s, unsigned n) {" % what)
    print("  return (n * %du + s[0] * %du + s[n - 1] * %du + s[n / 2] * %du + s[n / 4] * %du) %% %s_SLOTS; /* NOLINT(clang-analyzer-core.*): n bytes are there */\n}"
          % (*k, what.upper()))


tags, attrs = read("tags.inc"), read("attrs.inc")
assert tags == sorted(tags, key=lambda t: t[1]) and attrs == sorted(attrs, key=lambda t: t[1])
print("/* names.inc: written by names.py from tags.inc and attrs.inc, not to be edited. */")
table("tag", tags, 3, 2048)
table("attr", attrs, 1, 512)

print("""/* BLANK: ASCII white space (WHATWG Infra 4.6). NAME: what libxml2 takes as part of an element's name. */
enum { BLANK = 1, NAME = 2, LETTER = 4, UPPER = 8, ATTR_END = 16, VALUE_END = 32 };
static const uint8_t char_class[256] = {""")


def char_class(c):
    letter = chr(c).isalpha() and c < 128
    blank = c in b" \t\n\f\r"
    return ((1 if blank else 0) | (2 if letter or chr(c) in "0123456789:-_." else 0) | (4 if letter else 0)
            | (8 if 65 <= c <= 90 else 0) | (16 if blank or c in b"/>=" else 0) | (32 if blank or c == 62 else 0))


rows(str(char_class(c)) for c in range(256))
print("};")
