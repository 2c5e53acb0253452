/* url.c: splitting, resolving and serialising addresses as browsers do (WHATWG URL, sections 4.4 and 4.5).
** Owns percent-encoding and dot segments. Never fetches, and never guesses what an address leads to. */
#include "url.h"

#include "url_int.h"
#include "utf8.h"

/* ---- parts ---- */

static bool is_slash(char c) { return c == '/' || c == '\\'; }

/* Length of the scheme in front of ':', or 0. */
static size_t scheme_length(bs_span s) {
  if (s.n == 0 || !bs_ascii_alpha((unsigned char)s.p[0])) return 0;
  for (size_t i = 1; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == ':') return i;
    if (!bs_ascii_alpha(c) && !bs_ascii_digit(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return 0;
}

static const struct special {
  const char *scheme, *port;
} specials[] = {{"http", "80"}, {"https", "443"}, {"ftp", "21"}, {"ws", "80"}, {"wss", "443"}};

static const struct special *special_of(bs_span scheme) {
  for (size_t i = 0; i < sizeof(specials) / sizeof(*specials); i++)
    if (bs_span_ieq(scheme, specials[i].scheme)) return &specials[i];
  return NULL;
}

enum { SLASH = 1, BACKSLASH = 2, QUESTION = 4, HASH = 8, COLON = 16 };

static size_t find_any(bs_span s, size_t from, int stops) {
  static const uint8_t stop[256] = {['/'] = SLASH, ['\\'] = BACKSLASH, ['?'] = QUESTION, ['#'] = HASH, [':'] = COLON};
  while (from < s.n && !(stop[(unsigned char)s.p[from]] & stops)) from++;
  return from;
}

static void split_authority(bs_span a, bs_url *out) {
  size_t at = a.n && memchr(a.p, '@', a.n) ? a.n : 0;
  while (at > 0 && a.p[at - 1] != '@') at--;
  if (at > 0) out->userinfo = bs_span_sub(a, 0, at - 1);
  a = bs_span_sub(a, at, a.n);
  size_t end = 0;
  if (a.n > 0 && a.p[0] == '[') {
    while (end < a.n && a.p[end] != ']') end++;
    if (end < a.n) end++;
  }
  while (end < a.n && a.p[end] != ':') end++;
  out->host = bs_span_sub(a, 0, end);
  if (end < a.n) out->port = bs_span_sub(a, end + 1, a.n);
}

static void split_tail(bs_span s, bs_url *out) {
  size_t end = find_any(s, 0, QUESTION | HASH);
  out->path = bs_span_sub(s, 0, end);
  if (end < s.n && s.p[end] == '?') {
    size_t hash = find_any(s, end, HASH);
    out->query = bs_span_sub(s, end + 1, hash);
    end = hash;
  }
  if (end < s.n) out->fragment = bs_span_sub(s, end + 1, s.n);
}

void bs_url_split(bs_span s, bs_url *out) {
  *out = (bs_url){0};
  if (!s.p) return;
  size_t n = scheme_length(s), at = 0;
  if (n > 0) {
    out->scheme = bs_span_sub(s, 0, n);
    at = n + 1;
  }
  bool special = n == 0 || special_of(out->scheme) != NULL, file = bs_span_ieq(out->scheme, "file");
  bool backslash = special || file;
  size_t slashes = at;
  while (slashes < s.n && (s.p[slashes] == '/' || (backslash && s.p[slashes] == '\\'))) slashes++;
  if ((n > 0 && special) || slashes - at >= 2) {
    /* A browser takes any number of slashes behind http:; elsewhere the third one begins the path. */
    size_t from = n > 0 && special ? slashes : at + 2;
    size_t end = find_any(s, from, SLASH | QUESTION | HASH | (backslash ? BACKSLASH : 0));
    split_authority(bs_span_sub(s, from, end), out);
    at = end;
  }
  split_tail(bs_span_sub(s, at, s.n), out);
}

bool bs_url_is_web(bs_span s) {
  bs_url u;
  bs_url_split(bs_span_trim(s), &u);
  return (bs_span_ieq(u.scheme, "http") || bs_span_ieq(u.scheme, "https")) && u.host.n > 0;
}

/* ---- percent-encoding (WHATWG URL, 1.3) ---- */

enum { IN_FRAGMENT = 1, IN_QUERY = 2, IN_PATH = 4, IN_USERINFO = 8 };

/* Which parts encode an ASCII character; controls and all from DEL on are encoded everywhere. */
static const uint8_t encoded_in[128] = {
    [' '] = 15, ['"'] = 15, ['<'] = 15, ['>'] = 15, ['`'] = 13, ['#'] = 14, ['\''] = 2,
    ['?'] = 12, ['{'] = 12, ['}'] = 12, ['^'] = 12, ['/'] = 8,  [':'] = 8,  [';'] = 8,
    ['='] = 8,  ['@'] = 8,  ['['] = 8,  ['\\'] = 8, [']'] = 8,  ['|'] = 8,
};

static void encode(bs_str *out, bs_span s, int part) {
  static const char hex[] = "0123456789ABCDEF";
  size_t from = 0;
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c >= 0x20 && c < 0x7F && !(encoded_in[c] & part)) continue;
    char escape[3] = {'%', hex[c >> 4], hex[c & 15]};
    bs_str_add(out, s.p + from, i - from);
    bs_str_add(out, escape, 3);
    from = i + 1;
  }
  bs_str_add(out, s.n ? s.p + from : "", s.n - from);
}

