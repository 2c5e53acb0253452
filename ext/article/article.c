/* article.c: the facade. Owns the memoised fields of one article, who is asked for which, and the helpers that
** several rooms need. Decides nothing about content: that is the rooms' work. */
#include "body_int.h"

#include <stdlib.h>

#include "../text/fold.h"
#include "../text/url.h"

static const double NO_ARTICLE = .4; /* of the confidence in the text of a page that is none */

bs_status bs_article_new(bs_article **out, const bs_page *page, int item, const bs_article_options *options) {
  static const bs_article_options defaults = {{NULL, 0}, BS_ORDER_NONE, NULL};
  const bs_article_options *o = options ? options : &defaults;
  bs_article *a = calloc(1, sizeof(*a));
  *out = NULL;
  if (!a) return BS_NOMEM;
  a->page = page;
  a->limits = o->limits ? o->limits : &bs_limits_default;
  a->arena = BS_ARENA_INIT;
  a->scratch = BS_STR_INIT;
  a->path = o->path;
  a->date_order = o->date_order;
  a->item = item;
  bs_status st = bs_items_range(page, a->limits, item, &a->lo, &a->hi);
  if (st) {
    bs_article_free(a);
    return st;
  }
  *out = a;
  return BS_OK;
}

void bs_article_free(bs_article *a) {
  if (!a) return;
  free(a->meta.row);
  free(a->dates.row);
  free(a->related.row);
  free(a->paragraphs.row);
  free(a->blocks.row);
  bs_blocks_free(a->text_blocks);
  free(a->images.row);
  free(a->links.row);
  bs_str_free(&a->scratch);
  bs_arena_free(&a->arena);
  free(a);
}

void bs_article_range(const bs_article *a, uint32_t *lo, uint32_t *hi) {
  *lo = a->lo;
  *hi = a->hi;
}

/* ---- fields ---- */

static bs_status text_value(bs_span s, bs_value *out) {
  if (s.p) {
    out->type = BS_VALUE_TEXT;
    out->text = s;
  }
  return BS_OK;
}

static bs_status kept_value(bs_article *a, const char *p, size_t n, bs_value *out) {
  bs_span kept;
  bs_status st = n ? bs_arena_dup(&a->arena, bs_span_make(p, n), &kept) : BS_OK;
  return st || !n ? st : text_value(kept, out);
}

static bs_status date_value(bs_article *a, const bs_date *d, bs_value *out) {
  char buf[32];
  return kept_value(a, buf, bs_date_format(d, buf), out);
}

static bs_status stamp_field(bs_article *a, bs_field field, const bs_stamp *stamp, bs_value *out) {
  char buf[8];
  bs_date utc = stamp->date;
  if (!stamp->known) return BS_OK;
  switch (field) {
    case BS_FIELD_PUBLISHED_TZ:
    case BS_FIELD_MODIFIED_TZ:
    case BS_FIELD_CAPTURED_TZ: return kept_value(a, buf, bs_date_format_offset(&stamp->date, buf), out);
    case BS_FIELD_PUBLISHED_UTC: return bs_date_to_utc(&utc) ? date_value(a, &utc, out) : BS_OK;
    case BS_FIELD_PUBLISHED_PRECISION:
      return text_value(bs_span_of(bs_date_precision_name(stamp->date.precision)), out);
    case BS_FIELD_PUBLISHED_FROM:
    case BS_FIELD_CAPTURED_FROM: return text_value(stamp->from, out);
    case BS_FIELD_PUBLISHED_RAW: return text_value(stamp->raw, out);
    default: return date_value(a, &stamp->date, out);
  }
}

static bs_status dates_field(bs_article *a, bs_field field, bs_value *out) {
  bs_status st = bs_dates_load(a);
  if (st) return st;
  switch (field) {
    case BS_FIELD_MODIFIED:
    case BS_FIELD_MODIFIED_TZ: return stamp_field(a, field, &a->modified, out);
    case BS_FIELD_CAPTURED:
    case BS_FIELD_CAPTURED_TZ:
    case BS_FIELD_CAPTURED_FROM: return stamp_field(a, field, &a->captured, out);
    default: return stamp_field(a, field, &a->published, out);
  }
}

static bs_status origin_field(bs_article *a, bs_field field, bs_value *out) {
  bs_status st = bs_origin_load(a);
  if (st) return st;
  switch (field) {
    case BS_FIELD_URL: return text_value(a->url.value, out);
    case BS_FIELD_CANONICAL_URL: return text_value(a->canonical_url.value, out);
    case BS_FIELD_ORIGINAL_URL: return text_value(a->original_url.value, out);
    case BS_FIELD_ARCHIVE_URL: return text_value(a->archive_url.value, out);
    default: return text_value(a->site.value, out);
  }
}

