/* url_archive.c: the address inside the address of an archive, a cache or a proxy, and the stamp of a capture.
** Owns the shapes of such addresses: Wayback and its kin (pywb, OpenWayback, Heritrix), archive.today, Google's cache, AMP caches,
** translators and redirectors. Reads the text of the address alone; a short link that would have to be asked for gives nothing. */
#include "url_int.h"
#include "utf8.h"

#define NESTING 4 /* a capture of an AMP cache of a redirect … */

static bool starts_web(bs_span s) { return bs_span_istarts(s, "http:/") || bs_span_istarts(s, "https:/"); }
static bool starts_escaped_web(bs_span s) {
  return bs_span_istarts(s, "http%3a%2f") || bs_span_istarts(s, "https%3a%2f");
}

/* Does s begin as a host with a dot does, up to / ? # or its end? */
static bool starts_host(bs_span s) {
  bool dot = false;
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '/' || c == '?' || c == '#') return dot && i > 3;
    if (c == '.' && i > 0)
      dot = true;
    else if (!bs_ascii_alpha(c) && !bs_ascii_digit(c) && c != '-' && c != ':' && c < 0x80)
      return false;
  }
  return dot && s.n > 3;
}

/* "20200101000000im_/", "2020/", "20200101-120000/", "2020.01.01-120000/", or digits and the star of a calendar, at s.p[0]: the
** length with the slash, and how much of it is the stamp. 0: no stamp. */
static size_t stamp_segment(bs_span s, size_t *digits) {
  size_t n = 0;
  while (n < s.n && n < 14 && bs_ascii_digit((unsigned char)s.p[n])) n++;
  *digits = n;
  if (n < 4) return 0;
  while (n < s.n && n < 20 && (bs_ascii_digit((unsigned char)s.p[n]) || s.p[n] == '.' || s.p[n] == '-')) n++;
  if (n + 2 < s.n && bs_ascii_alpha((unsigned char)s.p[n]) && bs_ascii_alpha((unsigned char)s.p[n + 1]) &&
      s.p[n + 2] == '_')
    n += 3;
  if (n < s.n && s.p[n] == '*') n++;
  return n < s.n && s.p[n] == '/' ? n + 1 : 0;
}

/* Finds "/STAMP/http://…" anywhere in the path; the inner address runs to the end of the text. */
static bool find_stamped(bs_span s, bool any_target, bs_span *stamp, bs_span *inner) {
  size_t stop = bs_span_find(s, "?", 0);
  for (size_t at = 0; at < s.n && at < stop; at++) {
    size_t digits, n;
    if (at > 0 && s.p[at - 1] != '/') continue;
    n = stamp_segment(bs_span_sub(s, at, s.n), &digits);
    if (n == 0) continue;
    bs_span rest = bs_span_sub(s, at + n, s.n);
    if (!starts_web(rest) && !starts_escaped_web(rest) && !bs_span_starts(rest, "//") &&
        !(any_target && starts_host(rest)))
      continue;
    *stamp = bs_span_sub(s, at, at + digits);
    *inner = rest;
    return true;
  }
  return false;
}

bs_span bs_url_wayback_stamp(bs_span s) {
  bs_span stamp, inner;
  bool wayback = bs_span_ifind(bs_span_sub(s, 0, 64), "archive", 0) != SIZE_MAX || bs_span_starts(s, "/web/");
  return find_stamped(bs_span_trim(s), wayback, &stamp, &inner) ? stamp : BS_NULL_SPAN;
}

/* ---- one layer off ---- */

/* Host h is `site` or ends in ".site". */
static bool host_in(bs_span h, const char *site) {
  size_t n = strlen(site);
  return bs_span_iends(h, site) && (h.n == n || h.p[h.n - n - 1] == '.');
}

/* Adds an address: the scheme is set in front where it is missing, a collapsed "http:/" gets its slash back. */
static void add_address(bs_span a, const char *scheme, bs_str *out) {
  if (bs_span_starts(a, "//")) {
    bs_str_addz(out, scheme);
    a = bs_span_sub(a, 2, a.n);
  } else if (starts_web(a)) {
    size_t colon = bs_span_find(a, ":", 0), host = colon + 1;
    while (host < a.n && a.p[host] == '/') host++;
    bs_str_addspan(out, bs_span_sub(a, 0, colon));
    bs_str_addz(out, "://");
    a = bs_span_sub(a, host, a.n);
  } else {
    bs_str_addz(out, scheme);
  }
  bs_utf8_mend(a, out);
}

