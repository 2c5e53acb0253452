/* capture.c: what archives and savers left on a page: Wayback Machine, archive.today, SingleFile, browsers' "saved
** from", HTTrack. Rows of html_meta with the scheme of who wrote them ("wayback" for all archives of addresses);
** which of them becomes url or captured is decided in origin.c and dates.c. */
#include "article_int.h"

static bs_span until(bs_span s, size_t from, const char *stops) {
  size_t end = from;
  while (end < s.n && !strchr(stops, s.p[end])) end++;
  return bs_span_trim(bs_span_sub(s, from, end));
}

/* The rest of the line behind `label`, or a NULL span. */
static bs_span labelled(bs_span text, const char *label) {
  size_t hit = bs_span_ifind(text, label, 0);
  return hit == SIZE_MAX ? BS_NULL_SPAN : until(text, hit + strlen(label), "\r\n");
}

/* "Page saved with SingleFile", then lines "url: …" and "saved date: Tue Jan 20 2026 10:11:12 GMT+0900 (…)". */
static bs_status read_singlefile(bs_article *a, bs_span text) {
  bs_span url = labelled(text, "url:"), date = labelled(text, "saved date:");
  bs_status st = url.n ? bs_meta_add(a, "singlefile", BS_LIT("url"), url, 0) : BS_OK;
  return st || !date.n ? st : bs_meta_add(a, "singlefile", BS_LIT("date"), date, 0);
}

/* "saved from url=(0042)https://…": the number is the address's length, which not every browser counts alike. */
static bs_status read_savedfrom(bs_article *a, bs_span text) {
  size_t hit = bs_span_ifind(text, "saved from url=(", 0);
  size_t close = hit == SIZE_MAX ? hit : bs_span_find(text, ")", hit);
  if (close == SIZE_MAX) return BS_OK;
  bs_span url = until(text, close + 1, " \t\r\n");
  return url.n ? bs_meta_add(a, "savedfrom", BS_LIT("url"), url, 0) : BS_OK;
}

/* "Mirrored from example.com/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 01 Jan 2015 10:00:00 GMT" */
static bs_status read_httrack(bs_article *a, bs_span text) {
  size_t from = bs_span_ifind(text, "mirrored from ", 0), by = bs_span_ifind(text, " by httrack", 0);
  bs_status st = BS_OK;
  if (from == SIZE_MAX || by == SIZE_MAX || by < from) return BS_OK;
  bs_span url = bs_span_trim(bs_span_sub(text, from + strlen("mirrored from "), by)), kept;
  if (url.n) {
    bs_str_clear(&a->scratch);
    if (!bs_span_istarts(url, "http")) bs_str_addz(&a->scratch, "http://");
    bs_str_addspan(&a->scratch, url);
    st = bs_article_keep(a, &a->scratch, &kept);
    if (!st) st = bs_meta_add(a, "httrack", BS_LIT("url"), kept, 0);
  }
  size_t date = bs_span_find(text, "], ", by);
  return st || date == SIZE_MAX
             ? st
             : bs_meta_add(a, "httrack", BS_LIT("date"), bs_span_trim(bs_span_sub(text, date + 3, text.n)), 0);
}

/* "FILE ARCHIVED ON 10:11:12 Jan 20, 2020 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 01:02:03 Feb 3, 2021." */
static bs_status read_wayback(bs_article *a, bs_span text) {
  static const char on[] = "FILE ARCHIVED ON ", ret[] = "INTERNET ARCHIVE ON ";
  size_t from = bs_span_find(text, on, 0), to = bs_span_find(text, "AND RETRIEVED", 0),
         got = bs_span_find(text, ret, 0);
  bs_status st = BS_OK;
  if (from == SIZE_MAX || to == SIZE_MAX || to < from + strlen(on)) return BS_OK;
  st = bs_meta_add(a, "wayback", BS_LIT("date"), bs_span_trim(bs_span_sub(text, from + strlen(on), to)), 0);
  return st || got == SIZE_MAX
             ? st
             : bs_meta_add(a, "wayback", BS_LIT("retrieved"), until(text, got + strlen(ret), ".\r\n"), 0);
}

/* Where the stamp of "/web/20200120101112im_/http…" starts, or SIZE_MAX; *tail is where the address inside starts. */
static size_t find_stamp(bs_span href, size_t *tail) {
  for (size_t hit = bs_span_find(href, "/web/", 0); hit != SIZE_MAX && hit < 64;
       hit = bs_span_find(href, "/web/", hit + 1)) {
    size_t i = hit + 5, from = i;
    while (i < href.n && bs_ascii_digit((unsigned char)href.p[i])) i++;
    if (i - from < 4 || i - from > 14) continue;
    while (i < href.n && (bs_ascii_alpha((unsigned char)href.p[i]) || href.p[i] == '_' || href.p[i] == '*')) i++;
    if (i < href.n && href.p[i] == '/' && bs_span_istarts(bs_span_sub(href, i + 1, href.n), "http")) {
      *tail = i + 1;
      return from;
    }
  }
  return SIZE_MAX;
}

bs_span bs_capture_unwrap(bs_span href) {
  size_t tail;
  bs_span head = bs_span_sub(href, 0, 128);
  return href.n > 10 && find_stamp(head, &tail) != SIZE_MAX ? bs_span_sub(href, tail, href.n) : href;
}

