#!/usr/bin/env python3
"""Writes names.inc from tags.inc and attrs.inc: perfect hashes of the names, and the character classes of the lexer.

Usage: python3 names.py > names.inc (in this folder; again whenever tags.inc or attrs.inc change)
"""
import itertools
import random
import re


def read(path):
    return re.findall(r'^X\((\w+), "([^"]+)"\)', open(path).read(), re.M)


def key(name):
    b = name.encode().ljust(16, b"\0")
    assert len(b) == 16
    return int.from_bytes(b[:8], "little"), int.from_bytes(b[8:], "little")


def slot(name, k, bits):
    first, rest = key(name)
    return ((first * k[0] ^ rest * k[1]) & (2 ** 64 - 1)) >> (64 - bits)


def search(names, bits):
    random.seed(1)
    for _ in itertools.count():
        k = [random.randrange(2 ** 63, 2 ** 64) | 1 for _ in range(2)]
        if len({slot(n, k, bits) for n in names}) == len(names):
            return k


def rows(items):
    line = ""
    for item in items:
        if len(line) + len(item) + 2 > 116:
            print("   " + line)
            line = ""
        line += " " + item + ","
    print("   " + line)


def table(what, names, first, bits):
    k = search([n for _, n in names], bits)
    filled = ["0"] * 2 ** bits
    for number, (_, name) in enumerate(names, first):
        filled[slot(name, k, bits)] = str(number)
    print("static const uint8_t %s_slots[%d] = {" % (what, 2 ** bits))
    rows(filled)
    print("};")
    print("static const name_key %s_keys[] = {" % what)
    rows(["{0, 0}"] * first + ["{0x%x, 0x%x}" % key(n) for _, n in names])
    print("};")
    print("static inline unsigned %s_slot(name_key k) {" % what)
    print("  return (unsigned)((k.first * 0x%xu ^ k.rest * 0x%xu) >> %d);\n}" % (*k, 64 - bits))


tags, attrs = read("tags.inc"), read("attrs.inc")
assert tags == sorted(tags, key=lambda t: t[1]) and attrs == sorted(attrs, key=lambda t: t[1])
# The lexer lower-cases by one bit, which makes no other character one of these.
assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789:-" for _, name in tags + attrs for c in name)
print("/* names.inc: written by names.py from tags.inc and attrs.inc, not to be edited. */")
table("tag", tags, 3, 10)
table("attr", attrs, 1, 9)

print("""/* BLANK: ASCII white space (WHATWG Infra 4.6). NAME: what libxml2 takes as part of an element's name. OPENS: what makes markup of the
** '<' before it. */
enum { BLANK = 1, NAME = 2, LETTER = 4, OPENS = 8, ATTR_END = 16, VALUE_END = 32 };
static const uint8_t char_class[256] = {""")


def char_class(c):
    letter = chr(c).isalpha() and c < 128
    blank = c in b" \t\n\f\r"
    return ((1 if blank else 0) | (2 if letter or chr(c) in "0123456789:-_." else 0) | (4 if letter else 0)
            | (8 if letter or chr(c) in "!?/" else 0) | (16 if blank or c in b"/>=" else 0) | (32 if blank or c == 62 else 0))


rows(str(char_class(c)) for c in range(256))
print("};")
