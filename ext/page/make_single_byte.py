#!/usr/bin/env python3
"""Writes single_byte.inc: the code points of bytes 0x80 to 0xFF in each single-byte encoding of the WHATWG Encoding Standard.
Built from Python's own codecs and put right where the standard's index differs:
- a byte from 0x80 to 0x9F without a character is the control of that number;
- koi8-u has the Belarusian short u (0xAE, 0xBE), windows-1255 the point holam haser for vav (0xCA);
- every other byte without a character is U+FFFD."""
import pathlib

CODECS = {
    "ibm866": "cp866", "iso-8859-2": "iso8859_2", "iso-8859-3": "iso8859_3", "iso-8859-4": "iso8859_4",
    "iso-8859-5": "iso8859_5", "iso-8859-6": "iso8859_6", "iso-8859-7": "iso8859_7", "iso-8859-8": "iso8859_8",
    "iso-8859-10": "iso8859_10", "iso-8859-13": "iso8859_13", "iso-8859-14": "iso8859_14", "iso-8859-15": "iso8859_15",
    "iso-8859-16": "iso8859_16", "koi8-r": "koi8_r", "koi8-u": "koi8_u", "macintosh": "mac_roman",
    "windows-874": "cp874", "windows-1250": "cp1250", "windows-1251": "cp1251", "windows-1252": "cp1252",
    "windows-1253": "cp1253", "windows-1254": "cp1254", "windows-1255": "cp1255", "windows-1256": "cp1256",
    "windows-1257": "cp1257", "windows-1258": "cp1258", "x-mac-cyrillic": "mac_cyrillic",
}
CHANGES = {("koi8-u", 0xAE): 0x45E, ("koi8-u", 0xBE): 0x40E, ("windows-1255", 0xCA): 0x5BA}


def code_point(name, codec, byte):
    if (name, byte) in CHANGES:
        return CHANGES[name, byte]
    text = bytes([byte]).decode(codec, "ignore")
    return ord(text) if text else byte if byte < 0xA0 else 0xFFFD


def main():
    out = ["/* single_byte.inc: written by make_single_byte.py from Python's codecs (PSF License), put right by the indexes of the WHATWG",
           "** Encoding Standard (CC0): code points of bytes 0x80 to 0xFF, U+FFFD where the encoding has none. */"]
    for name, codec in CODECS.items():
        out.append(f"static const uint16_t {name.replace('-', '_').upper()}[128] = {{")
        values = [code_point(name, codec, b) for b in range(0x80, 0x100)]
        out += ["    " + ", ".join(f"0x{v:04X}" for v in values[i:i + 16]) + "," for i in range(0, 128, 16)]
        out.append("};")
    pathlib.Path(__file__).with_name("single_byte.inc").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
