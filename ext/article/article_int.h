/* article_int.h: what the rooms of ext/article/ share: the memoised groups of one article and who fills each.
** A group is filled by its bs_<room>_load, which returns at once when it was filled before; a room asks for the groups it needs and
** never for one that (directly or not) needs its own. The order, lowest first:
**   marks, meta (with jsonld, capture) -> origin -> outlet, section -> headline -> dates -> related -> body -> byline, summary, language, images, links.
** Public functions of article.h stand in article.c. */
#ifndef BS_ARTICLE_INT_H
#define BS_ARTICLE_INT_H
#include "article.h"

/* ---- marks.c: what names, roles and attributes say of each node, inherited by its descendants ---- */
typedef enum bs_mark {
  BS_MARK_HIDDEN = 1 << 0,   /* hidden, aria-hidden on text, display:none, template, noscript */
  BS_MARK_NAV = 1 << 1,      /* navigation, menus, breadcrumbs */
  BS_MARK_ASIDE = 1 << 2,    /* sidebars and boxes beside the text */
  BS_MARK_FOOTER = 1 << 3,   /* the page's footer */
  BS_MARK_COMMENT = 1 << 4,  /* readers' comments */
  BS_MARK_RELATED = 1 << 5,  /* teasers of other articles */
  BS_MARK_AD = 1 << 6,       /* advertising, newsletters, cookie and paywall notes */
  BS_MARK_SHARE = 1 << 7,    /* share rows, tools, tags */
  BS_MARK_CAPTION = 1 << 8,  /* captions and credits */
  BS_MARK_AUTHOR = 1 << 9,   /* author boxes, bylines */
  BS_MARK_TOOLBAR = 1 << 10, /* what a web archive put on the page */
  BS_MARK_CONTENT = 1 << 11, /* names that say "this is the article's text" */
  BS_MARK_HEADER = 1 << 12,  /* the page's (not the article's) header */
  BS_MARK_SVG = 1 << 13,     /* inside svg or math */
  BS_MARK_GOOD = 1 << 14,    /* a faint hint for text ("article", "post", "content"); not inherited */
  BS_MARK_BAD = 1 << 15      /* a faint hint against ("widget", "card", "box"); not inherited */
} bs_mark;

/* ---- hints.c: what class and id values say of an element itself ---- */
typedef enum bs_hint {
  BS_HINT_HEADLINE = 1 << 0,
  BS_HINT_AUTHOR = 1 << 1,
  BS_HINT_DATE = 1 << 2,
  BS_HINT_UPDATED = 1 << 3,
  BS_HINT_DATELINE = 1 << 4, /* a line that holds author and date, mostly */
  BS_HINT_PROPERTY = 1 << 5, /* has itemprop or rel */
  BS_HINT_TITLE = 1 << 6,    /* a word of its class is the usual name of an article's headline */
  BS_HINT_DECK = 1 << 7      /* its class: the deck below the headline */
} bs_hint;

typedef struct bs_fact { /* a value and where it came from; NULL span: none */
  bs_span value;
  bs_span from;
  uint32_t node; /* element it was read from, or 0 */
} bs_fact;

typedef struct bs_stamp { /* a chosen date */
  bool known;
  bs_date date;
  bs_span raw, from;
} bs_stamp;

enum { /* bits of bs_article.loaded */
       BS_HAS_MARKS = 1 << 0,
       BS_HAS_META = 1 << 1,
       BS_HAS_ORIGIN = 1 << 2,
       BS_HAS_HEADLINE = 1 << 3,
       BS_HAS_DATES = 1 << 4,
       BS_HAS_RELATED = 1 << 5,
       BS_HAS_BODY = 1 << 6,
       BS_HAS_BYLINE = 1 << 7,
       BS_HAS_SUMMARY = 1 << 8,
       BS_HAS_LANGUAGE = 1 << 9,
       BS_HAS_IMAGES = 1 << 10,
       BS_HAS_LINKS = 1 << 11,
       BS_HAS_LEAD = 1 << 12,
       BS_HAS_KIND = 1 << 13,
       BS_HAS_BLOCKS = 1 << 14,
       BS_HAS_BLOCK_ROWS = 1 << 15,
       BS_HAS_OUTLET = 1 << 16,
       BS_HAS_SECTION = 1 << 17
};

/* A growing list; items are libc memory freed by bs_article_free, their spans live in the arena or the page. */
#define BS_LIST(type) \
  struct {            \
    type *row;        \
    size_t n, cap;    \
  }

enum { BS_HOSTS = 16 }; /* a page links to few, again and again */

struct bs_article {
  const bs_page *page;
  const bs_limits *limits;
  bs_arena arena;
  bs_span path;
  bs_date_order date_order;
  int item;
  uint32_t lo, hi; /* node range of this item: lo <= node < hi (the whole document: 1 … nnode) */
  unsigned loaded;

