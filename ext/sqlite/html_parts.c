/* html_parts.c: the descriptions of the tables with several rows a page: html_paragraphs, html_related, html_links, html_images, html_meta,
** html_dates, html_blocks; and their rows as JSON. Which value stands in which column, nothing more: the values are ext/article's. */
#include "../text/fold.h"
#include "json_write.h"
#include "sqlite_int.h"

/* Every part table opens with these two; a table's own ids are 0 and up. */
#define PART_COLUMNS BS_COLUMN("locator", "TEXT", BS_PART_LOCATOR), BS_COLUMN("n", "INTEGER", BS_PART_N)

static bs_value text_value(bs_span s) { return (bs_value){.type = s.p ? BS_VALUE_TEXT : BS_VALUE_NULL, .text = s}; }
static bs_value name_value(const char *z) { return text_value(bs_span_of(z)); }
static bs_value integer_value(int64_t i) { return (bs_value){.type = BS_VALUE_INTEGER, .integer = i}; }
static bs_value real_value(double r) { return (bs_value){.type = BS_VALUE_REAL, .real = r}; }
/* Lower rooms write -1 for an unknown number. */
static bs_value known_value(int64_t i) {
  return (bs_value){.type = i >= 0 ? BS_VALUE_INTEGER : BS_VALUE_NULL, .integer = i};
}

/* ---- html_paragraphs ---- */
static const bs_column paragraph_columns[] = {
    PART_COLUMNS,      BS_COLUMN("role", "TEXT", 0), BS_COLUMN("text", "TEXT", 1), BS_COLUMN("words", "INTEGER", 2),
    BS_PAGE_ARGUMENTS,
};

static bs_value paragraph_value(const void *row, int id) {
  const bs_paragraph *p = row;
  switch (id) {
    case 0: return name_value(p->role);
    case 1: return text_value(p->text);
    default: return integer_value((int64_t)bs_text_words(p->text));
  }
}

/* ---- html_related ---- */
static const bs_column related_columns[] = {
    PART_COLUMNS,
    BS_COLUMN("heading", "TEXT", 0),
    BS_COLUMN("headline", "TEXT", 1),
    BS_COLUMN("teaser", "TEXT", 2),
    BS_COLUMN("truncated", "INTEGER", 3),
    BS_COLUMN("published", "TEXT", 4),
    BS_COLUMN("published_raw", "TEXT", 5),
    BS_COLUMN("url", "TEXT", 6),
    BS_PAGE_ARGUMENTS,
};

static bs_value related_value(const void *row, int id) {
  const bs_card *c = row;
  switch (id) {
    case 0: return text_value(c->heading);
    case 1: return text_value(c->headline);
    case 2: return text_value(c->teaser);
    case 3: return c->teaser.p ? integer_value(c->truncated) : (bs_value){.type = BS_VALUE_NULL};
    case 4: return text_value(c->published);
    case 5: return text_value(c->published_raw);
    default: return text_value(c->url);
  }
}

/* ---- html_links ---- */
static const bs_column link_columns[] = {
    PART_COLUMNS,
    BS_COLUMN("url", "TEXT", 0),
    BS_COLUMN("text", "TEXT", 1),
    BS_COLUMN("rel", "TEXT", 2),
    BS_COLUMN("place", "TEXT", 3),
    BS_COLUMN("same_site", "INTEGER", 4),
    BS_PAGE_ARGUMENTS,
};

static bs_value link_value(const void *row, int id) {
  const bs_link *l = row;
  switch (id) {
    case 0: return text_value(l->url);
    case 1: return text_value(l->text);
    case 2: return text_value(l->rel);
    case 3: return name_value(l->place);
    default: return known_value(l->same_site);
  }
}

/* ---- html_images ---- */
static const bs_column image_columns[] = {
    PART_COLUMNS,
    BS_COLUMN("src", "TEXT", 0),
    BS_COLUMN("alt", "TEXT", 1),
    BS_COLUMN("caption", "TEXT", 2),
    BS_COLUMN("credit", "TEXT", 3),
    BS_COLUMN("width", "INTEGER", 4),
    BS_COLUMN("height", "INTEGER", 5),
    BS_PAGE_ARGUMENTS,
};

static bs_value image_value(const void *row, int id) {
  const bs_image *i = row;
  switch (id) {
    case 0: return text_value(i->src);
    case 1: return text_value(i->alt);
    case 2: return text_value(i->caption);
    case 3: return text_value(i->credit);
    case 4: return known_value(i->width);
    default: return known_value(i->height);
  }
}

/* ---- html_meta ---- */
static const bs_column meta_columns[] = {
    PART_COLUMNS,
    BS_COLUMN("scheme", "TEXT", 0),
    BS_COLUMN("key", "TEXT", 1),
    BS_COLUMN("value", "TEXT", 2),
    BS_PAGE_ARGUMENTS,
    BS_ARGUMENT("head_only", BS_ARG_HEAD_ONLY),
};

static bs_value meta_value(const void *row, int id) {
  const bs_meta *m = row;
  switch (id) {
    case 0: return name_value(m->scheme);
    case 1: return text_value(m->key);
    default: return text_value(m->value);
  }
}

/* ---- html_dates ---- */
static const bs_column date_columns[] = {
    PART_COLUMNS,
    BS_COLUMN("role", "TEXT", 0),
    BS_COLUMN("value", "TEXT", 1),
    BS_COLUMN("precision", "TEXT", 2),
    BS_COLUMN("tz", "TEXT", 3),
    BS_COLUMN("raw", "TEXT", 4),
    BS_COLUMN("scheme", "TEXT", 5),
    BS_COLUMN("ambiguous", "INTEGER", 6),
    BS_COLUMN("score", "REAL", 7),
    BS_COLUMN("chosen", "INTEGER", 8),
    BS_PAGE_ARGUMENTS,
};