int bs_url_hex(int c) {
  if (bs_ascii_digit(c)) return c - '0';
  c = bs_ascii_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void bs_url_unescape(bs_span s, bs_str *out) {
  for (size_t i = 0; i < s.n; i++) {
    int hi = s.p[i] == '%' && i + 2 < s.n ? bs_url_hex((unsigned char)s.p[i + 1]) : -1;
    int lo = hi >= 0 ? bs_url_hex((unsigned char)s.p[i + 2]) : -1;
    if (lo >= 0) {
      bs_str_addc(out, (char)(hi << 4 | lo));
      i += 2;
    } else {
      bs_str_addc(out, s.p[i]);
    }
  }
}

/* ---- paths ---- */

/* 1 for ".", 2 for "..", each dot also as %2e; 0 for a name. */
static int dots(bs_span s) {
  int n = 0;
  for (size_t i = 0; i < s.n; n++) {
    if (s.p[i] == '.')
      i++;
    else if (s.n - i >= 3 && s.p[i] == '%' && s.p[i + 1] == '2' && bs_ascii_lower((unsigned char)s.p[i + 2]) == 'e')
      i += 3;
    else
      return 0;
    if (n == 2) return 0;
  }
  return n;
}

/* Adds the segments of `path` behind the path that begins at out[start]; `dir`: the last one is left out. */
static void add_segments(bs_str *out, size_t start, bs_span path, bool dir) {
  size_t at = path.n > 0 && is_slash(path.p[0]) ? 1 : 0;
  for (;;) {
    size_t end = find_any(path, at, SLASH | BACKSLASH);
    bool last = end >= path.n;
    if (last && dir) return;
    bs_span segment = bs_span_sub(path, at, end);
    int n = dots(segment);
    if (n == 2) {
      while (out->n > start && out->p[out->n - 1] != '/') bs_str_truncate(out, out->n - 1);
      if (out->n > start) bs_str_truncate(out, out->n - 1);
    }
    if (n == 0 || last) bs_str_addc(out, '/');
    if (n == 0) encode(out, segment, IN_PATH);
    if (last) return;
    at = end + 1;
  }
}

/* ---- serialising ---- */

/* The port without leading zeros; "" for none or the scheme's own. BS_FORMAT: it is no port. */
static bs_status add_port(bs_span port, const struct special *special, bs_str *out) {
  unsigned value = 0;
  if (port.n == 0) return BS_OK;
  for (size_t i = 0; i < port.n; i++) {
    if (!bs_ascii_digit((unsigned char)port.p[i])) return BS_FORMAT;
    value = value * 10 + (unsigned)(port.p[i] - '0');
    if (value > 65535) return BS_FORMAT;
  }
  char text[8];
  size_t n = 0;
  for (unsigned v = value, tens = 10000; tens > 0; tens /= 10)
    if (v / tens % 10 || n > 0 || tens == 1) text[n++] = (char)('0' + v / tens % 10);
  if (special && bs_span_is(bs_span_make(text, n), special->port)) return BS_OK;
  bs_str_addc(out, ':');
  bs_str_add(out, text, n);
  return BS_OK;
}

static void add_userinfo(bs_span userinfo, bs_str *out) {
  size_t colon = find_any(userinfo, 0, COLON);
  if (userinfo.n == 0 || (userinfo.n == 1 && colon == 0)) return;
  encode(out, bs_span_sub(userinfo, 0, colon), IN_USERINFO);
  if (colon + 1 < userinfo.n) {
    bs_str_addc(out, ':');
    encode(out, bs_span_sub(userinfo, colon + 1, userinfo.n), IN_USERINFO);
  }
  bs_str_addc(out, '@');
}

static bs_status add_authority(const bs_url *u, const struct special *special, bs_str *out) {
  bs_status status;
  bs_str_addz(out, "//");
  add_userinfo(u->userinfo, out);
  if (!special && u->host.n == 0) return out->status; /* file:///path */
  if ((status = bs_url_host(u->host, out)) != BS_OK) return status;
  if ((status = add_port(u->port, special, out)) != BS_OK) return status;
  return out->status;
}

/* A path without scheme and host at out[start]: `relative` ones lose the first slash; what would then read as a scheme or a host gets
** a dot segment in front (RFC 3986, 4.2). */
static void settle_relative(bs_str *out, size_t start, bool relative) {
  if (out->n == start) return;
  bs_span rest = bs_span_sub(bs_str_span(out), start + 1, out->n);
  bool mistaken = rest.n > 0 && rest.p[0] == '/';
  size_t end = find_any(rest, 0, SLASH | COLON);
  if (relative && end < rest.n && rest.p[end] == ':') mistaken = true;
  if (relative && !mistaken) {
    memmove(out->p + start, out->p + start + 1, out->n - start - 1);
    bs_str_truncate(out, out->n - 1);
  } else if (mistaken && bs_str_reserve(out, 2)) {
    const char *dot = relative ? "." : "/.";
    size_t n = strlen(dot);
    memmove(out->p + start + n, out->p + start, out->n - start);
    memcpy(out->p + start, dot, n);
    out->n += n;
    out->p[out->n] = 0;
  }
}

/* u is complete: its scheme, authority and query are final; `base_path`, where not NULL, is what a relative path hangs on. */
static bs_status serialise(const bs_url *u, bs_span base_path, bs_str *out) {
  const struct special *special = special_of(u->scheme);
  /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a NULL span has no bytes */
  for (size_t i = 0; i < u->scheme.n; i++) bs_str_addc(out, (char)bs_ascii_lower((unsigned char)u->scheme.p[i]));
  if (u->scheme.n) bs_str_addc(out, ':');
  if (u->host.p || (u->scheme.n && !special)) {
    bs_status status = add_authority(u, special ? special : u->scheme.n ? NULL : specials, out);
    if (status) return status;
  }
  size_t start = out->n;
  if (base_path.p) add_segments(out, start, base_path, true);
  if (u->path.n > 0 || base_path.p || special) add_segments(out, start, u->path, false);
  if (!u->scheme.p && !u->host.p)
    settle_relative(out, start, base_path.p && !(base_path.n && is_slash(base_path.p[0])));
  if (u->query.p) {
    bs_str_addc(out, '?');
    encode(out, u->query, IN_QUERY);
  }
  if (u->fragment.p) {
    bs_str_addc(out, '#');
    encode(out, u->fragment, IN_FRAGMENT);
  }
  return out->status;
}

/* ---- resolving ---- */

/* Without blanks and controls at the ends, and without tab, CR and LF anywhere (WHATWG URL, 4.4, steps 1 to 3). */
static void add_clean(bs_span s, bs_str *out) {
  while (s.n && (unsigned char)s.p[0] <= ' ') s.p++, s.n--;
  while (s.n && (unsigned char)s.p[s.n - 1] <= ' ') s.n--;
  size_t from = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] != '\t' && s.p[i] != '\n' && s.p[i] != '\r') continue;
    bs_str_addspan(out, bs_span_sub(s, from, i));
    from = i + 1;
  }
  bs_str_addspan(out, bs_span_sub(s, from, s.n));
}

