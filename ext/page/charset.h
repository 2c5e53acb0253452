/* charset.h: what the files charset*.c share, and nobody else uses: the encodings, the decoder, the prescan, the
** guess. */
#ifndef BS_CHARSET_H
#define BS_CHARSET_H
#include "../base/base.h"

typedef enum bs_charset_kind {
  BS_CHARSET_UTF8,
  BS_CHARSET_SINGLE,
  BS_CHARSET_ICONV,
  BS_CHARSET_BIG5,
  BS_CHARSET_ESCAPED,
  BS_CHARSET_UTF16LE,
  BS_CHARSET_UTF16BE
} bs_charset_kind;

typedef struct bs_charset {
  const char *name; /* WHATWG name in lower case */
  bs_charset_kind kind;
  const uint16_t *high;   /* SINGLE: the code points of bytes 0x80 to 0xFF, 0xFFFD where there is none */
  const char *iconv_name; /* ICONV, BIG5: names to try, divided by blanks; ESCAPED: the label of the encoding behind */
} bs_charset;

/* ---- charset_names.c ---- */
/* The encoding behind a label (WHATWG Encoding 4.2: blanks at the ends and case do not count), or NULL. */
const bs_charset *bs_charset_find(bs_span label);

/* ---- charset_meta.c ---- */
/* The encoding that the page itself declares: <meta charset>, <meta http-equiv=content-type> or an XML declaration in
** the first bytes (WHATWG HTML 13.2.3.2). NULL where there is none. */
const bs_charset *bs_charset_prescan(bs_span bytes);
/* The value of lang (or xml:lang) of <html>, or a NULL span. */
bs_span bs_charset_lang(bs_span bytes);
/* The part behind charset= in a Content-Type (WHATWG HTML "extracting a character encoding from a meta element"), or
** a NULL span. */
bs_span bs_charset_in_content_type(bs_span value);

/* ---- charset_guess.c ---- */
typedef struct bs_charset_guess {
  const bs_charset *best; /* NULL: nothing fits */
  bool latin;             /* it writes Latin letters with marks … */
  size_t letters;         /* … so many different small ones */
  int64_t bits;           /* how much likelier the high bytes are in it than blindly drawn ones (log2) */
  int64_t declared_bits;  /* the same for the encoding asked about; INT64_MIN where it has no statistics */
  size_t high;            /* bytes over 0x7F that were weighed */
} bs_charset_guess;
/* The legacy encoding that bytes without valid UTF-8 are in, by structure and letter statistics. `lang`: what <html
** lang> says, or a NULL span.
** Linear; looks at the first 64 Ki high bytes. */
void bs_charset_weigh(bs_span bytes, const bs_charset *declared, bs_span lang, bs_charset_guess *out);

/* ---- charset_decode.c ---- */
/* Appends the bytes as valid UTF-8; what the encoding does not have is U+FFFD, and an ASCII byte behind a bad lead
** byte stays (WHATWG
** Encoding, the decoders). `bad`, where not NULL, gets the number of U+FFFD put in. BS_NOMEM; BS_LIMIT when the text
** would pass `limit` bytes; BS_FORMAT when this system's iconv does not know the encoding. */
bs_status bs_charset_decode(const bs_charset *charset, bs_span bytes, size_t limit, bs_str *out, size_t *bad);

/* ---- charset_escaped.c ---- */
/* Appends text of ASCII bytes with escapes (ISO-2022-JP, ISO-2022-KR, HZ) as the same text in EUC-JP, EUC-KR or
** GB18030.
** What is wrong becomes the byte FF, which none of them has; the yen sign and the overline that JIS X 0201 has for
** \ and ~ become 8E and that byte. */
void bs_charset_unescape(const bs_charset *charset, bs_span in, bs_str *out);

#endif
