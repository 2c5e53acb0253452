/* images.c: the images of the page with what is said of them, and the one that leads the article. */
#include "article_int.h"

#include "labels.h"

enum { CAPTION_BYTES = 2000, CAPTION_NODES = 64, SMALLEST = 100, RATIO = 16 };

static int pixels(bs_span s) {
  int n = 0;
  size_t i = 0;
  s = bs_span_trim(s);
  for (; i < s.n && i < 6 && bs_ascii_digit((unsigned char)s.p[i]); i++) n = n * 10 + (s.p[i] - '0');
  return i && (i == s.n || bs_span_is(bs_span_sub(s, i, s.n), "px")) ? n : -1;
}

/* The largest of a srcset's candidates (WHATWG HTML 4.8.4.4.1: address, blank, width or density, comma). */
static bs_span largest(bs_span set) {
  bs_span best = BS_NULL_SPAN;
  double most = -1;
  for (size_t i = 0; i < set.n;) {
    while (i < set.n && (bs_ascii_space((unsigned char)set.p[i]) || set.p[i] == ',')) i++;
    size_t from = i;
    while (i < set.n && !bs_ascii_space((unsigned char)set.p[i])) i++;
    bs_span url = bs_span_sub(set, from, i);
    while (url.n && url.p[url.n - 1] == ',') url.n--;
    double size = 0;
    size_t k = i;
    while (k < set.n && set.p[k] != ',') {
      if (bs_ascii_digit((unsigned char)set.p[k])) size = size * 10 + (set.p[k] - '0');
      k++;
    }
    if (i > from && set.p[i - 1] == ',') k = i;
    if (url.n && size > most) {
      best = url;
      most = size;
    }
    i = k;
  }
  return best;
}

/* Where the picture is: lazy loaders keep the real address beside a placeholder. */
static bs_status source_of(bs_article *a, uint32_t node, bs_span *out) {
  static const bs_attr attrs[] = {BS_ATTR_DATA_SRC, BS_ATTR_SRC, BS_ATTR_DATA_SRCSET, BS_ATTR_SRCSET};
  for (size_t i = 0; i < 4; i++) {
    bs_status st = bs_article_attr(a, node, attrs[i], out);
    if (st) return st;
    if (i >= 2 && out->n) *out = largest(*out);
    if (out->n && !bs_span_istarts(*out, "data:") && !bs_span_istarts(*out, "about:"))
      return bs_article_resolve(a, *out, out);
  }
  *out = BS_NULL_SPAN;
  return BS_OK;
}

/* ---- caption and credit ---- */

static bool fits(const bs_page *p, uint32_t node) {
  size_t bytes = 0;
  if (p->node[node].end - node > CAPTION_NODES) return false;
  for (uint32_t i = node + 1; i < p->node[node].end; i++)
    if (p->node[i].tag == BS_TAG_TEXT) bytes += p->node[i].len;
  return bytes > 0 && bytes < CAPTION_BYTES;
}

static bool named(const bs_page *p, uint32_t node, const char *what) {
  bs_span cls = bs_node_attr(p, node, BS_ATTR_CLASS);
  return cls.n && cls.n < 300 && bs_span_ifind(cls, what, 0) != SIZE_MAX;
}

/* "Photo: Ann Lee" as a caption's end is its credit. */
static void split_credit(bs_image *row) {
  bs_span s = row->caption;
  for (size_t i = 0; i < s.n && !row->credit.n; i++) {
    if (i && !strchr(" .([|\n", s.p[i - 1])) continue;
    bs_span rest = bs_span_sub(s, i, s.n);
    size_t n = bs_label_prefix(rest, BS_LABEL_PHOTO);
    bs_span after = n ? bs_span_trim(bs_span_sub(rest, n, rest.n)) : BS_NULL_SPAN;
    if (!n || after.n > 100 ||
        (after.n && after.p[0] != ':' && !(bs_span_istarts(after, "by ") || bs_span_starts(after, "/"))))
      continue;
    row->caption = bs_span_trim(bs_span_sub(s, 0, i));
    if (after.n && after.p[0] == ':') after = bs_span_trim(bs_span_sub(after, 1, after.n));
    row->credit = after;
  }
}