/* A reference without a scheme, against a base that was split. */
static bs_status resolve_relative(const bs_url *base, const bs_url *ref, bs_str *out) {
  bs_url u = *ref;
  bs_span hangs_on = BS_NULL_SPAN;
  u.scheme = base->scheme;
  if (!ref->host.p) {
    u.userinfo = base->userinfo;
    u.host = base->host;
    u.port = base->port;
    if (ref->path.n == 0) {
      u.path = base->path;
      if (!ref->query.p) u.query = base->query;
      if (u.path.n > 0 && !is_slash(u.path.p[0]) && !u.host.p) hangs_on = BS_LIT("");
    } else if (!is_slash(ref->path.p[0])) {
      hangs_on = base->path.p ? base->path : BS_LIT("");
    }
  }
  return serialise(&u, hangs_on, out);
}

static bs_status resolve_clean(bs_span base_text, bs_span ref_text, bs_str *out) {
  bs_url base, ref;
  bs_url_split(base_text, &base);
  bs_url_split(ref_text, &ref);
  bool base_known = special_of(base.scheme) || bs_span_ieq(base.scheme, "file");
  if (ref.scheme.p) {
    size_t n = ref.scheme.n;
    const struct special *special = special_of(ref.scheme);
    if (!special && !bs_span_ieq(ref.scheme, "file")) return BS_FORMAT;
    /* "http:page.html" is relative to a base of the same scheme, as it was before RFC 1808. */
    bool slash = n + 1 < ref_text.n && is_slash(ref_text.p[n + 1]);
    if (!special || slash || special_of(base.scheme) != special || base.host.n == 0)
      return serialise(&ref, BS_NULL_SPAN, out);
    ref = (bs_url){0};
    split_tail(bs_span_sub(ref_text, n + 1, ref_text.n), &ref);
  }
  if (base_text.n == 0 || (base.scheme.p && !base_known)) return BS_FORMAT;
  return resolve_relative(&base, &ref, out);
}

