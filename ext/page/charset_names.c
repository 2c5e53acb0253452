/* charset_names.c: the labels of encodings (WHATWG Encoding, section 4.2) and what each stands for. Decodes nothing. */
#include "charset.h"
#include "page.h"

#include "single_byte.inc"

/* Supersets stand for their subsets, as in browsers: pages labelled gb2312 hold GBK, euc-kr holds CP949, shift_jis
** holds CP932. iso-2022-kr and HZ are no encodings of the standard any more (for attacks on servers, not for lack of
** pages): old pages stay readable here. */
static const bs_charset GB18030 = {"gb18030", BS_CHARSET_ICONV, NULL, "GB18030"};
static const bs_charset BIG5 = {"big5", BS_CHARSET_BIG5, NULL, "BIG5-HKSCS BIG5"};
static const bs_charset EUC_KR = {"euc-kr", BS_CHARSET_ICONV, NULL, "CP949 UHC EUC-KR"};
static const bs_charset EUC_JP = {"euc-jp", BS_CHARSET_ICONV, NULL, "EUC-JP-MS EUCJP-MS EUC-JP"};
static const bs_charset SHIFT_JIS = {"shift_jis", BS_CHARSET_ICONV, NULL, "CP932 SHIFT_JIS"};
static const bs_charset ISO_2022_JP = {"iso-2022-jp", BS_CHARSET_ESCAPED, NULL, "euc-jp"};
static const bs_charset ISO_2022_KR = {"iso-2022-kr", BS_CHARSET_ESCAPED, NULL, "euc-kr"};
static const bs_charset HZ = {"hz-gb-2312", BS_CHARSET_ESCAPED, NULL, "gb18030"};
static const bs_charset UTF_8 = {"utf-8", BS_CHARSET_UTF8, NULL, NULL};
static const bs_charset UTF_16LE = {"utf-16le", BS_CHARSET_UTF16LE, NULL, NULL};
static const bs_charset UTF_16BE = {"utf-16be", BS_CHARSET_UTF16BE, NULL, NULL};

