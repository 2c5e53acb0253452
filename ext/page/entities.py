#!/usr/bin/env python3
"""Writes entities.inc: the named character references of HTML, in a table that entities.c looks up by hash.

Usage: python3 entities.py > entities.inc
"""
from html.entities import html5

SLOTS = 4096


def fnv(name):
    h = 2166136261
    for byte in name.encode():
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return (h ^ (h >> 15)) & (SLOTS - 1)


def octal(text):
    return "".join("\\%03o" % byte for byte in text.encode())


names = {}
for key, value in html5.items():
    name = key.rstrip(";")
    legacy = not key.endswith(";") or names.get(name, ("", False))[1]
    names[name] = (value, legacy)

slots = [0] * SLOTS
entries, pool, at = [], [], 0
for number, name in enumerate(sorted(names), 1):
    value, legacy = names[name]
    size = len(value.encode())
    entries.append("{%d, %d, %d, %d}" % (at, len(name), size, legacy))
    pool.append('"%s" "%s"' % (name, octal(value)))
    at += len(name) + size
    slot = fnv(name)
    while slots[slot]:
        slot = (slot + 1) % SLOTS
    slots[slot] = number

print("""/* entities.inc: written by entities.py, not to be edited.
** Source: Python's html.entities.html5, which is https://html.spec.whatwg.org/entities.json
** (WHATWG HTML, BSD-3-Clause where it is part of source code). */
enum { ENTITY_SLOTS = %d, ENTITY_LONGEST = %d, LEGACY_SHORTEST = %d, LEGACY_LONGEST = %d };""" % (
    SLOTS, max(map(len, names)),
    min(len(n) for n in names if names[n][1]), max(len(n) for n in names if names[n][1])))


def rows(items, width):
    line = ""
    for item in items:
        if len(line) + len(item) + 2 > width:
            print("   " + line)
            line = ""
        line += " " + item + ","
    print("   " + line)


print("static const struct entity {\n  uint16_t at; /* in entity_pool: the name, then its UTF-8 */\n"
      "  uint8_t name_len, value_len, legacy;\n} entities[] = {")
rows(entries, 116)
print("};\n/* 0, or one more than an index of entities */\nstatic const uint16_t entity_slots[ENTITY_SLOTS] = {")
rows(map(str, slots), 116)
print("};\nstatic const char entity_pool[] =")
print("    " + "\n    ".join(pool) + ";")