/* ---- what most links are: nothing to mend ---- */

enum { PLAIN_HOST = 1, PLAIN_REST = 2 };

/* Characters that stay as they are in a host, and behind one whatever part they stand in. */
static const uint8_t plain_in[256] = {
    ['-'] = 3, ['.'] = 3, ['_'] = 2, ['~'] = 2, ['!'] = 2, ['$'] = 2, ['&'] = 2, ['('] = 2, [')'] = 2, ['*'] = 2,
    ['+'] = 2, [','] = 2, [';'] = 2, ['='] = 2, [':'] = 2, ['@'] = 2, ['/'] = 2, ['?'] = 2, ['#'] = 2, ['%'] = 2,
    ['|'] = 2, ['0'] = 3, ['1'] = 3, ['2'] = 3, ['3'] = 3, ['4'] = 3, ['5'] = 3, ['6'] = 3, ['7'] = 3, ['8'] = 3,
    ['9'] = 3, ['A'] = 2, ['B'] = 2, ['C'] = 2, ['D'] = 2, ['E'] = 2, ['F'] = 2, ['G'] = 2, ['H'] = 2, ['I'] = 2,
    ['J'] = 2, ['K'] = 2, ['L'] = 2, ['M'] = 2, ['N'] = 2, ['O'] = 2, ['P'] = 2, ['Q'] = 2, ['R'] = 2, ['S'] = 2,
    ['T'] = 2, ['U'] = 2, ['V'] = 2, ['W'] = 2, ['X'] = 2, ['Y'] = 2, ['Z'] = 2, ['a'] = 3, ['b'] = 3, ['c'] = 3,
    ['d'] = 3, ['e'] = 3, ['f'] = 3, ['g'] = 3, ['h'] = 3, ['i'] = 3, ['j'] = 3, ['k'] = 3, ['l'] = 3, ['m'] = 3,
    ['n'] = 3, ['o'] = 3, ['p'] = 3, ['q'] = 3, ['r'] = 3, ['s'] = 3, ['t'] = 3, ['u'] = 3, ['v'] = 3, ['w'] = 3,
    ['x'] = 3, ['y'] = 3, ['z'] = 3,
};