static const bs_charset CS_IBM866 = {"ibm866", BS_CHARSET_SINGLE, IBM866, NULL};
static const bs_charset CS_ISO_8859_10 = {"iso-8859-10", BS_CHARSET_SINGLE, ISO_8859_10, NULL};
static const bs_charset CS_ISO_8859_13 = {"iso-8859-13", BS_CHARSET_SINGLE, ISO_8859_13, NULL};
static const bs_charset CS_ISO_8859_14 = {"iso-8859-14", BS_CHARSET_SINGLE, ISO_8859_14, NULL};
static const bs_charset CS_ISO_8859_15 = {"iso-8859-15", BS_CHARSET_SINGLE, ISO_8859_15, NULL};
static const bs_charset CS_ISO_8859_16 = {"iso-8859-16", BS_CHARSET_SINGLE, ISO_8859_16, NULL};
static const bs_charset CS_ISO_8859_2 = {"iso-8859-2", BS_CHARSET_SINGLE, ISO_8859_2, NULL};
static const bs_charset CS_ISO_8859_3 = {"iso-8859-3", BS_CHARSET_SINGLE, ISO_8859_3, NULL};
static const bs_charset CS_ISO_8859_4 = {"iso-8859-4", BS_CHARSET_SINGLE, ISO_8859_4, NULL};
static const bs_charset CS_ISO_8859_5 = {"iso-8859-5", BS_CHARSET_SINGLE, ISO_8859_5, NULL};
static const bs_charset CS_ISO_8859_6 = {"iso-8859-6", BS_CHARSET_SINGLE, ISO_8859_6, NULL};
static const bs_charset CS_ISO_8859_7 = {"iso-8859-7", BS_CHARSET_SINGLE, ISO_8859_7, NULL};
static const bs_charset CS_ISO_8859_8 = {"iso-8859-8", BS_CHARSET_SINGLE, ISO_8859_8, NULL};
static const bs_charset CS_ISO_8859_8_I = {"iso-8859-8-i", BS_CHARSET_SINGLE, ISO_8859_8, NULL};
static const bs_charset CS_KOI8_R = {"koi8-r", BS_CHARSET_SINGLE, KOI8_R, NULL};
static const bs_charset CS_KOI8_U = {"koi8-u", BS_CHARSET_SINGLE, KOI8_U, NULL};
static const bs_charset CS_MACINTOSH = {"macintosh", BS_CHARSET_SINGLE, MACINTOSH, NULL};
static const bs_charset CS_WINDOWS_1250 = {"windows-1250", BS_CHARSET_SINGLE, WINDOWS_1250, NULL};
static const bs_charset CS_WINDOWS_1251 = {"windows-1251", BS_CHARSET_SINGLE, WINDOWS_1251, NULL};
static const bs_charset CS_WINDOWS_1252 = {"windows-1252", BS_CHARSET_SINGLE, WINDOWS_1252, NULL};
static const bs_charset CS_WINDOWS_1253 = {"windows-1253", BS_CHARSET_SINGLE, WINDOWS_1253, NULL};
static const bs_charset CS_WINDOWS_1254 = {"windows-1254", BS_CHARSET_SINGLE, WINDOWS_1254, NULL};
static const bs_charset CS_WINDOWS_1255 = {"windows-1255", BS_CHARSET_SINGLE, WINDOWS_1255, NULL};
static const bs_charset CS_WINDOWS_1256 = {"windows-1256", BS_CHARSET_SINGLE, WINDOWS_1256, NULL};
static const bs_charset CS_WINDOWS_1257 = {"windows-1257", BS_CHARSET_SINGLE, WINDOWS_1257, NULL};
static const bs_charset CS_WINDOWS_1258 = {"windows-1258", BS_CHARSET_SINGLE, WINDOWS_1258, NULL};
static const bs_charset CS_WINDOWS_874 = {"windows-874", BS_CHARSET_SINGLE, WINDOWS_874, NULL};
static const bs_charset CS_X_MAC_CYRILLIC = {"x-mac-cyrillic", BS_CHARSET_SINGLE, X_MAC_CYRILLIC, NULL};

