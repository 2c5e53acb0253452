/* html_articles.c: the description of html_articles(X): one row a page, or an item of a page that holds several. Which value stands in
** which column, nothing more: the values are ext/article's. */
#include "sqlite_int.h"

/* Columns that are no field of the article; they follow bs_field in the ids. */
enum {
  ROW_PATH = BS_FIELD_COUNT,
  ROW_LOCATOR,
  ROW_ITEM,
  ROW_BYTES,
  ROW_MTIME,
  ROW_ERROR,
  ROW_CONTENT,
  ROW_PARAGRAPHS,
  ROW_LINKS,
  ROW_RELATED
};

static const bs_column columns[] = {
    BS_COLUMN("path", "TEXT", ROW_PATH),
    BS_COLUMN("locator", "TEXT", ROW_LOCATOR),
    BS_COLUMN("item", "INTEGER", ROW_ITEM),
    BS_COLUMN("bytes", "INTEGER", ROW_BYTES),
    BS_COLUMN("mtime", "INTEGER", ROW_MTIME),
    BS_COLUMN("url", "TEXT", BS_FIELD_URL),
    BS_COLUMN("canonical_url", "TEXT", BS_FIELD_CANONICAL_URL),
    BS_COLUMN("original_url", "TEXT", BS_FIELD_ORIGINAL_URL),
    BS_COLUMN("archive_url", "TEXT", BS_FIELD_ARCHIVE_URL),
    BS_COLUMN("site", "TEXT", BS_FIELD_SITE),
    BS_COLUMN("source", "TEXT", BS_FIELD_SOURCE),
    BS_COLUMN("section", "TEXT", BS_FIELD_SECTION),
    BS_COLUMN("headline", "TEXT", BS_FIELD_HEADLINE),
    BS_COLUMN("subheadline", "TEXT", BS_FIELD_SUBHEADLINE),
    BS_COLUMN("byline", "TEXT", BS_FIELD_BYLINE),
    BS_COLUMN("published", "TEXT", BS_FIELD_PUBLISHED),
    BS_COLUMN("published_tz", "TEXT", BS_FIELD_PUBLISHED_TZ),
    BS_COLUMN("published_utc", "TEXT", BS_FIELD_PUBLISHED_UTC),
    BS_COLUMN("published_precision", "TEXT", BS_FIELD_PUBLISHED_PRECISION),
    BS_COLUMN("published_from", "TEXT", BS_FIELD_PUBLISHED_FROM),
    BS_COLUMN("published_raw", "TEXT", BS_FIELD_PUBLISHED_RAW),
    BS_COLUMN("modified", "TEXT", BS_FIELD_MODIFIED),
    BS_COLUMN("modified_tz", "TEXT", BS_FIELD_MODIFIED_TZ),
    BS_COLUMN("captured", "TEXT", BS_FIELD_CAPTURED),
    BS_COLUMN("captured_tz", "TEXT", BS_FIELD_CAPTURED_TZ),
    BS_COLUMN("captured_from", "TEXT", BS_FIELD_CAPTURED_FROM),
    BS_COLUMN("language", "TEXT", BS_FIELD_LANGUAGE),
    BS_COLUMN("charset", "TEXT", BS_FIELD_CHARSET),
    BS_COLUMN("summary", "TEXT", BS_FIELD_SUMMARY),
    BS_COLUMN("text", "TEXT", BS_FIELD_TEXT),
    BS_COLUMN("words", "INTEGER", BS_FIELD_WORDS),
    BS_COLUMN("image", "TEXT", BS_FIELD_IMAGE),
    BS_COLUMN("text_hash", "TEXT", BS_FIELD_TEXT_HASH),
    BS_COLUMN("kind", "TEXT", BS_FIELD_KIND),
    BS_COLUMN("confidence", "REAL", BS_FIELD_CONFIDENCE),
    BS_COLUMN("error", "TEXT", ROW_ERROR),
    BS_PAGE_ARGUMENTS,
    BS_ARGUMENT("shards", BS_ARG_SHARDS),
    BS_ARGUMENT("shard", BS_ARG_SHARD),
    BS_COLUMN("content", "BLOB HIDDEN", ROW_CONTENT),
    BS_COLUMN("paragraphs", "TEXT HIDDEN", ROW_PARAGRAPHS),
    BS_COLUMN("links", "TEXT HIDDEN", ROW_LINKS),
    BS_COLUMN("related", "TEXT HIDDEN", ROW_RELATED),
};