/* The figure's own words: figcaption, or what its markup calls caption and credit. A figure's caption goes to its
** first image. */
static bs_status add_words(bs_article *a, uint32_t node, bs_image *row) {
  const bs_page *p = a->page;
  uint32_t figure = bs_node_closest(p, node, BS_TAG_FIGURE), caption = 0, credit = 0;
  bs_status st = BS_OK;
  bool real = figure != 0;
  for (uint32_t up = p->node[node].parent, k = 0; !real && up && k < 4 && p->node[up].end - up <= CAPTION_NODES;
       up = p->node[up].parent, k++)
    if (named(p, up, "figure") || named(p, up, "caption") || named(p, up, "image")) figure = up;
  if (!figure || p->node[figure].end - figure > CAPTION_NODES * 2) return BS_OK;
  for (uint32_t i = figure + 1; i < p->node[figure].end; i++) {
    if (i < node && p->node[i].tag == BS_TAG_IMG) return BS_OK;
    if (p->node[i].tag <= BS_TAG_OTHER || i == node) continue;
    if (!credit && (named(p, i, "credit") || named(p, i, "copyright")))
      credit = i;
    else if (!caption && (p->node[i].tag == BS_TAG_FIGCAPTION || named(p, i, "caption")))
      caption = i;
  }
  if (caption && fits(p, caption)) st = bs_article_node_text(a, caption, &row->caption);
  if (!st && credit && fits(p, credit)) st = bs_article_node_text(a, credit, &row->credit);
  if (st) return st;
  if (credit && credit > caption && credit < p->node[caption].end && row->caption.n > row->credit.n &&
      memcmp(row->caption.p + row->caption.n - row->credit.n, row->credit.p, row->credit.n) == 0)
    row->caption = bs_span_trim(bs_span_sub(row->caption, 0, row->caption.n - row->credit.n));
  if (!row->credit.n && row->caption.n) split_credit(row);
  return BS_OK;
}

static bs_status add_image(bs_article *a, uint32_t node) {
  bs_span src, alt;
  bs_image image = {.node = node};
  bs_image *row;
  bs_status st = source_of(a, node, &src);
  if (st || !src.n || (st = bs_article_attr(a, node, BS_ATTR_ALT, &alt))) return st;
  image.src = src;
  image.alt = alt;
  image.width = pixels(bs_node_attr(a->page, node, BS_ATTR_WIDTH));
  image.height = pixels(bs_node_attr(a->page, node, BS_ATTR_HEIGHT));
  if ((st = add_words(a, node, &image)) || (st = bs_list_add(a, &a->images, &row))) return st;
  *row = image;
  return BS_OK;
}

/* ---- the lead image ---- */

/* The last part of an address, where a picture's name stands; also of one that is wrapped in another's query. */
static bs_span file_name(bs_span src) {
  if (!src.p) return src;
  size_t end = bs_span_find(src, "?", 0), from = 0;
  if (end == SIZE_MAX) end = src.n;
  for (size_t i = 0; i < end; i++) {
    if (src.p[i] == '/') from = i + 1;
    if (src.p[i] == '%' && i + 3 <= end && bs_span_istarts(bs_span_sub(src, i, end), "%2f")) from = i + 3;
    if (src.p[i] == '%' && i + 3 <= end && bs_span_istarts(bs_span_sub(src, i, end), "%3f")) end = i;
  }
  return bs_span_sub(src, from, end);
}

/* How far a word of a picture's name says that it is for any page of its site: 2 wholly, 1 with another ("social" and "card"), 0 not
** but nothing else either, -1 what it shows. */
static int says_any(bs_span word) {
  static const struct {
    const char *word;
    int any;
  } words[] = {
      {"default", 2},  {"defaults", 2}, {"opengraph", 2}, {"og", 2},        {"ogimage", 2}, {"socialshare", 2},
      {"fallback", 2}, {"generic", 2},  {"noimage", 2},   {"social", 1},    {"share", 1},   {"sharing", 1},
      {"facebook", 1}, {"twitter", 1},  {"subscribe", 1}, {"graphic", 1},   {"image", 1},   {"card", 1},
      {"banner", 1},   {"preview", 1},  {"img", 0},       {"thumbnail", 0}, {"thumb", 0},   {"cover", 0},
      {"site", 0},     {"website", 0},  {"media", 0},     {"home", 0},      {"open", 0},    {"graph", 0},
      {"brand", 0},    {"meta", 0},     {"large", 0},     {"square", 0},    {"page", 0},    {"news", 0},
      {"blog", 0},     {"jpeg", 0},     {"webp", 0},
  };
  for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if (bs_span_ieq(word, words[i].word)) return words[i].any;
  return word.n <= 3 ? 0 : -1; /* "v2", "jpg", an outlet's initials */
}

