/* fuzz_url.c: addresses come out as valid UTF-8; a web address resolves to itself once it was resolved and splits into its parts;
** a key is its own key; sites are ends of hosts. Input: base, newline, reference. */
#include <assert.h>

#include "../../ext/text/url.h"
#include "../../ext/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_inside(bs_span whole, bs_span part) {
  if (part.p) assert(part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

static void check_parts(bs_span s) {
  bs_url u;
  bs_url_split(s, &u);
  check_inside(s, u.scheme);
  check_inside(s, u.userinfo);
  check_inside(s, u.host);
  check_inside(s, u.port);
  check_inside(s, u.path);
  check_inside(s, u.query);
  check_inside(s, u.fragment);
  check_inside(s, bs_url_wayback_stamp(s));
}

/* What no browser would take comes out as it stands, so it is the second reading that must not change any more. */
static void check_resolved(bs_span resolved) {
  bs_str once = BS_STR_INIT, twice = BS_STR_INIT;
  assert(bs_utf8_valid(resolved) == resolved.n);
  assert(bs_url_resolve(BS_NULL_SPAN, resolved, &once) == BS_OK);
  assert(bs_url_resolve(BS_NULL_SPAN, bs_str_span(&once), &twice) == BS_OK);
  if (bs_url_is_web(resolved)) assert(bs_span_eq(bs_str_span(&once), bs_str_span(&twice)));
  bs_str_free(&once);
  bs_str_free(&twice);
}

static void check_made(bs_span s) {
  bs_str site = BS_STR_INIT, original = BS_STR_INIT, key = BS_STR_INIT;
  assert(bs_url_site(s, &site) == BS_OK && bs_url_original(s, &original) == BS_OK && bs_url_key(s, &key) == BS_OK);
  assert(bs_utf8_valid(bs_str_span(&site)) == site.n && bs_utf8_valid(bs_str_span(&original)) == original.n);
  assert(bs_utf8_valid(bs_str_span(&key)) == key.n);
  assert(original.n == 0 || bs_url_is_web(bs_str_span(&original)));
  bs_str_free(&site);
  bs_str_free(&original);
  bs_str_free(&key);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bs_str text = BS_STR_INIT, out = BS_STR_INIT;
  bs_utf8_mend(bs_span_make((const char *)data, size), &text);
  bs_span all = bs_str_span(&text);
  size_t line = bs_span_find(all, "\n", 0);
  bs_span base = bs_span_sub(all, 0, line), ref = line == SIZE_MAX ? all : bs_span_sub(all, line + 1, all.n);
  check_parts(base);
  check_parts(ref);
  assert(bs_url_resolve(base, ref, &out) == BS_OK);
  assert(!bs_url_is_resolved(base, ref) || bs_span_eq(bs_str_span(&out), ref));
  check_resolved(bs_str_span(&out));
  check_made(ref);
  bs_str_free(&text);
  bs_str_free(&out);
  return 0;
}