/* sqlite3_index_info.colUsed tells columns apart up to the 63rd. */
_Static_assert(sizeof(columns) / sizeof(columns[0]) <= 63, "at most 63 columns");

static bs_value text_value(bs_span s) { return (bs_value){.type = s.p ? BS_VALUE_TEXT : BS_VALUE_NULL, .text = s}; }

static bs_value integer_value(bool known, int64_t i) {
  return (bs_value){.type = known ? BS_VALUE_INTEGER : BS_VALUE_NULL, .integer = i};
}

static bs_status json_value(const char *table, bs_scan *scan, bs_str *room, bs_value *out) {
  if (!scan->article) return BS_OK;
  bs_str_clear(room);
  bs_status status = bs_parts_json(table, scan->article, room);
  if (!status) *out = text_value(bs_str_span(room));
  return status;
}

static bs_status value_of(bs_scan *scan, int id, bs_str *room, bs_value *out) {
  const bs_entry *entry = &scan->entry;
  *out = (bs_value){.type = BS_VALUE_NULL};
  if (id < BS_FIELD_COUNT) return scan->article ? bs_article_field(scan->article, (bs_field)id, out) : BS_OK;
  switch (id) {
    case ROW_PATH: *out = text_value(entry->path); break;
    case ROW_LOCATOR:
      if (!bs_scan_is_bytes(scan)) *out = text_value(bs_str_span(&scan->locator));
      break;
    case ROW_ITEM: *out = integer_value(scan->article != NULL, scan->item); break;
    case ROW_BYTES: *out = integer_value(entry->bytes >= 0, entry->bytes); break;
    case ROW_MTIME: *out = integer_value(entry->mtime != INT64_MIN, entry->mtime); break;
    case ROW_ERROR:
      if (scan->error.n) *out = text_value(bs_str_span(&scan->error));
      break;
    case ROW_CONTENT: /* the caller makes it a BLOB */
      if (scan->article) *out = text_value(scan->loaded->page.raw);
      break;
    case ROW_PARAGRAPHS: return json_value("html_paragraphs", scan, room, out);
    case ROW_LINKS: return json_value("html_links", scan, room, out);
    case ROW_RELATED: return json_value("html_related", scan, room, out);
  }
  return BS_OK;
}

static bs_reads reads(int id) {
  switch (id) {
    case BS_FIELD_CHARSET: return BS_READS_FILE;
    case BS_FIELD_CANONICAL_URL:
    case BS_FIELD_IMAGE: return BS_READS_HEAD;
    case ROW_PARAGRAPHS:
    case ROW_LINKS:
    case ROW_RELATED: return BS_READS_PAGE;
    default: return id < BS_FIELD_COUNT ? BS_READS_PAGE : BS_READS_FILE;
  }
}

static bs_status ahead(bs_article *article, int id) {
  const bs_paragraph *paragraph;
  const bs_link *link;
  const bs_card *card;
  bs_value value;
  size_t n;
  switch (id) {
    case ROW_PARAGRAPHS: return bs_article_paragraphs(article, &paragraph, &n);
    case ROW_LINKS: return bs_article_links(article, &link, &n);
    case ROW_RELATED: return bs_article_related(article, &card, &n);
    default: return bs_article_field(article, (bs_field)id, &value);
  }
}

const bs_table bs_table_articles = {
    .shape = {"html_articles", columns, (int)(sizeof(columns) / sizeof(columns[0]))},
    .parses = true,
    .has_error = true,
    .rows = 1000,
    .value = value_of,
    .reads = reads,
    .ahead = ahead,
};