static const struct label {
  const char *text;
  const bs_charset *charset;
} LABELS[] = {
    /* in byte order of the labels */
    {"866", &CS_IBM866},
    {"ansi_x3.4-1968", &CS_WINDOWS_1252},
    {"arabic", &CS_ISO_8859_6},
    {"ascii", &CS_WINDOWS_1252},
    {"asmo-708", &CS_ISO_8859_6},
    {"big5", &BIG5},
    {"big5-hkscs", &BIG5},
    {"chinese", &GB18030},
    {"cn-big5", &BIG5},
    {"cp1250", &CS_WINDOWS_1250},
    {"cp1251", &CS_WINDOWS_1251},
    {"cp1252", &CS_WINDOWS_1252},
    {"cp1253", &CS_WINDOWS_1253},
    {"cp1254", &CS_WINDOWS_1254},
    {"cp1255", &CS_WINDOWS_1255},
    {"cp1256", &CS_WINDOWS_1256},
    {"cp1257", &CS_WINDOWS_1257},
    {"cp1258", &CS_WINDOWS_1258},
    {"cp819", &CS_WINDOWS_1252},
    {"cp866", &CS_IBM866},
    {"csbig5", &BIG5},
    {"cseuckr", &EUC_KR},
    {"cseucpkdfmtjapanese", &EUC_JP},
    {"csgb2312", &GB18030},
    {"csibm866", &CS_IBM866},
    {"csiso2022jp", &ISO_2022_JP},
    {"csiso2022kr", &ISO_2022_KR},
    {"csiso58gb231280", &GB18030},
    {"csiso88596e", &CS_ISO_8859_6},
    {"csiso88596i", &CS_ISO_8859_6},
    {"csiso88598e", &CS_ISO_8859_8},
    {"csiso88598i", &CS_ISO_8859_8_I},
    {"csisolatin1", &CS_WINDOWS_1252},
    {"csisolatin2", &CS_ISO_8859_2},
    {"csisolatin3", &CS_ISO_8859_3},
    {"csisolatin4", &CS_ISO_8859_4},
    {"csisolatin5", &CS_WINDOWS_1254},
    {"csisolatin6", &CS_ISO_8859_10},
    {"csisolatin9", &CS_ISO_8859_15},
    {"csisolatinarabic", &CS_ISO_8859_6},
    {"csisolatincyrillic", &CS_ISO_8859_5},
    {"csisolatingreek", &CS_ISO_8859_7},
    {"csisolatinhebrew", &CS_ISO_8859_8},
    {"cskoi8r", &CS_KOI8_R},
    {"csksc56011987", &EUC_KR},
    {"csmacintosh", &CS_MACINTOSH},
    {"csshiftjis", &SHIFT_JIS},
    {"csunicode", &UTF_16LE},
    {"cyrillic", &CS_ISO_8859_5},
    {"dos-874", &CS_WINDOWS_874},
    {"ecma-114", &CS_ISO_8859_6},
    {"ecma-118", &CS_ISO_8859_7},
    {"elot_928", &CS_ISO_8859_7},
    {"euc-jp", &EUC_JP},
    {"euc-kr", &EUC_KR},
    {"gb18030", &GB18030},
    {"gb2312", &GB18030},
    {"gb_2312", &GB18030},
    {"gb_2312-80", &GB18030},
    {"gbk", &GB18030},
    {"greek", &CS_ISO_8859_7},
    {"greek8", &CS_ISO_8859_7},
    {"hebrew", &CS_ISO_8859_8},
    {"hz-gb-2312", &HZ},
    {"ibm819", &CS_WINDOWS_1252},
    {"ibm866", &CS_IBM866},
    {"iso-10646-ucs-2", &UTF_16LE},
    {"iso-2022-jp", &ISO_2022_JP},
    {"iso-2022-kr", &ISO_2022_KR},
    {"iso-8859-1", &CS_WINDOWS_1252},
    {"iso-8859-10", &CS_ISO_8859_10},
    {"iso-8859-11", &CS_WINDOWS_874},
    {"iso-8859-13", &CS_ISO_8859_13},
    {"iso-8859-14", &CS_ISO_8859_14},
    {"iso-8859-15", &CS_ISO_8859_15},
    {"iso-8859-16", &CS_ISO_8859_16},
    {"iso-8859-2", &CS_ISO_8859_2},
    {"iso-8859-3", &CS_ISO_8859_3},
    {"iso-8859-4", &CS_ISO_8859_4},
    {"iso-8859-5", &CS_ISO_8859_5},
    {"iso-8859-6", &CS_ISO_8859_6},
    {"iso-8859-6-e", &CS_ISO_8859_6},
    {"iso-8859-6-i", &CS_ISO_8859_6},
    {"iso-8859-7", &CS_ISO_8859_7},
    {"iso-8859-8", &CS_ISO_8859_8},
    {"iso-8859-8-e", &CS_ISO_8859_8},
    {"iso-8859-8-i", &CS_ISO_8859_8_I},
    {"iso-8859-9", &CS_WINDOWS_1254},
    {"iso-ir-100", &CS_WINDOWS_1252},
    {"iso-ir-101", &CS_ISO_8859_2},
    {"iso-ir-109", &CS_ISO_8859_3},
    {"iso-ir-110", &CS_ISO_8859_4},
    {"iso-ir-126", &CS_ISO_8859_7},
    {"iso-ir-127", &CS_ISO_8859_6},
    {"iso-ir-138", &CS_ISO_8859_8},
    {"iso-ir-144", &CS_ISO_8859_5},
    {"iso-ir-148", &CS_WINDOWS_1254},
    {"iso-ir-149", &EUC_KR},
    {"iso-ir-157", &CS_ISO_8859_10},
    {"iso-ir-58", &GB18030},
    {"iso8859-1", &CS_WINDOWS_1252},
    {"iso8859-10", &CS_ISO_8859_10},
    {"iso8859-11", &CS_WINDOWS_874},
    {"iso8859-13", &CS_ISO_8859_13},
    {"iso8859-14", &CS_ISO_8859_14},
    {"iso8859-15", &CS_ISO_8859_15},
    {"iso8859-2", &CS_ISO_8859_2},
    {"iso8859-3", &CS_ISO_8859_3},
    {"iso8859-4", &CS_ISO_8859_4},
    {"iso8859-5", &CS_ISO_8859_5},
    {"iso8859-6", &CS_ISO_8859_6},
    {"iso8859-7", &CS_ISO_8859_7},
    {"iso8859-8", &CS_ISO_8859_8},
    {"iso8859-9", &CS_WINDOWS_1254},
    {"iso88591", &CS_WINDOWS_1252},
    {"iso885910", &CS_ISO_8859_10},
    {"iso885911", &CS_WINDOWS_874},
    {"iso885913", &CS_ISO_8859_13},
    {"iso885914", &CS_ISO_8859_14},
    {"iso885915", &CS_ISO_8859_15},
    {"iso88592", &CS_ISO_8859_2},
    {"iso88593", &CS_ISO_8859_3},
    {"iso88594", &CS_ISO_8859_4},
    {"iso88595", &CS_ISO_8859_5},
    {"iso88596", &CS_ISO_8859_6},
    {"iso88597", &CS_ISO_8859_7},
    {"iso88598", &CS_ISO_8859_8},
    {"iso88599", &CS_WINDOWS_1254},
    {"iso_8859-1", &CS_WINDOWS_1252},
    {"iso_8859-15", &CS_ISO_8859_15},
    {"iso_8859-1:1987", &CS_WINDOWS_1252},
    {"iso_8859-2", &CS_ISO_8859_2},
    {"iso_8859-2:1987", &CS_ISO_8859_2},
    {"iso_8859-3", &CS_ISO_8859_3},
    {"iso_8859-3:1988", &CS_ISO_8859_3},
    {"iso_8859-4", &CS_ISO_8859_4},
    {"iso_8859-4:1988", &CS_ISO_8859_4},
    {"iso_8859-5", &CS_ISO_8859_5},
    {"iso_8859-5:1988", &CS_ISO_8859_5},
    {"iso_8859-6", &CS_ISO_8859_6},
    {"iso_8859-6:1987", &CS_ISO_8859_6},
    {"iso_8859-7", &CS_ISO_8859_7},
    {"iso_8859-7:1987", &CS_ISO_8859_7},
    {"iso_8859-8", &CS_ISO_8859_8},
    {"iso_8859-8:1988", &CS_ISO_8859_8},
    {"iso_8859-9", &CS_WINDOWS_1254},
    {"iso_8859-9:1989", &CS_WINDOWS_1254},
    {"koi", &CS_KOI8_R},
    {"koi8", &CS_KOI8_R},
    {"koi8-r", &CS_KOI8_R},
    {"koi8-ru", &CS_KOI8_U},
    {"koi8-u", &CS_KOI8_U},
    {"koi8_r", &CS_KOI8_R},
    {"korean", &EUC_KR},
    {"ks_c_5601-1987", &EUC_KR},
    {"ks_c_5601-1989", &EUC_KR},
    {"ksc5601", &EUC_KR},
    {"ksc_5601", &EUC_KR},
    {"l1", &CS_WINDOWS_1252},
    {"l2", &CS_ISO_8859_2},
    {"l3", &CS_ISO_8859_3},
    {"l4", &CS_ISO_8859_4},
    {"l5", &CS_WINDOWS_1254},
    {"l6", &CS_ISO_8859_10},
    {"l9", &CS_ISO_8859_15},
    {"latin1", &CS_WINDOWS_1252},
    {"latin2", &CS_ISO_8859_2},
    {"latin3", &CS_ISO_8859_3},
    {"latin4", &CS_ISO_8859_4},
    {"latin5", &CS_WINDOWS_1254},
    {"latin6", &CS_ISO_8859_10},
    {"logical", &CS_ISO_8859_8_I},
    {"mac", &CS_MACINTOSH},
    {"macintosh", &CS_MACINTOSH},
    {"ms932", &SHIFT_JIS},
    {"ms_kanji", &SHIFT_JIS},
    {"shift-jis", &SHIFT_JIS},
    {"shift_jis", &SHIFT_JIS},
    {"sjis", &SHIFT_JIS},
    {"sun_eu_greek", &CS_ISO_8859_7},
    {"tis-620", &CS_WINDOWS_874},
    {"ucs-2", &UTF_16LE},
    {"unicode", &UTF_16LE},
    {"unicode-1-1-utf-8", &UTF_8},
    {"unicode11utf8", &UTF_8},
    {"unicode20utf8", &UTF_8},
    {"unicodefeff", &UTF_16LE},
    {"unicodefffe", &UTF_16BE},
    {"us-ascii", &CS_WINDOWS_1252},
    {"utf-16", &UTF_16LE},
    {"utf-16be", &UTF_16BE},
    {"utf-16le", &UTF_16LE},
    {"utf-8", &UTF_8},
    {"utf8", &UTF_8},
    {"visual", &CS_ISO_8859_8},
    {"windows-1250", &CS_WINDOWS_1250},
    {"windows-1251", &CS_WINDOWS_1251},
    {"windows-1252", &CS_WINDOWS_1252},
    {"windows-1253", &CS_WINDOWS_1253},
    {"windows-1254", &CS_WINDOWS_1254},
    {"windows-1255", &CS_WINDOWS_1255},
    {"windows-1256", &CS_WINDOWS_1256},
    {"windows-1257", &CS_WINDOWS_1257},
    {"windows-1258", &CS_WINDOWS_1258},
    {"windows-31j", &SHIFT_JIS},
    {"windows-874", &CS_WINDOWS_874},
    {"windows-949", &EUC_KR},
    {"x-cp1250", &CS_WINDOWS_1250},
    {"x-cp1251", &CS_WINDOWS_1251},
    {"x-cp1252", &CS_WINDOWS_1252},
    {"x-cp1253", &CS_WINDOWS_1253},
    {"x-cp1254", &CS_WINDOWS_1254},
    {"x-cp1255", &CS_WINDOWS_1255},
    {"x-cp1256", &CS_WINDOWS_1256},
    {"x-cp1257", &CS_WINDOWS_1257},
    {"x-cp1258", &CS_WINDOWS_1258},
    {"x-euc-jp", &EUC_JP},
    {"x-gbk", &GB18030},
    {"x-mac-cyrillic", &CS_X_MAC_CYRILLIC},
    {"x-mac-roman", &CS_MACINTOSH},
    {"x-mac-ukrainian", &CS_X_MAC_CYRILLIC},
    {"x-sjis", &SHIFT_JIS},
    {"x-unicode20utf8", &UTF_8},
    {"x-user-defined", &CS_WINDOWS_1252},
    {"x-x-big5", &BIG5},
};

/* Compares a label with lower-case text, its own case ignored. */
static int compare(bs_span label, const char *text) {
  for (size_t i = 0; i < label.n; i++) {
    int d = bs_ascii_lower((unsigned char)label.p[i]) - (unsigned char)text[i];
    if (d || !text[i]) return d ? d : 1;
  }
  return text[label.n] ? -1 : 0;
}

const bs_charset *bs_charset_find(bs_span label) {
  if (!label.p) return NULL;
  label = bs_span_trim(label);
  size_t lo = 0, hi = sizeof LABELS / sizeof *LABELS;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    int c = compare(label, LABELS[mid].text);
    if (c == 0) return LABELS[mid].charset;
    if (c < 0)
      hi = mid;
    else
      lo = mid + 1;
  }
  return NULL;
}

const char *bs_charset_name(bs_span label) {
  const bs_charset *charset = bs_charset_find(label);
  return charset ? charset->name : NULL;
}
