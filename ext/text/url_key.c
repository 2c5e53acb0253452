/* url_key.c: the registrable site of an address, and the key under which captures of one page meet.
** Owns what is left out of a key: how a page was asked for, never what was asked for. Sites come from the public suffix list. */
#include <libpsl.h>
#include <pthread.h>
#include <stdlib.h>

#include "url_int.h"
#include "utf8.h"

/* ---- sites ---- */

static pthread_once_t suffixes_once = PTHREAD_ONCE_INIT;
static const psl_ctx_t *suffixes;

/* The list that libpsl was built with, else the system's file, which is read once and kept. */
static void load_suffixes(void) {
  suffixes = psl_builtin();
  if (!suffixes) suffixes = psl_latest(NULL);
}

static bool is_number_host(bs_span h) {
  if (h.n == 0 || h.p[0] == '[') return true;
  unsigned char last = (unsigned char)h.p[h.n - 1];
  return bs_ascii_digit(last) && !memchr(h.p + (h.n > 4 ? h.n - 4 : 0), '-', h.n > 4 ? 4 : h.n);
}

/* The registrable part of a normal host; `listed`: only under a suffix that the list names. */
static bs_span registrable(bs_span host, bool listed) {
  pthread_once(&suffixes_once, load_suffixes);
  while (host.n > 0 && host.p[host.n - 1] == '.') host.n--;
  if (is_number_host(host) || host.n > 255 || !suffixes) return BS_NULL_SPAN;
  char z[256];
  memcpy(z, host.p, host.n);
  z[host.n] = 0;
  const char *site = psl_registrable_domain(suffixes, z);
  if (!site || !*site) return BS_NULL_SPAN;
  const char *suffix = strchr(site, '.');
  if (listed && (!suffix || !psl_is_public_suffix2(suffixes, suffix + 1, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE)))
    return BS_NULL_SPAN;
  return bs_span_sub(host, (size_t)(site - z), host.n);
}

/* "www.example.org/a": the host in front of what has no scheme, NULL where nothing looks like one. */
static bs_span bare_host(bs_span s) {
  size_t end = 0;
  while (end < s.n && !strchr("/?#:", s.p[end])) end++;
  bs_span host = bs_span_sub(s, 0, end);
  return bs_span_find(host, ".", 1) == SIZE_MAX || host.p[0] == '.' ? BS_NULL_SPAN : host;
}

bs_status bs_url_site(bs_span s, bs_str *out) {
  bs_str host = BS_STR_INIT;
  bs_url u;
  s = bs_span_trim(s);
  bs_url_split(s, &u);
  bool bare = u.host.n == 0;
  bs_span raw = u.host;
  if (bare && (!u.scheme.p || u.path.n == 0 || bs_ascii_digit((unsigned char)u.path.p[0]))) raw = bare_host(s);
  bs_status status = raw.n ? bs_url_host(raw, &host) : BS_FORMAT;
  if (!status) {
    bs_span site = registrable(bs_str_span(&host), bare);
    if (site.p) bs_str_addspan(out, site);
  }
  bs_str_free(&host);
  return status == BS_NOMEM ? status : out->status;
}

/* ---- keys ---- */

/* Parameters that say how a reader came, or who counts them; a name that ends in * stands for all that begin so. Sorted by use. */
static const char *const tracking[] = {
    "utm_*",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "igshid",
    "igsh",
    "twclid",
    "ttclid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "ref",
    "ref_src",
    "ref_url",
    "referrer",
    "cmpid",
    "cmp",
    "ocid",
    "ncid",
    "icid",
    "s_cid",
    "smid",
    "smtyp",
    "sr_share",
    "xtor",
    "at_*",
    "ns_*",
    "wt.*",
    "wt_mc",
    "wtmc",
    "ito",
    "ftag",
    "tblci",
    "taid",
    "vero_id",
    "trk",
    "trkid",
    "spm",
    "feedtype",
    "feedname",
    "traffic_source",
    "outputtype",
    "amp",
    "amp_js_v",
    "amp_gsa",
    "usqp",
    "phpsessid",
    "jsessionid",
    "sessionid",
    "pk_*",
    "mtm_*",
    "matomo_*",
    "piwik_*",
    "hsa_*",
    "__twitter_impression",
    "guccounter",
    "guce_*",
    "soc_src",
    "soc_trk",
    "fb_*",
    "action_object_map",
    "share_*",
    "partner",
    "mod",
    "cx_*",
    "bxid",
    "campaign_id",
    "dicbo",
};

