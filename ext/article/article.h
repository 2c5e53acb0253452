/* article.h: tree -> article. A facade of lazily memoised fields over one page (or one item of a page with several): what is not
** asked for is not computed, and a field's value never depends on which others were asked for. Touches no files.
** Everything handed out lives until bs_article_free; spans are valid UTF-8. */
#ifndef BS_ARTICLE_H
#define BS_ARTICLE_H
#include "../page/page.h"
#include "../text/date.h"

typedef struct bs_article bs_article;

typedef struct bs_article_options {
  bs_span path;             /* as printed, for dates and addresses that only the name tells; may be NULL */
  bs_date_order date_order; /* BS_ORDER_NONE is 'auto' */
  const bs_limits *limits;  /* NULL: bs_limits_default */
} bs_article_options;

/* The articles in one file: 1, or the number of items where a daily file repeats headline and body on strong evidence. */
bs_status bs_article_items(const bs_page *page, const bs_limits *limits, int *items);
/* A facade over item `item` (1 …) of a parsed page, which must outlive it. BS_NOMEM. */
bs_status bs_article_new(bs_article **out, const bs_page *page, int item, const bs_article_options *options);
void bs_article_free(bs_article *a);
/* The nodes of the page that are the article's own: lo <= node < hi. */
void bs_article_range(const bs_article *a, uint32_t *lo, uint32_t *hi);

/* ---- fields: one a column of html_articles ---- */
typedef enum bs_field {
  BS_FIELD_URL,           /* the page's own address */
  BS_FIELD_CANONICAL_URL, /* rel=canonical or og:url, archive rewriting undone */
  BS_FIELD_ORIGINAL_URL,  /* behind "Read original at source" and the like */
  BS_FIELD_ARCHIVE_URL,   /* the address in a web archive */
  BS_FIELD_SITE,          /* the registrable site of url */
  BS_FIELD_SOURCE,        /* the outlet's name */
  BS_FIELD_SECTION,
  BS_FIELD_HEADLINE,
  BS_FIELD_SUBHEADLINE,
  BS_FIELD_BYLINE,       /* names only, "A; B" */
  BS_FIELD_PUBLISHED,    /* YYYY-MM-DD or YYYY-MM-DD HH:MM:SS as written */
  BS_FIELD_PUBLISHED_TZ, /* +09:00 */
  BS_FIELD_PUBLISHED_UTC,
  BS_FIELD_PUBLISHED_PRECISION, /* year … second */
  BS_FIELD_PUBLISHED_FROM,      /* scheme and key: "jsonld datePublished", "visible dateline", "url" … */
  BS_FIELD_PUBLISHED_RAW,       /* the text that was read */
  BS_FIELD_MODIFIED,
  BS_FIELD_MODIFIED_TZ,
  BS_FIELD_CAPTURED,
  BS_FIELD_CAPTURED_TZ,
  BS_FIELD_CAPTURED_FROM,
  BS_FIELD_LANGUAGE, /* BCP 47 */
  BS_FIELD_CHARSET,  /* WHATWG name */
  BS_FIELD_SUMMARY,
  BS_FIELD_TEXT,  /* paragraphs joined by a blank line */
  BS_FIELD_WORDS, /* integer */
  BS_FIELD_IMAGE,
  BS_FIELD_TEXT_HASH,
  BS_FIELD_KIND,       /* article, index, other */
  BS_FIELD_CONFIDENCE, /* real, 0 … 1 */
  BS_FIELD_COUNT
} bs_field;

typedef struct bs_value {
  enum { BS_VALUE_NULL, BS_VALUE_TEXT, BS_VALUE_INTEGER, BS_VALUE_REAL } type;
  bs_span text;
  int64_t integer;
  double real;
} bs_value;

/* BS_NOMEM, or BS_OK (an absent value is BS_VALUE_NULL). */
bs_status bs_article_field(bs_article *a, bs_field field, bs_value *out);

/* ---- head.c: what needs no body ---- */
/* Whether the tree is within the limits, whatever the tree is: told from the text's size alone. */
bool bs_article_has_head(const bs_page *page, const bs_limits *limits);
/* Over a page of which the head was parsed (bs_page_parse_until BS_TAG_BODY) and bs_article_has_head: whether the field is what it would be
** over the whole page, provided that the page is one article. No field but canonical_url and image ever is. BS_NOMEM. */
bs_status bs_article_settled(bs_article *a, bs_field field, bool *settled);
/* Whether the page, which bs_article_has_head and needs no tree, is one article by bs_article_items. Reads the text no further than it takes.
** BS_NOMEM. */
bs_status bs_article_is_one(const bs_page *page, const bs_limits *limits, bool *one);

/* ---- parts: one a row of the other page tables. Arrays belong to the article. ---- */
typedef struct bs_paragraph {
  const char *role; /* p, heading, quote, list, caption, correction */
  bs_span text;
  uint32_t node; /* element (or text) that it stands in */
} bs_paragraph;

typedef struct bs_card { /* a teaser of another article */
  bs_span heading, headline, teaser;
  bool truncated; /* the teaser is cut off */
  bs_span published, published_raw, url;
  uint32_t node;
} bs_card;

typedef struct bs_link {
  bs_span url, text, rel;
  const char *place; /* body, related, nav, source, footer */
  int same_site;     /* 1, 0, or -1 unknown */
} bs_link;

typedef struct bs_image {
  bs_span src, alt, caption, credit;
  int width, height; /* pixels as declared; -1 unknown */
  uint32_t node;
} bs_image;

/* Keys. meta, og, http: the name or property in lower case ("author", "og:title"); a link's rel ("canonical", "amphtml"),
** translations as "hreflang:de"; "title" and "lang" of the document. jsonld and microdata: the type of the outermost
** object and the path of properties, "NewsArticle.author.name", without a type where there is none; each item of an array
** is a row of its own with its array's key. wayback, singlefile, savedfrom, httrack: "url", "date", and "archive_url". */
typedef struct bs_meta {
  const char *scheme; /* meta, og, jsonld, microdata, http, singlefile, savedfrom, wayback, httrack, warc */
  bs_span key, value;
  uint32_t node; /* element it stands in, 0 for comments */
} bs_meta;

typedef struct bs_seen_date {
  const char *role;      /* published, modified, captured, related, event, copyright, other */
  bs_span value;         /* as date_parse gives it; NULL where ambiguous */
  const char *precision; /* year … second, or NULL */
  bs_span tz;            /* +09:00 or NULL */
  bs_span raw;           /* the text it was read from */
  bs_span scheme;        /* "jsonld datePublished", "meta article:published_time", "time", "visible", "url" … */
  bool ambiguous, chosen;
  double score;
  uint32_t node;
} bs_seen_date;

typedef struct bs_block { /* why a paragraph is in or out */
  bs_tag tag;
  bs_span text;
  bs_span candidates; /* names of the candidates that hold it, comma-separated */
  double score;
  bool kept;
  const char *reason;
  uint32_t node;
} bs_block;

bs_status bs_article_paragraphs(bs_article *a, const bs_paragraph **rows, size_t *n);
bs_status bs_article_related(bs_article *a, const bs_card **rows, size_t *n);
bs_status bs_article_links(bs_article *a, const bs_link **rows, size_t *n);
bs_status bs_article_images(bs_article *a, const bs_image **rows, size_t *n);
bs_status bs_article_meta(bs_article *a, const bs_meta **rows, size_t *n);
bs_status bs_article_dates(bs_article *a, const bs_seen_date **rows, size_t *n);
bs_status bs_article_blocks(bs_article *a, const bs_block **rows, size_t *n);

#endif