  uint16_t *mark;    /* marks.c: bs_mark bits of each node of the page */
  uint8_t *hint;     /* marks.c: bs_hint bits of each node of the page */
  uint32_t *element; /* marks.c: the page's elements, in order: a pass over them need not ask each node what it is */
  uint32_t nelement;

  struct bs_blocks *text_blocks; /* blocks.c; see body_int.h */

  BS_LIST(bs_meta) meta; /* meta.c, jsonld.c, capture.c; in the order of the page, comments first */

  bs_fact url, canonical_url, original_url, archive_url, site; /* origin.c */
  bs_span host[BS_HOSTS], host_site[BS_HOSTS]; /* origin.c: hosts whose site was looked up, and the answers */
  bs_fact source;                              /* publisher.c */
  bs_fact section;                             /* section.c */
  bool section_sure;                           /* metadata gave it: nothing on the page can be better */
  struct bs_outlets *outlets;                  /* outlet.h; in the arena */
  bs_fact headline, subheadline;               /* headline.c, deck.c; .node is where it is visible, or 0 */
  BS_LIST(bs_seen_date) dates;                 /* dates.c */
  bs_stamp published, modified, captured;
  BS_LIST(bs_card) related;         /* related.c */
  BS_LIST(bs_paragraph) paragraphs; /* body.c */
  BS_LIST(bs_block) blocks;         /* body.c, by bs_body_blocks alone */
  bs_span text;
  double confidence;
  const char *kind; /* kind.c */
  bs_fact byline;   /* byline.c */
  bs_fact summary;  /* deck.c */
  bs_fact language; /* language.c */
  bs_fact image;    /* images.c */
  BS_LIST(bs_image) images;
  BS_LIST(bs_link) links; /* links.c */

  bs_span base; /* article.c: what addresses on the page are resolved against; NULL until asked for */
  bs_str
      scratch; /* for one function's use at a time: cleared by who takes it, never kept over a call into another room */
};

/* Adds a zeroed row at the list's end and points *out at it. BS_NOMEM, or BS_LIMIT past limits->records (the caller stops adding). */
#define bs_list_add(a, list, out) \
  bs_list_grow((a), &(list)->row, &(list)->n, &(list)->cap, sizeof(*(list)->row), (void *)(out))
bs_status bs_list_grow(const bs_article *a, void *row, size_t *n, size_t *cap, size_t item, void *out);

/* Whether the article is one of several of its page: what the page's head says is then about the page, not about it. */
static inline bool bs_article_is_part(const bs_article *a) { return a->lo > 1 || a->hi < a->page->nnode; }

/* Fills a->mark and a->hint for all nodes of the page, in time linear in the page. A mark that would cover most of the page's running text is not
** given: `<div class="with-sidebar">` around everything is no sidebar. BS_NOMEM. */
bs_status bs_marks_load(bs_article *a);
static inline bool bs_marked(const bs_article *a, uint32_t node, unsigned marks) {
  return (a->mark[node] & marks) != 0;
}

typedef struct bs_said { /* what a class, id or data-testid value says */
  uint16_t marks;        /* bs_mark */
  uint8_t hint;          /* bs_hint */
} bs_said;

/* Where in a->element the elements at or behind a node begin. */
uint32_t bs_element_at(const bs_article *a, uint32_t node);

/* names.c: the first 400 bytes of the value count, and a value of more than 300 gives no hint; BS_PAD bytes behind it must be readable, as on a
** page. After bs_names_open and bs_hints_open, which fill the tables once for all threads. */
bs_said bs_names_say(bs_span value);
void bs_names_open(void);
void bs_hints_open(void);

/* hints.c: a value's bytes go through bs_hint_step, one by one ("Shift-Or": Baeza-Yates and Gonnet, 1992). All states and-ed tell bs_hints_of
** which words may be there. Bit BS_HINT_LANES * k + lane of a byte's letters is 0 where it may be letter k of the lane's words. */
enum { BS_HINT_LANES = 16 };
#define BS_HINT_BEGIN (UINT64_MAX << BS_HINT_LANES) /* any byte may stand before the first */
extern uint64_t bs_hint_letters[256];
static inline uint64_t bs_hint_step(uint64_t state, unsigned char c) {
  return state << BS_HINT_LANES | bs_hint_letters[c];
}
uint8_t bs_hints_of(bs_span value, uint64_t states);

bs_status bs_meta_load(bs_article *a);
/* First value of scheme and key (key compared without ASCII case); scheme NULL: any. A NULL-span fact where none. Needs bs_meta_load. */
bs_fact bs_meta_first(const bs_article *a, const char *scheme, const char *key);
/* The same for a property of the article itself: rows of jsonld or microdata whose key is an article type, a dot and `property`
** ("NewsArticle.headline", "BlogPosting.author.name"). *from is the row to start at and becomes the one behind the hit. */
bool bs_meta_is_article(bs_span key, const char *property);
bs_fact bs_meta_article(const bs_article *a, const char *property, size_t *from);
/* Adds a row; scheme is a constant, key and value must outlive the article. */
bs_status bs_meta_add(bs_article *a, const char *scheme, bs_span key, bs_span value, uint32_t node);
/* jsonld.c and capture.c: called by bs_meta_load alone. */
bs_status bs_jsonld_collect(bs_article *a);
bs_status bs_capture_collect(bs_article *a);
/* The address inside one that a Wayback-like archive rewrote ("/web/20200120101112im_/http://…"): a part of `href`, or `href` itself. */
bs_span bs_capture_unwrap(bs_span href);