static bs_status body_field(bs_article *a, bs_field field, bs_value *out) {
  char hash[17];
  bs_status st = bs_body_load(a);
  if (st) return st;
  switch (field) {
    case BS_FIELD_TEXT: return text_value(a->text, out);
    case BS_FIELD_WORDS:
      if (!a->text.p) return BS_OK;
      out->type = BS_VALUE_INTEGER;
      out->integer = (int64_t)bs_text_words(a->text);
      return BS_OK;
    case BS_FIELD_TEXT_HASH:
      if (!a->text.p || !a->text.n) return BS_OK;
      st = bs_text_hash(a->text, hash);
      return st ? st : kept_value(a, hash, strlen(hash), out);
    default:
      if ((st = bs_kind_load(a))) return st;
      out->type = BS_VALUE_REAL;
      out->real = strcmp(a->kind, "article") ? a->confidence * NO_ARTICLE : a->confidence;
      return BS_OK;
  }
}

bs_status bs_article_field(bs_article *a, bs_field field, bs_value *out) {
  bs_status st;
  memset(out, 0, sizeof(*out));
  out->type = BS_VALUE_NULL;
  switch (field) {
    case BS_FIELD_URL:
    case BS_FIELD_CANONICAL_URL:
    case BS_FIELD_ORIGINAL_URL:
    case BS_FIELD_ARCHIVE_URL:
    case BS_FIELD_SITE: return origin_field(a, field, out);
    case BS_FIELD_SOURCE: return (st = bs_outlet_load(a)) ? st : text_value(a->source.value, out);
    case BS_FIELD_SECTION: return (st = bs_section_load(a)) ? st : text_value(a->section.value, out);
    case BS_FIELD_HEADLINE:
    case BS_FIELD_SUBHEADLINE:
      if ((st = bs_headline_load(a))) return st;
      return text_value(field == BS_FIELD_HEADLINE ? a->headline.value : a->subheadline.value, out);
    case BS_FIELD_BYLINE: return (st = bs_byline_load(a)) ? st : text_value(a->byline.value, out);
    case BS_FIELD_LANGUAGE: return (st = bs_language_load(a)) ? st : text_value(a->language.value, out);
    case BS_FIELD_CHARSET: return text_value(bs_span_of(a->page->charset), out);
    case BS_FIELD_KIND: return (st = bs_kind_load(a)) ? st : text_value(bs_span_of(a->kind), out);
    case BS_FIELD_SUMMARY: return (st = bs_summary_load(a)) ? st : text_value(a->summary.value, out);
    case BS_FIELD_IMAGE: return (st = bs_lead_image_load(a)) ? st : text_value(a->image.value, out);
    case BS_FIELD_TEXT:
    case BS_FIELD_WORDS:
    case BS_FIELD_TEXT_HASH:
    case BS_FIELD_CONFIDENCE: return body_field(a, field, out);
    case BS_FIELD_COUNT: return BS_OK;
    default: return dates_field(a, field, out);
  }
}

/* ---- parts ---- */

bs_status bs_article_paragraphs(bs_article *a, const bs_paragraph **rows, size_t *n) {
  bs_status st = bs_body_load(a);
  *rows = a->paragraphs.row;
  *n = st ? 0 : a->paragraphs.n;
  return st;
}

bs_status bs_article_blocks(bs_article *a, const bs_block **rows, size_t *n) {
  bs_status st = bs_body_blocks(a);
  *rows = a->blocks.row;
  *n = st ? 0 : a->blocks.n;
  return st;
}

bs_status bs_article_related(bs_article *a, const bs_card **rows, size_t *n) {
  bs_status st = bs_related_load(a);
  *rows = a->related.row;
  *n = st ? 0 : a->related.n;
  return st;
}

bs_status bs_article_links(bs_article *a, const bs_link **rows, size_t *n) {
  bs_status st = bs_links_load(a);
  *rows = a->links.row;
  *n = st ? 0 : a->links.n;
  return st;
}

bs_status bs_article_images(bs_article *a, const bs_image **rows, size_t *n) {
  bs_status st = bs_images_load(a);
  *rows = a->images.row;
  *n = st ? 0 : a->images.n;
  return st;
}