static bool is_tracking(bs_span name) {
  for (size_t i = 0; i < sizeof(tracking) / sizeof(*tracking); i++) {
    size_t n = strlen(tracking[i]);
    if (tracking[i][n - 1] != '*') {
      if (bs_span_ieq(name, tracking[i])) return true;
    } else if (name.n >= n - 1) {
      size_t k = 0;
      while (k < n - 1 && bs_ascii_lower((unsigned char)name.p[k]) == tracking[i][k]) k++;
      if (k == n - 1) return true;
    }
  }
  return false;
}

static bool is_unreserved(int c) {
  return bs_ascii_alpha(c) || bs_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* Escapes of characters that need none are undone, others get upper-case digits (RFC 3986, 6.2.2). */
static void add_settled(bs_span s, bs_str *out) {
  for (size_t i = 0; i < s.n; i++) {
    int hi = s.p[i] == '%' && i + 2 < s.n ? bs_url_hex((unsigned char)s.p[i + 1]) : -1;
    int lo = hi >= 0 ? bs_url_hex((unsigned char)s.p[i + 2]) : -1;
    if (lo < 0) {
      bs_str_addc(out, s.p[i]);
      continue;
    }
    int c = hi << 4 | lo;
    if (is_unreserved(c))
      bs_str_addc(out, (char)c);
    else
      bs_str_addf(out, "%%%02X", (unsigned)c);
    i += 2;
  }
}

/* The host without the labels that choose a dress (www, www2, m, mobile, amp; the site itself is never cut) and without a root's point at its end. */
static bs_span undressed(bs_span host) {
  static const char *const labels[] = {"www", "m", "mobile", "amp", "wap", "touch"};
  if (host.n > 1 && host.p[host.n - 1] == '.') host.n--;
  bs_span site = registrable(host, false);
  for (bool again = site.p != NULL; again;) {
    size_t dot = bs_span_find(host, ".", 0);
    bs_span label = bs_span_sub(host, 0, dot);
    again = false;
    if (dot == SIZE_MAX || host.n <= site.n) break;
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) again |= bs_span_is(label, labels[i]);
    if (label.n == 4 && bs_span_starts(label, "www") && bs_ascii_digit((unsigned char)label.p[3])) again = true;
    if (again) host = bs_span_sub(host, dot + 1, host.n);
  }
  return host;
}

static bool cut_end(bs_span *path, const char *end) {
  if (!bs_span_iends(*path, end)) return false;
  path->n -= strlen(end);
  return true;
}

/* The path without session, AMP marks, index page and slashes at the end. */
static bs_span plain_path(bs_span path) {
  static const char *const indexes[] = {
      "/index.html", "/index.htm",   "/index.shtml",  "/index.php",   "/index.asp",    "/index.aspx", "/index.jsp",
      "/index.cfm",  "/default.asp", "/default.aspx", "/default.htm", "/default.html", "/home.html"};
  size_t session = bs_span_ifind(path, ";jsessionid=", 0);
  path = bs_span_sub(path, 0, session);
  for (bool again = true; again;) {
    size_t before = path.n;
    while (path.n > 0 && path.p[path.n - 1] == '/') path.n--;
    cut_end(&path, "/amp");
    for (size_t i = 0; i < sizeof(indexes) / sizeof(*indexes); i++)
      if (cut_end(&path, indexes[i])) break;
    again = path.n != before;
  }
  if (bs_span_istarts(path, "/amp/")) path = bs_span_sub(path, 4, path.n);
  return path;
}