/* ---- json.c: a reader for JSON as pages have it ---- */
typedef enum bs_json_type { BS_JSON_OBJECT, BS_JSON_ARRAY, BS_JSON_STRING, BS_JSON_LITERAL } bs_json_type;
typedef struct bs_json { /* a value; in the arena */
  bs_json_type type;
  bs_span key;                  /* of a member, else a NULL span */
  bs_span text;                 /* strings, decoded; literals (numbers, true, false, null) as written */
  struct bs_json *child, *next; /* first item or member; next one of the same parent (or of the same block) */
} bs_json;
/* Reads all values of `text` (UTF-8), in order, as far as it makes sense: comments, CDATA and comment wrappers, raw newlines, trailing
** commas, HTML-escaped quotes and several values in a row are fine; a cut text gives what was complete. Deeper than limits->json_depth
** is left out. *out is NULL where nothing can be had. BS_NOMEM. */
bs_status bs_json_read(bs_article *a, bs_span text, bs_json **out);

/* ---- items.c: several articles in one file ---- */
/* The node range lo <= node < hi of item `item` (1 …) as bs_article_items counts them; the whole document where there is one. BS_NOMEM. */
bs_status bs_items_range(const bs_page *page, const bs_limits *limits, int item, uint32_t *lo, uint32_t *hi);

bs_status bs_origin_load(bs_article *a);
/* The registrable site of an address on the web, the empty text where it has none; a NULL span for other addresses. `url` outlives the
** article. */
bs_status bs_origin_site_of(bs_article *a, bs_span url, bs_span *site);
/* Source, a->outlets with all names of the outlet, and of the section what metadata tell. */
bs_status bs_outlet_load(bs_article *a);
/* The section, from the page too where metadata are silent. */
bs_status bs_section_load(bs_article *a);
/* publisher.c and section.c: called by bs_outlet_load alone, in this order. */
bs_status bs_source_find(bs_article *a);
bs_status bs_section_declared(bs_article *a);
bs_status bs_headline_load(bs_article *a);
/* deck.c: called by bs_headline_load alone, when the headline is known. */
bs_status bs_deck_find(bs_article *a);
bs_status bs_dates_load(bs_article *a);
bs_status bs_related_load(bs_article *a);
/* card.c: whether the card at `node` leads to another article. `heading` is the line over its list, or a NULL span. BS_NOMEM. */
bs_status bs_card_is_article(bs_article *a, uint32_t node, bs_span url, bs_span headline, bs_span heading, bool *is);
bs_status bs_body_load(bs_article *a);
bs_status bs_body_blocks(bs_article *a); /* the rows of html_blocks: every block, with what became of it and why */
bs_status bs_kind_load(bs_article *a);
/* The page says of itself that it is an article. Needs bs_meta_load. */
bool bs_kind_says_article(const bs_article *a);
/* Links are a good part of what stands between header and footer. Needs bs_blocks_load. */
bool bs_kind_is_linked(const bs_article *a);
bs_status bs_byline_load(bs_article *a);
bs_status bs_summary_load(bs_article *a);
bs_status bs_language_load(bs_article *a);
bs_status bs_images_load(bs_article *a);
bs_status bs_lead_image_load(bs_article *a);
/* Whether a picture's address is named as the one that a site gives pages without any ("og-default.png"). */
bool bs_image_is_default(bs_span src);
bs_status bs_links_load(bs_article *a);

/* ---- article.c: helpers that several rooms need ---- */
/* The reader's text of a subtree (bs_node_text): in the arena, or the page's own where it stands there so. */
bs_status bs_article_node_text(bs_article *a, uint32_t node, bs_span *out);
/* A kept attribute's value, references decoded, trimmed (bs_node_attr_text): a NULL span where absent. */
bs_status bs_article_attr(bs_article *a, uint32_t node, bs_attr id, bs_span *out);
/* A copy of what the string holds, in the arena; BS_NOMEM also where the string had failed. The string stays the caller's. */
bs_status bs_article_keep(bs_article *a, const bs_str *s, bs_span *out);
/* Markup and references that were escaped once too often ("Q&amp;amp;A", "&lt;i&gt;a&lt;/i&gt;") undone once, blanks squeezed. The result
** is in the arena, or `text` itself. */
bs_status bs_article_unescape(bs_article *a, bs_span text, bs_span *out);
/* An address as written on the page, resolved against <base> or the page's own url, archive rewriting undone; in the arena, or
** (a part of) href itself, which has to outlive the article. */
bs_status bs_article_resolve(bs_article *a, bs_span href, bs_span *out);

#endif