/* The same for one that is percent-escaped as a whole, as the value of a parameter is. */
static void add_escaped(bs_span a, const char *scheme, bs_str *out) {
  bs_str plain = BS_STR_INIT;
  bs_url_unescape(a, &plain);
  if (plain.status)
    out->status = plain.status;
  else
    add_address(bs_str_span(&plain), scheme, out);
  bs_str_free(&plain);
}

/* The value of a parameter of a query, NULL if absent. */
static bs_span parameter(bs_span query, const char *name) {
  for (size_t at = 0; at < query.n;) {
    size_t end = bs_span_find(query, "&", at);
    bs_span pair = bs_span_sub(query, at, end);
    size_t eq = bs_span_find(pair, "=", 0);
    if (eq != SIZE_MAX && bs_span_ieq(bs_span_sub(pair, 0, eq), name)) return bs_span_sub(pair, eq + 1, pair.n);
    if (end == SIZE_MAX) break;
    at = end + 1;
  }
  return BS_NULL_SPAN;
}

/* The rest of the text from where `part`, a slice of it, begins. */
static bs_span from_here(bs_span s, const char *part) { return bs_span_make(part, (size_t)(s.p + s.n - part)); }

/* "cache:ID:http://example.org/a+words" of Google's cache. */
static bool google_cache(bs_span value, bs_str *out) {
  bs_str plain = BS_STR_INIT;
  bs_url_unescape(value, &plain);
  bs_span v = bs_str_span(&plain);
  bool found = bs_span_starts(v, "cache:");
  if (found) {
    v = bs_span_sub(v, 6, v.n);
    size_t id = bs_span_find(v, ":", 0);
    if (!starts_web(v) && id == 12) v = bs_span_sub(v, id + 1, v.n);
    size_t end = bs_span_find(v, "+", 0), blank = bs_span_find(v, " ", 0);
    v = bs_span_sub(v, 0, end < blank ? end : blank);
    found = starts_web(v) || starts_host(v);
    if (found) add_address(v, "http://", out);
  }
  if (plain.status) out->status = plain.status;
  bs_str_free(&plain);
  return found;
}

/* "/c/s/example.org/a", "/amp/s/example.org/a": s for https. */
static bool amp_path(bs_span s, bs_span path, const char *const *prefixes, bs_str *out) {
  for (; *prefixes; prefixes++) {
    if (!bs_span_starts(path, *prefixes)) continue;
    bs_span rest = from_here(s, path.p + strlen(*prefixes));
    bool secure = bs_span_starts(rest, "s/");
    if (secure) rest = bs_span_sub(rest, 2, rest.n);
    if (!starts_host(rest)) return false;
    add_address(rest, secure ? "https://" : "http://", out);
    return true;
  }
  return false;
}

/* "www-example-org.translate.goog": a dot became a hyphen, a hyphen two. */
static void translated_host(const bs_url *u, bs_str *out) {
  bs_span h = bs_span_sub(u->host, 0, u->host.n - strlen(".translate.goog"));
  bs_str_addz(out, "https://");
  for (size_t i = 0; i < h.n; i++) {
    bool twice = h.p[i] == '-' && i + 1 < h.n && h.p[i + 1] == '-';
    bs_str_addc(out, h.p[i] == '-' && !twice ? '.' : h.p[i]);
    if (twice) i++;
  }
  bs_utf8_mend(u->path, out);
  char sep = '?';
  for (size_t at = 0; u->query.p && at < u->query.n;) {
    size_t end = bs_span_find(u->query, "&", at);
    bs_span pair = bs_span_sub(u->query, at, end);
    if (pair.n > 0 && !bs_span_starts(pair, "_x_tr_")) {
      bs_str_addc(out, sep);
      bs_utf8_mend(pair, out);
      sep = '&';
    }
    if (end == SIZE_MAX) break;
    at = end + 1;
  }
}

/* Services that carry the address in a parameter. */
static const struct carrier {
  const char *site, *path, *parameter;
} carriers[] = {
    {"google.com", "/url", "q"},
    {"google.com", "/url", "url"},
    {"translate.google.com", "/translate", "u"},
    {"translate.googleusercontent.com", "/translate", "u"},
    {"l.facebook.com", "/l.php", "u"},
    {"lm.facebook.com", "/l.php", "u"},
    {"vk.com", "/away.php", "to"},
    {"out.reddit.com", "/", "url"},
    {"cc.bingj.com", "/cache.aspx", "u"},
    {"duckduckgo.com", "/l/", "uddg"},
    {"translate.yandex.com", "/translate", "url"},
    {"steamcommunity.com", "/linkfilter/", "url"},
    {"safelinks.protection.outlook.com", "/", "url"},
};

