/* load.c: one page from its file to its articles. A page that fails has its sentence in the job; only no memory is more than that. Runs on
** any thread and shares nothing with others; never calls SQLite, never judges content. */
#include "load.h"

#include <stdlib.h>

/* ---- pages ---- */

static void drop_articles(bs_loaded *loaded) {
  for (int i = 0; loaded->article && i < loaded->items; i++)
    if (loaded->article[i]) bs_article_free(loaded->article[i]);
  free(loaded->article);
  loaded->article = NULL;
}

void bs_loaded_free(bs_loaded *loaded) {
  if (!loaded) return;
  drop_articles(loaded);
  bs_page_free(&loaded->page);
  bs_str_free(&loaded->path);
  free(loaded);
}

bs_status bs_loaded_article(bs_loaded *loaded, int item, bs_article **out) {
  bs_article **at = &loaded->article[item - 1];
  bs_status status = BS_OK;
  if (!*at) {
    bs_article_options options = {.path = loaded->has_path ? bs_str_span(&loaded->path) : BS_NULL_SPAN,
                                  .date_order = loaded->date_order,
                                  .limits = &loaded->limits};
    status = bs_article_new(at, &loaded->page, item, &options);
    if (status) *at = NULL;
  }
  *out = *at;
  return status;
}

static bs_status make_room(bs_loaded *loaded, int items) {
  loaded->items = items;
  loaded->article = calloc((size_t)items + 1, sizeof(bs_article *));
  return loaded->article ? BS_OK : BS_NOMEM;
}

/* Parses the head and sees whether it settles all that is wanted. */
static bs_status build_head(bs_loaded *loaded, const bs_errand *errand, bs_str *why, bool *settled) {
  bs_article *article = NULL;
  *settled = bs_article_has_head(&loaded->page, &loaded->limits);
  if (!*settled) return BS_OK;
  bs_status status = bs_page_parse_until(&loaded->page, BS_TAG_BODY, &loaded->limits, why);
  if (!status) status = make_room(loaded, 1);
  if (!status) status = bs_loaded_article(loaded, 1, &article);
  for (int field = 0; !status && *settled && field < BS_FIELD_COUNT; field++)
    if (errand->fields >> field & 1) status = bs_article_settled(article, (bs_field)field, settled);
  if (!status && *settled) status = bs_article_is_one(&loaded->page, &loaded->limits, settled);
  loaded->settled = errand->fields;
  if (!status && !*settled) drop_articles(loaded);
  return status;
}

static bs_status build_before_body(bs_loaded *loaded, bs_str *why) {
  bs_status status = bs_page_parse_until(&loaded->page, BS_TAG_BODY, &loaded->limits, why);
  loaded->page.cut = false; /* nobody will miss the rest */
  return status ? status : make_room(loaded, 1);
}

static bs_status build_whole(bs_loaded *loaded, bs_str *why) {
  int items = 0;
  bs_status status = bs_page_parse(&loaded->page, &loaded->limits, why);
  if (!status) status = bs_article_items(&loaded->page, &loaded->limits, &items);
  return status ? status : make_room(loaded, items);
}

static bs_status build(bs_loaded *loaded, bs_job *job, const bs_errand *errand) {
  bool settled = false;
  loaded->limits = errand->limits;
  loaded->date_order = errand->date_order;
  loaded->head_only = errand->head_only;
  loaded->has_path = job->entry.path.p != NULL;
  bs_str_addspan(&loaded->path, job->entry.path);
  bs_status status = bs_page_open(&loaded->page, &job->bytes, BS_NULL_SPAN, &loaded->limits, &job->error);
  if (!status) status = loaded->path.status;
  if (!status && errand->head_only) return build_before_body(loaded, &job->error);
  if (!status && errand->head) status = build_head(loaded, errand, &job->error, &settled);
  return status || settled ? status : build_whole(loaded, &job->error);
}

/* ---- jobs ---- */

static void add_name(bs_job *job, bs_span s) {
  bs_str_addspan(&job->names, s);
  bs_str_addc(&job->names, 0);
}

/* The copy of the n bytes that were added at *at; moves *at on. */
static bs_span name_at(const bs_job *job, size_t *at, bs_span s) {
  bs_span copy = bs_span_make(job->names.p + *at, s.n);
  *at += s.n + 1;
  return s.p ? copy : BS_NULL_SPAN;
}