static bs_value date_value(const void *row, int id) {
  const bs_seen_date *d = row;
  switch (id) {
    case 0: return name_value(d->role);
    case 1: return text_value(d->value);
    case 2: return name_value(d->precision);
    case 3: return text_value(d->tz);
    case 4: return text_value(d->raw);
    case 5: return text_value(d->scheme);
    case 6: return integer_value(d->ambiguous);
    case 7: return real_value(d->score);
    default: return integer_value(d->chosen);
  }
}

/* ---- html_blocks ---- */
static const bs_column block_columns[] = {
    PART_COLUMNS,
    BS_COLUMN("tag", "TEXT", 0),
    BS_COLUMN("text", "TEXT", 1),
    BS_COLUMN("candidates", "TEXT", 2),
    BS_COLUMN("score", "REAL", 3),
    BS_COLUMN("kept", "INTEGER", 4),
    BS_COLUMN("reason", "TEXT", 5),
    BS_PAGE_ARGUMENTS,
};

static bs_value block_value(const void *row, int id) {
  const bs_block *b = row;
  switch (id) {
    case 0: return name_value(bs_tag_name(b->tag));
    case 1: return text_value(b->text);
    case 2: return text_value(b->candidates);
    case 3: return real_value(b->score);
    case 4: return integer_value(b->kept);
    default: return name_value(b->reason);
  }
}

/* ---- the tables ---- */
#define LOADER(name, row_type, get)                                          \
  static bs_status name(bs_article *article, const void **rows, size_t *n) { \
    const row_type *typed = NULL;                                            \
    bs_status status = get(article, &typed, n);                              \
    *rows = typed;                                                           \
    return status;                                                           \
  }

LOADER(load_paragraphs, bs_paragraph, bs_article_paragraphs)
LOADER(load_related, bs_card, bs_article_related)
LOADER(load_links, bs_link, bs_article_links)
LOADER(load_images, bs_image, bs_article_images)
LOADER(load_meta, bs_meta, bs_article_meta)
LOADER(load_dates, bs_seen_date, bs_article_dates)
LOADER(load_blocks, bs_block, bs_article_blocks)

#define PART_TABLE(table, columns, estimate, loader, row_type, values)                                          \
  {                                                                                                             \
    .shape = {table, columns, (int)(sizeof(columns) / sizeof(columns[0]))}, .parses = true, .has_error = false, \
    .rows = estimate, .value = NULL, .parts = loader, .part_size = sizeof(row_type), .part_value = values       \
  }

const bs_table bs_table_parts[] = {
    PART_TABLE("html_paragraphs", paragraph_columns, 20000, load_paragraphs, bs_paragraph, paragraph_value),
    PART_TABLE("html_related", related_columns, 10000, load_related, bs_card, related_value),
    PART_TABLE("html_links", link_columns, 100000, load_links, bs_link, link_value),
    PART_TABLE("html_images", image_columns, 10000, load_images, bs_image, image_value),
    PART_TABLE("html_meta", meta_columns, 50000, load_meta, bs_meta, meta_value),
    PART_TABLE("html_dates", date_columns, 10000, load_dates, bs_seen_date, date_value),
    PART_TABLE("html_blocks", block_columns, 100000, load_blocks, bs_block, block_value),
    {.shape = {NULL, NULL, 0}},
};

enum { PARTS_COLUMNS = 63 }; /* no table has more (plan.c) */

/* What stands in front of each column's value in a row: ,"url": and the like. */
typedef struct labels {
  bs_str text;
  int id[PARTS_COLUMNS];
  size_t end[PARTS_COLUMNS]; /* of its label in text */
  int n;
} labels;

static void make_labels(const bs_table *table, labels *l) {
  *l = (labels){.text = BS_STR_INIT};
  for (int c = 0; c < table->shape.ncolumn && l->n < PARTS_COLUMNS; c++) {
    const bs_column *column = &table->shape.column[c];
    if (column->id < 0 || column->arg != BS_ARG_NONE) continue;
    bs_str_addz(&l->text, ",\"");
    bs_str_addz(&l->text, column->name);
    bs_str_addz(&l->text, "\":");
    l->id[l->n] = column->id;
    l->end[l->n++] = l->text.n;
  }
}

bs_status bs_parts_json(const char *name, bs_article *article, bs_str *out) {
  const bs_table *table = bs_table_parts;
  while (strcmp(table->shape.name, name) != 0) table++;
  const void *rows = NULL;
  size_t n = 0;
  labels l;
  bs_status status = table->parts(article, &rows, &n);
  if (status) return status;
  make_labels(table, &l);
  bs_str_addc(out, '[');
  for (size_t r = 0; r < n; r++) {
    const void *row = (const char *)rows + r * table->part_size;
    bs_value number = integer_value((int64_t)r + 1);
    bs_str_addz(out, r ? ",{\"n\":" : "{\"n\":");
    bs_json_write_value(out, &number);
    for (int c = 0; c < l.n; c++) {
      bs_value value = table->part_value(row, l.id[c]);
      bs_str_addspan(out, bs_span_sub(bs_str_span(&l.text), c ? l.end[c - 1] : 0, l.end[c]));
      bs_json_write_value(out, &value);
    }
    bs_str_addc(out, '}');
  }
  bs_str_addc(out, ']');
  status = l.text.status ? l.text.status : out->status;
  bs_str_free(&l.text);
  return status;
}