/* Words that say what a picture shows. */
static int long_words(bs_span s) {
  int words = 0;
  for (size_t i = 0, from = 0; i <= s.n; i++) {
    if (i < s.n && bs_ascii_alpha((unsigned char)s.p[i])) continue;
    words += i - from >= 4 && says_any(bs_span_sub(s, from, i)) < 0;
    from = i + 1;
  }
  return words;
}

/* "88x31" and "16x16" in a name are its size; "16x9" is a ratio. */
static bool named_small(bs_span name) {
  for (size_t i = 1; i + 1 < name.n; i++) {
    int size[2] = {0, 0};
    size_t lo = i, hi = i + 1;
    if (name.p[i] != 'x') continue;
    while (lo > 0 && bs_ascii_digit((unsigned char)name.p[lo - 1])) lo--;
    while (hi < name.n && bs_ascii_digit((unsigned char)name.p[hi])) hi++;
    if (i - lo < 1 || i - lo > 4 || hi - i < 2 || hi - i > 5) continue;
    for (size_t k = lo; k < i; k++) size[0] = size[0] * 10 + name.p[k] - '0';
    for (size_t k = i + 1; k < hi; k++) size[1] = size[1] * 10 + name.p[k] - '0';
    if (size[0] >= RATIO && size[1] >= RATIO && size[0] < SMALLEST && size[1] < SMALLEST) return true;
  }
  return false;
}

/* Its name says that it is no picture; one of many words tells of a logo in the picture. */
static bool is_logo(bs_span src) {
  static const char *const words[] = {"logo",          "favicon",   "sprite",     "placeholder", "default-image",
                                      "default_image", "blank.gif", "pixel.gif",  "pixel.png",   "spacer",
                                      "avatar",        "gravatar",  "touch-icon", "apple-icon",  "feed-icon",
                                      "app-icon",      "//pixel.",  "/icons/",    "qrcode"};
  enum { NAMED = 5 };
  if (!src.p) return false;
  size_t query = bs_span_find(src, "?", 0);
  bs_span name = file_name(src), path = bs_span_sub(src, 0, query);
  if (query != SIZE_MAX && bs_span_ifind(src, "%2f", query) != SIZE_MAX)
    path = src; /* the picture's address stands in the query */
  path = bs_span_sub(path, 0, 500);
  for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if (bs_span_ifind(path, words[i], 0) != SIZE_MAX &&
        !(i == 0 && long_words(name) >= NAMED && bs_span_ifind(name, "logo", 0) != SIZE_MAX))
      return true;
  return named_small(name);
}

bool bs_image_is_default(bs_span src) {
  enum { QUERY = 24 }; /* a longer one makes the picture: "?title=…" */
  bs_span name = src.p ? file_name(src) : BS_NULL_SPAN;
  size_t query = bs_span_find(src, "?", 0);
  int any = 0;
  if (query != SIZE_MAX && src.n - query > QUERY) return false;
  for (size_t i = 0; i < name.n;) {
    size_t from = i, digits = 0;
    while (i < name.n && (bs_ascii_alpha((unsigned char)name.p[i]) || bs_ascii_digit((unsigned char)name.p[i])))
      digits += bs_ascii_digit((unsigned char)name.p[i++]);
    bs_span word = bs_span_sub(name, from, i);
    int says = !word.n || (digits * 2 > word.n && word.n < 10) ? 0 : says_any(word);
    if (says < 0) return false;
    any += says;
    i += i == from;
  }
  return any >= 2;
}

/* Whether the picture stands in a folder of the article's own name: it is the article's then, whatever it is called. */
static bool in_own_folder(const bs_article *a, bs_span src) {
  bs_span url = a->url.value, slug;
  while (url.n && url.p[url.n - 1] == '/') url.n--;
  slug = file_name(url);
  return slug.n >= 8 && bs_span_find(src, "?", 0) == SIZE_MAX && memmem(src.p, src.n, slug.p, slug.n);
}

/* Not "data:…", not "https://-/media/7". */
static bool may_be_address(bs_span src) {
  size_t host = bs_span_starts(src, "//") ? 0 : bs_span_find(src, "://", 0);
  if (bs_span_istarts(src, "data:")) return false;
  if (host == SIZE_MAX) return true;
  size_t end = host += host ? 3 : 2;
  while (end < src.n && src.p[end] != '/' && src.p[end] != '?') end++;
  bs_span name = bs_span_sub(src, host, end);
  return bs_span_find(name, ".", 0) != SIZE_MAX || bs_span_istarts(name, "localhost");
}