static void add_path(bs_span path, bs_str *out) {
  size_t n = path.n;
  if (bs_span_iends(path, ".amp.html")) {
    add_settled(bs_span_sub(path, 0, n - 9), out);
    bs_str_addz(out, ".html");
  } else {
    add_settled(bs_span_iends(path, ".amp") ? bs_span_sub(path, 0, n - 4) : path, out);
  }
}

static int by_bytes(const void *a, const void *b) { return bs_span_cmp(*(const bs_span *)a, *(const bs_span *)b); }

/* What is left of the query, in the order of bytes. */
static bs_status add_query(bs_span query, bs_str *out) {
  bs_span *pairs = NULL;
  size_t cap = 0, n = 0;
  bs_status status = BS_OK;
  for (size_t at = 0; query.p && at <= query.n;) {
    size_t end = bs_span_find(query, "&", at);
    bs_span pair = bs_span_sub(query, at, end);
    if (pair.n > 0 && !is_tracking(bs_span_sub(pair, 0, bs_span_find(pair, "=", 0)))) {
      if (!bs_grow(&pairs, &cap, n + 1, sizeof(*pairs))) {
        status = BS_NOMEM;
        break;
      }
      pairs[n++] = pair;
    }
    if (end == SIZE_MAX) break;
    at = end + 1;
  }
  if (n > 1) qsort(pairs, n, sizeof(*pairs), by_bytes);
  for (size_t i = 0; i < n && !status; i++) {
    bs_str_addc(out, i ? '&' : '?');
    add_settled(pairs[i], out);
  }
  free(pairs);
  return status;
}

static bs_status add_key(bs_span canonical, bs_str *out) {
  bs_url u;
  bs_url_split(canonical, &u);
  bs_str_addspan(out, undressed(u.host));
  if (u.port.n) {
    bs_str_addc(out, ':');
    bs_str_addspan(out, u.port);
  }
  bs_str path = BS_STR_INIT;
  add_path(plain_path(u.path), &path);
  bs_str_addspan(out, bs_str_span(&path));
  bs_status status = path.status;
  bs_str_free(&path);
  if (!status) status = add_query(u.query, out);
  /* "#!" is a page's address on sites that are one script; any other fragment is a place on the page. */
  if (!status && u.fragment.n > 1 && u.fragment.p[0] == '!') {
    bs_str_addc(out, '#');
    add_settled(u.fragment, out);
  }
  return status ? status : out->status;
}

/* The canonical form of an address, also of one without a scheme ("//host/path", "www.example.org/path"). */
static bs_status add_canonical(bs_span s, bs_str *out) {
  bs_url u;
  bs_url_split(s, &u);
  bs_span bare = u.host.n == 0 ? bare_host(s) : BS_NULL_SPAN;
  bool relative = u.host.n > 0 && !u.scheme.p;
  if (!relative && !(bare.p && registrable(bare, true).p)) return bs_url_canonical(s, out);
  bs_str web = BS_STR_INIT;
  bs_str_addz(&web, relative ? "http:" : "http://");
  bs_str_addspan(&web, s);
  bs_status status = web.status ? web.status : bs_url_canonical(bs_str_span(&web), out);
  bs_str_free(&web);
  return status;
}

bs_status bs_url_key(bs_span s, bs_str *out) {
  bs_str inner = BS_STR_INIT, canonical = BS_STR_INIT;
  bs_status status = bs_url_original(s, &inner);
  if (status) goto done;
  if (inner.n > 0) s = bs_str_span(&inner);
  s = bs_span_trim(s);
  status = add_canonical(s, &canonical);
  if (status == BS_FORMAT)
    status = bs_url_resolve(BS_NULL_SPAN, s, out);
  else if (!status)
    status = add_key(bs_str_span(&canonical), out);
done:
  bs_str_free(&inner);
  bs_str_free(&canonical);
  return status ? status : out->status;
}