bs_job *bs_job_new(const bs_entry *entry, int64_t ordinal) {
  bs_job *job = calloc(1, sizeof(*job));
  if (!job) return NULL;
  add_name(job, entry->path);
  add_name(job, entry->locator);
  add_name(job, entry->os_path);
  add_name(job, entry->error);
  if (job->names.status) {
    bs_job_free(job);
    return NULL;
  }
  size_t at = 0;
  job->entry = *entry;
  job->ordinal = ordinal;
  job->entry.path = name_at(job, &at, entry->path);
  job->entry.locator = name_at(job, &at, entry->locator);
  job->entry.os_path = name_at(job, &at, entry->os_path);
  job->entry.error = name_at(job, &at, entry->error);
  return job;
}

void bs_job_free(bs_job *job) {
  if (!job) return;
  bs_loaded_free(job->loaded);
  bs_str_free(&job->names);
  bs_str_free(&job->sniffed);
  bs_str_free(&job->bytes);
  bs_str_free(&job->error);
  free(job);
}

/* The sentence that is there already says more. */
static void fail(bs_job *job, bs_status status, const char *sentence) {
  if (status != BS_NOMEM && !job->error.n) bs_str_addz(&job->error, sentence);
  job->status = status == BS_NOMEM ? BS_NOMEM : job->error.status;
}

static void take_bytes(bs_job *job, bs_status status) {
  job->has_bytes = status == BS_OK;
  if (!status) return;
  bs_str_free(&job->bytes);
  fail(job, status, "the file could not be read");
}

void bs_job_read(bs_job *job, const bs_errand *errand) {
  bs_entry *entry = &job->entry;
  if (job->has_bytes) {
    take_bytes(job, bs_source_unpack(&job->bytes, &errand->limits, bs_page_sniff, &job->error));
    return;
  }
  if (!entry->error.p && bs_entry_sniff(entry, bs_page_sniff, &job->sniffed)) {
    job->status = BS_NOMEM;
    return;
  }
  if (entry->error.p) {
    bs_str_addspan(&job->error, entry->error);
    job->status = job->error.status;
  } else if (entry->type == BS_FILE_CONTAINER) {
    fail(job, BS_FORMAT, "reading ZIP, MHTML and WARC containers comes with the second release: unpack it");
  } else if (entry->type == BS_FILE_PAGE) {
    take_bytes(job, bs_source_read(entry->os_path, &errand->limits, bs_page_sniff, &job->bytes, &job->error));
  }
}

/* What WHATWG MIME Sniffing (section 7.2) calls binary: a control byte that no text holds, without a UTF-16 mark in front. */
static bool is_binary(bs_span s) {
  if (bs_span_starts(s, "\xFE\xFF") || bs_span_starts(s, "\xFF\xFE")) return false;
  const uint32_t text = 1u << '\t' | 1u << '\n' | 1u << '\f' | 1u << '\r' | 1u << 0x1B;
  size_t n = s.n < 1445 ? s.n : 1445;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0x20 && !(text >> c & 1)) return true;
  }
  return false;
}

void bs_job_parse(bs_job *job, const bs_errand *errand) {
  bs_span s = bs_str_span(&job->bytes);
  const char *no_page = NULL;
  job->has_bytes = false;
  if (!bs_span_trim(s).n)
    no_page = s.n ? "the page holds nothing but blanks" : "the page is empty (0 bytes)";
  else if (is_binary(s) && !bs_page_sniff(s))
    no_page = "these bytes are no HTML: they look like binary data";
  if (no_page) {
    bs_str_free(&job->bytes);
    fail(job, BS_FORMAT, no_page);
    return;
  }
  bs_loaded *fresh = calloc(1, sizeof(*fresh));
  bs_status status = fresh ? build(fresh, job, errand) : BS_NOMEM;
  if (status) {
    bs_loaded_free(fresh);
    bs_str_free(&job->bytes);
    fail(job, status, "the page could not be parsed");
    return;
  }
  job->loaded = fresh;
}

void bs_job_compute(bs_job *job, const bs_errand *errand) {
  bs_status status = BS_OK;
  for (int item = 1; !status && item <= job->loaded->items; item++) {
    bs_article *article;
    bool keeps = true;
    if (job->entry.item && job->entry.item != item) continue;
    status = bs_loaded_article(job->loaded, item, &article);
    if (!status && errand->keeps) status = errand->keeps(errand->keeps_arg, article, &keeps);
    if (!status && keeps && errand->ahead) status = errand->ahead(errand->ahead_arg, article);
  }
  if (status == BS_NOMEM) job->status = BS_NOMEM;
}