static bs_fact declared(const bs_article *a, int i) {
  static const char *const keys[] = {"og:image",          "og:image:secure_url", "og:image:url",        "twitter:image",
                                     "twitter:image:src", "parsely-image-url",   "sailthru.image.full", "image_src",
                                     "thumbnail"};
  static const char *const props[] = {"image.url", "image", "image.contentUrl", "thumbnailUrl", "image.@id"};
  enum { KEYS = sizeof(keys) / sizeof(*keys), PROPS = sizeof(props) / sizeof(*props) };
  size_t from = 0;
  if (i < KEYS) return bs_meta_first(a, NULL, keys[i]);
  return i < KEYS + PROPS ? bs_meta_article(a, props[i - KEYS], &from) : (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 1};
}

/* Counters of visits look like pictures: no name with an ending, no size, no description. */
static bool is_counter(const bs_image *m) {
  bs_span name = file_name(m->src);
  if (!name.n || bs_span_iends(name, ".php")) return true;
  return !m->alt.n && m->width < 0 && m->height < 0 && bs_span_find(m->src, "?", 0) != SIZE_MAX &&
         bs_span_find(name, ".", 0) == SIZE_MAX;
}

/* The page's own word for it, unless that is a logo or what the site gives any page; else the first large image of the article. */
bs_status bs_lead_image_load(bs_article *a) {
  if (a->loaded & BS_HAS_LEAD) return BS_OK;
  bs_status st = bs_origin_load(a);
  a->image = (bs_fact){BS_NULL_SPAN, BS_NULL_SPAN, 0};
  for (int i = 0; !st && !a->image.value.p && !bs_article_is_part(a); i++) {
    bs_fact f = declared(a, i);
    if (!f.value.p && f.node == 1) break;
    if (!f.value.p || !f.value.n || is_logo(f.value) || bs_span_iends(f.value, ".svg") || !may_be_address(f.value) ||
        bs_span_find(f.value, "#", 0) != SIZE_MAX)
      continue;
    if (bs_image_is_default(f.value) && !in_own_folder(a, f.value)) continue;
    a->image = f;
    st = bs_article_resolve(a, f.value, &a->image.value);
  }
  if (!st && !a->image.value.p) st = bs_images_load(a);
  if (st) return st;
  for (size_t i = 0; i < a->images.n && !a->image.value.p; i++) {
    const bs_image *m = &a->images.row[i];
    bool small = (m->width >= 0 && m->width < SMALLEST) || (m->height >= 0 && m->height < SMALLEST);
    if (small || is_counter(m) || bs_span_iends(file_name(m->src), ".svg") || bs_span_iends(file_name(m->src), ".gif"))
      continue;
    if (bs_marked(a, m->node,
                  BS_MARK_NAV | BS_MARK_ASIDE | BS_MARK_FOOTER | BS_MARK_COMMENT | BS_MARK_RELATED | BS_MARK_AD |
                      BS_MARK_SHARE | BS_MARK_AUTHOR | BS_MARK_TOOLBAR | BS_MARK_HEADER))
      continue;
    uint32_t up = a->page->node[m->node].parent, link = bs_node_closest(a->page, m->node, BS_TAG_A);
    bs_span href = link ? bs_span_trim(bs_node_attr(a->page, link, BS_ATTR_HREF)) : BS_NULL_SPAN;
    if (named(a->page, up, "logo") || named(a->page, a->page->node[up].parent, "logo") || bs_span_is(href, "/") ||
        bs_span_istarts(href, "index.htm") || is_logo(m->src) || !may_be_address(m->src))
      continue;
    a->image = (bs_fact){m->src, BS_LIT("visible"), m->node};
  }
  a->loaded |= BS_HAS_LEAD;
  return BS_OK;
}

bs_status bs_images_load(bs_article *a) {
  if (a->loaded & BS_HAS_IMAGES) return BS_OK;
  bs_status st = bs_origin_load(a);
  a->images.n = 0;
  if (!st) st = bs_marks_load(a);
  for (uint32_t i = bs_tag_first(a->page, BS_TAG_IMG, a->lo, a->hi); i < a->hi && !st; i = bs_tag_next(a->page, i))
    if (a->page->node[i].nattr && !bs_marked(a, i, BS_MARK_TOOLBAR)) st = add_image(a, i);
  if (st == BS_LIMIT) st = BS_OK;
  if (!st) a->loaded |= BS_HAS_IMAGES;
  return st;
}