/* Length of "https://host" in front of s where it is in normal form already: a name in lower case whose last label begins with a letter (no
** IPv4 address), no port, no label in punycode. 0 for all else. */
static size_t plain_origin(bs_span s) {
  size_t from = bs_span_starts(s, "https://") ? 8 : bs_span_starts(s, "http://") ? 7 : 0, end = from;
  while (end < s.n && plain_in[(unsigned char)s.p[end]] & PLAIN_HOST) end++;
  size_t label = end; /* the last one */
  while (label > from && s.p[label - 1] != '.') label--;
  if (!from || label == end || !bs_ascii_alpha((unsigned char)s.p[label]) || (end < s.n && s.p[end] != '/')) return 0;
  bs_span host = bs_span_sub(s, from, end);
  if (host.p[0] == '.' || bs_span_find(host, "..", 0) != SIZE_MAX || bs_span_find(host, "xn--", 0) != SIZE_MAX)
    return 0;
  return end;
}

/* Whether a path, query and fragment from a '/' on stay as they are: no character to encode, no segment that may be dots. */
static bool plain_rest(bs_span s) {
  if (s.n == 0 || s.p[0] != '/' || (s.n > 1 && s.p[1] == '/')) return false;
  unsigned all = PLAIN_REST;
  for (size_t i = 0; i < s.n; i++) {
    all &= plain_in[(unsigned char)s.p[i]];
    if (s.p[i] == '/' && i + 1 < s.n && (s.p[i + 1] == '.' || s.p[i + 1] == '%')) return false;
  }
  return all != 0;
}

bool bs_url_is_resolved(bs_span base, bs_span ref) {
  if (base.n == 0 && ref.n > 0 && ref.p[0] == '/') return plain_rest(ref); /* nothing is known that it would hang on */
  size_t origin = plain_origin(ref);
  return origin > 0 && plain_rest(bs_span_sub(ref, origin, ref.n));
}

bs_status bs_url_resolve(bs_span base, bs_span ref, bs_str *out) {
  bool from_root = ref.n > 0 && ref.p[0] == '/';
  size_t origin = from_root && plain_rest(ref) ? plain_origin(base) : 0;
  if (origin || bs_url_is_resolved(base, ref)) {
    bs_str_add(out, base.n ? base.p : "", origin);
    bs_str_addspan(out, ref);
    return out->status;
  }
  bs_str clean_base = BS_STR_INIT, clean_ref = BS_STR_INIT;
  size_t from = out->n;
  add_clean(base, &clean_base);
  add_clean(ref, &clean_ref);
  bs_status status = clean_base.status ? clean_base.status : clean_ref.status;
  if (!status) status = resolve_clean(bs_str_span(&clean_base), bs_str_span(&clean_ref), out);
  if (status == BS_FORMAT) {
    bs_str_truncate(out, from);
    bs_utf8_mend(bs_str_span(&clean_ref), out);
    status = out->status;
  }
  bs_str_free(&clean_base);
  bs_str_free(&clean_ref);
  return status;
}

bs_status bs_url_canonical(bs_span s, bs_str *out) {
  bs_str clean = BS_STR_INIT;
  bs_url u;
  size_t from = out->n;
  add_clean(s, &clean);
  bs_url_split(bs_str_span(&clean), &u);
  bs_status status = clean.status;
  if (!status && !bs_url_is_web(bs_str_span(&clean))) status = BS_FORMAT;
  if (!status) status = serialise(&u, BS_NULL_SPAN, out);
  if (status) bs_str_truncate(out, from);
  bs_str_free(&clean);
  return status;
}