bs_status bs_article_meta(bs_article *a, const bs_meta **rows, size_t *n) {
  bs_status st = bs_meta_load(a);
  *rows = a->meta.row;
  *n = st ? 0 : a->meta.n;
  return st;
}

bs_status bs_article_dates(bs_article *a, const bs_seen_date **rows, size_t *n) {
  bs_status st = bs_dates_load(a);
  *rows = a->dates.row;
  *n = st ? 0 : a->dates.n;
  return st;
}

/* ---- helpers that several rooms need ---- */

bs_status bs_list_grow(const bs_article *a, void *row, size_t *n, size_t *cap, size_t item, void *out) {
  char *rows, *fresh;
  if (*n >= a->limits->records) return BS_LIMIT;
  if (!bs_grow(row, cap, *n + 1, item)) return BS_NOMEM;
  memcpy(&rows, row, sizeof(rows)); /* row is the address of a pointer of any type, and so is out */
  fresh = rows + *n * item;
  memset(fresh, 0, item);
  memcpy(out, &fresh, sizeof(fresh));
  ++*n;
  return BS_OK;
}

bs_status bs_article_keep(bs_article *a, const bs_str *s, bs_span *out) {
  *out = BS_NULL_SPAN;
  return s->status ? s->status : bs_arena_dup(&a->arena, bs_str_span(s), out);
}

bs_status bs_article_node_text(bs_article *a, uint32_t node, bs_span *out) {
  if (bs_node_text_plain(a->page, node, out)) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_node_text(a->page, node, &a->scratch);
  return bs_article_keep(a, &a->scratch, out);
}

bs_status bs_article_unescape(bs_article *a, bs_span text, bs_span *out) {
  bs_str plain = BS_STR_INIT;
  *out = text;
  if (!text.n || (!memchr(text.p, '&', text.n) && bs_span_find(text, "</", 0) == SIZE_MAX)) return BS_OK;
  bs_str_clear(&a->scratch);
  bs_entities_decode(text, false, &a->scratch);
  bs_span s = bs_str_span(&a->scratch);
  bool markup = bs_span_find(s, "</", 0) != SIZE_MAX; /* "30 Years of <br> Tags" is about markup */
  for (size_t i = 0; i < s.n;) {
    bool tag =
        markup && s.p[i] == '<' && i + 1 < s.n && (bs_ascii_alpha((unsigned char)s.p[i + 1]) || s.p[i + 1] == '/');
    size_t end = tag ? bs_span_find(bs_span_sub(s, i, i + 200), ">", 0) : SIZE_MAX;
    if (end != SIZE_MAX)
      i += end + 1;
    else
      bs_str_addc(&plain, s.p[i++]);
  }
  bs_status st = a->scratch.status ? a->scratch.status : bs_article_keep(a, &plain, out);
  bs_str_free(&plain);
  if (!st) *out = bs_span_trim(*out);
  return st;
}

bs_status bs_article_attr(bs_article *a, uint32_t node, bs_attr id, bs_span *out) {
  return bs_node_attr_text(a->page, node, id, &a->arena, out);
}

/* <base href> where there is one, resolved against the page's own address; else that address; else the empty text. */
static bs_status find_base(bs_article *a) {
  bs_span href = BS_NULL_SPAN;
  bs_status st = bs_origin_load(a);
  if (st) return st;
  uint32_t node = a->page->head_node ? bs_node_find(a->page, a->page->head_node, 0, BS_TAG_BASE) : 0;
  if (node && (st = bs_article_attr(a, node, BS_ATTR_HREF, &href))) return st;
  bs_span url = a->url.value.p ? a->url.value : BS_LIT("");
  if (!href.n) {
    a->base = url;
    return BS_OK;
  }
  bs_str_clear(&a->scratch);
  st = bs_url_resolve(url, bs_capture_unwrap(href), &a->scratch);
  return st ? st : bs_article_keep(a, &a->scratch, &a->base);
}

bs_status bs_article_resolve(bs_article *a, bs_span href, bs_span *out) {
  bs_status st = a->base.p ? BS_OK : find_base(a);
  *out = BS_NULL_SPAN;
  if (st || !href.p) return st;
  bs_span ref = bs_capture_unwrap(bs_span_trim(href));
  if (bs_url_is_resolved(a->base, ref)) {
    *out = ref;
    return BS_OK;
  }
  bs_str_clear(&a->scratch);
  st = bs_url_resolve(a->base, ref, &a->scratch);
  return st ? st : bs_article_keep(a, &a->scratch, out);
}