/* Services that carry it behind their own path. */
static const char *const prefixed[] = {"archive.today", "archive.ph",      "archive.is",     "archive.li",
                                       "archive.vn",    "archive.md",      "archive.fo",     "web.archive.org",
                                       "12ft.io",       "r.jina.ai",       "outline.com",    "txtify.it",
                                       "perma.cc",      "webcitation.org", "freezepage.com", "smry.ai"};

static bool carried(const bs_url *u, bs_str *out) {
  for (size_t i = 0; i < sizeof(carriers) / sizeof(*carriers); i++) {
    if (!host_in(u->host, carriers[i].site) || !bs_span_starts(u->path, carriers[i].path)) continue;
    bs_span value = parameter(u->query, carriers[i].parameter);
    if (!starts_web(value) && !starts_escaped_web(value)) continue;
    add_escaped(value, "http://", out);
    return true;
  }
  /* EZproxy and its kin, under any library's host. */
  bs_span value = parameter(u->query, bs_span_iends(u->path, "/login") ? "url" : "qurl");
  if (!starts_web(value) && !starts_escaped_web(value)) return false;
  /* login?url= is not escaped: what follows is the address, to its end. */
  if (starts_web(value)) value = bs_span_make(value.p, (size_t)(u->query.p + u->query.n - value.p));
  add_escaped(value, "http://", out);
  return true;
}

/* An address that stands in the path of one of `prefixed`. */
static bool in_path(bs_span s, const bs_url *u, bs_str *out) {
  bool known = false;
  for (size_t i = 0; i < sizeof(prefixed) / sizeof(*prefixed); i++) known |= host_in(u->host, prefixed[i]);
  if (!known) return false;
  for (size_t at = 0; at < u->path.n; at++) {
    bs_span rest = bs_span_sub(u->path, at, u->path.n);
    if (at > 0 && u->path.p[at - 1] != '/') continue;
    if (starts_web(rest)) {
      add_address(from_here(s, rest.p), "http://", out);
      return true;
    }
    if (starts_escaped_web(rest)) {
      add_escaped(from_here(s, rest.p), "http://", out);
      return true;
    }
  }
  return false;
}

/* Takes one layer off s; false, and nothing added, where there is none. */
static bool unwrap(bs_span s, bs_str *out) {
  static const char *const cache[] = {"/c/", "/v/", "/wp/", "/i/", NULL}, *const viewer[] = {"/amp/", NULL};
  bs_url u;
  bs_span stamp, inner;
  bs_url_split(s, &u);
  bool web_archive = host_in(u.host, "archive.org") || bs_span_starts(s, "/web/") ||
                     (u.host.n && bs_span_ifind(u.host, "archive", 0) != SIZE_MAX);
  if (find_stamped(s, web_archive, &stamp, &inner)) {
    if (starts_escaped_web(inner))
      add_escaped(inner, "http://", out);
    else
      add_address(inner, "http://", out);
    return true;
  }
  if (u.host.n == 0) return false;
  if (host_in(u.host, "translate.goog") && u.host.n > strlen(".translate.goog")) {
    translated_host(&u, out);
    return true;
  }
  if (host_in(u.host, "webcache.googleusercontent.com") && google_cache(parameter(u.query, "q"), out)) return true;
  if ((host_in(u.host, "cdn.ampproject.org") || host_in(u.host, "bing-amp.com")) && amp_path(s, u.path, cache, out))
    return true;
  bool google = bs_span_istarts(u.host, "www.google.") || bs_span_istarts(u.host, "google.");
  if (google && amp_path(s, u.path, viewer, out)) return true;
  return carried(&u, out) || in_path(s, &u, out);
}

bs_status bs_url_original(bs_span s, bs_str *out) {
  bs_str inner = BS_STR_INIT, deeper = BS_STR_INIT;
  bs_status status = BS_OK;
  if (s.p && unwrap(bs_span_trim(s), &inner)) {
    for (int i = 1; i < NESTING; i++) {
      bs_str_clear(&deeper);
      if (!unwrap(bs_str_span(&inner), &deeper)) break;
      bs_str swap = inner;
      inner = deeper;
      deeper = swap;
    }
    status = inner.status ? inner.status : deeper.status;
    if (!status && bs_url_is_web(bs_str_span(&inner))) bs_str_addspan(out, bs_str_span(&inner));
  }
  status = status ? status : inner.status;
  bs_str_free(&inner);
  bs_str_free(&deeper);
  return status ? status : out->status;
}