static bs_status read_comment(bs_article *a, bs_span text) {
  if (bs_span_ifind(bs_span_sub(text, 0, 200), "singlefile", 0) != SIZE_MAX) return read_singlefile(a, text);
  if (bs_span_ifind(bs_span_sub(text, 0, 200), "saved from url", 0) != SIZE_MAX) return read_savedfrom(a, text);
  if (bs_span_ifind(bs_span_sub(text, 0, 200), "mirrored from ", 0) != SIZE_MAX)
    return read_httrack(a, bs_span_sub(text, 0, 4096));
  if (bs_span_ifind(bs_span_sub(text, 0, 200), "FILE ARCHIVED ON", 0) != SIZE_MAX)
    return read_wayback(a, bs_span_sub(text, 0, 4096));
  return BS_OK;
}

/* ---- addresses that archives gave the page and its parts ---- */

/* archive.today and its sister domains: "https://archive.ph/2020.01.20-101112/https://example.com/a". */
static size_t find_today(bs_span href, size_t *tail) {
  static const char *const hosts[] = {"archive.today/", "archive.ph/", "archive.is/", "archive.md/",
                                      "archive.li/",    "archive.vn/", "archive.fo/"};
  for (size_t i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
    size_t hit = bs_span_ifind(bs_span_sub(href, 0, 40), hosts[i], 0);
    if (hit == SIZE_MAX) continue;
    size_t from = hit + strlen(hosts[i]), end = from;
    while (end < href.n && (bs_ascii_digit((unsigned char)href.p[end]) || href.p[end] == '.' || href.p[end] == '-'))
      end++;
    if (end > from && end < href.n && href.p[end] == '/' &&
        bs_span_istarts(bs_span_sub(href, end + 1, href.n), "http")) {
      *tail = end + 1;
      return from;
    }
  }
  return SIZE_MAX;
}

/* "20200120101112", "2020.01.20-101112" as date_parse reads it: "2020-01-20T10:11:12Z"; a NULL span where digits are
** missing. */
static bs_status stamp_text(bs_article *a, bs_span href, size_t from, bs_span *out) {
  static const char form[] = "0000-00-00T00:00:00Z";
  size_t k = 0;
  *out = BS_NULL_SPAN;
  bs_str_clear(&a->scratch);
  for (size_t i = from; i < href.n && form[k] && href.p[i] != '/'; i++) {
    if (!bs_ascii_digit((unsigned char)href.p[i])) continue;
    while (form[k] && form[k] != '0') bs_str_addc(&a->scratch, form[k++]);
    bs_str_addc(&a->scratch, href.p[i]);
    k++;
  }
  if (k == 10 || k == 16) return bs_article_keep(a, &a->scratch, out); /* the day alone, or without seconds */
  if (k != sizeof(form) - 2) return BS_OK;
  bs_str_addc(&a->scratch, 'Z');
  return bs_article_keep(a, &a->scratch, out);
}

static bs_status add_archived(bs_article *a, bs_span href, uint32_t node, bool *done) {
  size_t tail = 0, from = find_stamp(bs_span_sub(href, 0, 128), &tail);
  if (from == SIZE_MAX) from = find_today(href, &tail);
  if (from == SIZE_MAX) return BS_OK;
  bs_span stamp;
  bs_status st = stamp_text(a, href, from, &stamp);
  if (st || !stamp.p) return st;
  *done = true;
  if ((st = bs_meta_add(a, "wayback", BS_LIT("url"), bs_span_sub(href, tail, href.n), node))) return st;
  if ((st = bs_meta_add(a, "wayback", BS_LIT("archive_url"), href, node))) return st;
  return bs_meta_add(a, "wayback", BS_LIT("date"), stamp, node);
}

/* The page's own address in the archive stands in rel=canonical, og:url or the toolbar's form; its parts' addresses
** are rewritten too, but each part has a stamp of its own. */
static bs_status collect_archived(bs_article *a) {
  const bs_page *p = a->page;
  bool done = false;
  uint32_t link = bs_tag_first(p, BS_TAG_LINK, 1, p->nnode), meta = bs_tag_first(p, BS_TAG_META, 1, p->nnode);
  for (uint32_t i; (i = link < meta ? link : meta) < p->nnode && !done;) {
    bs_tag tag = (bs_tag)p->node[i].tag;
    bs_span href = BS_NULL_SPAN;
    bs_status st = BS_OK;
    uint32_t *next = i == link ? &link : &meta;
    *next = bs_tag_next(p, i);
    if (!p->node[i].nattr) continue;
    if (tag == BS_TAG_LINK &&
        (bs_node_attr_has(p, i, BS_ATTR_REL, "canonical") || bs_node_attr_has(p, i, BS_ATTR_REL, "bookmark")))
      st = bs_article_attr(a, i, BS_ATTR_HREF, &href);
    else if (tag == BS_TAG_META && bs_node_attr_has(p, i, BS_ATTR_PROPERTY, "og:url"))
      st = bs_article_attr(a, i, BS_ATTR_CONTENT, &href);
    if (!st && href.n) st = add_archived(a, href, i, &done);
    if (st) return st;
  }
  return BS_OK;
}

bs_status bs_capture_collect(bs_article *a) {
  bs_status st = BS_OK;
  for (uint32_t i = 0; i < a->page->ncomment && !st; i++) {
    bs_piece c = a->page->comment[i];
    st = read_comment(a, bs_span_trim(bs_span_make(a->page->html.p + c.off, c.len)));
  }
  return st ? st : collect_archived(a);
}
