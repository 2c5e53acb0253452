/* scan.c: location -> walk -> read -> page -> items, one page in memory at a time. A page that fails becomes a row's error and the scan
** goes on; only no memory ends it. Never calls SQLite, never judges content. */
#include "scan.h"

bs_status bs_scan_open(bs_scan *scan, const bs_request *request, const bs_limits *limits, bs_shelf *shelf,
                       bs_str *why) {
  *scan = (bs_scan){.limits = *limits,
                    .shelf = shelf,
                    .date_order = request->date_order,
                    .parses = request->parses,
                    .has_error = request->has_error,
                    .wants = request->wants,
                    .wants_arg = request->wants_arg,
                    .entry = {.bytes = -1, .mtime = INT64_MIN}};
  if (!request->location.p) {
    bs_str_addspan(&scan->bytes, request->page);
    bs_str_add(&scan->bytes, "\0\0\0\0\0\0\0", 8); /* parsers may look 8 bytes ahead */
    scan->bytes.n -= scan->bytes.status ? 0 : 8;
    return scan->bytes.status;
  }
  bs_str_addspan(&scan->location, request->location);
  if (request->glob.p) bs_str_addspan(&scan->glob, request->glob);
  if (scan->location.status || scan->glob.status) return BS_NOMEM;
  bs_walk_options options = {
      .recursive = request->recursive,
      .glob = request->glob.p ? bs_str_span(&scan->glob) : BS_NULL_SPAN,
      .assets = !request->parses,
  };
  bs_status status = bs_walk_open(&scan->walk, bs_str_span(&scan->location), &options, why);
  if (status || !request->progress || !scan->parses) return status;
  bs_walk *ahead = NULL;
  bs_str ignored = BS_STR_INIT;
  if (bs_walk_open(&ahead, bs_str_span(&scan->location), &options, &ignored)) ahead = NULL;
  bs_str_free(&ignored);
  scan->progress = request->progress;
  bs_progress_begin(scan->progress, scan, ahead, scan->wants, scan->wants_arg);
  return BS_OK;
}

static void drop_page(bs_scan *scan) {
  scan->article = NULL;
  if (scan->loaded) bs_shelf_give_back(scan->shelf, scan->loaded);
  scan->loaded = NULL;
  scan->item = scan->last_item = 0;
  bs_str_clear(&scan->error);
}

void bs_scan_close(bs_scan *scan) {
  drop_page(scan);
  if (scan->progress) bs_progress_end(scan->progress, scan);
  if (scan->walk) bs_walk_close(scan->walk);
  bs_str_free(&scan->location);
  bs_str_free(&scan->glob);
  bs_str_free(&scan->bytes);
  bs_str_free(&scan->locator);
  bs_str_free(&scan->error);
  *scan = (bs_scan){0};
}

/* What WHATWG MIME Sniffing (section 7.2) calls binary: a control byte that no text holds, without a UTF-16 mark in front. */
static bool is_binary(bs_span s) {
  if (bs_span_starts(s, "\xFE\xFF") || bs_span_starts(s, "\xFF\xFE")) return false;
  size_t n = s.n < 1445 ? s.n : 1445;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r' && c != 0x1B) return true;
  }
  return false;
}

static bool is_blank(bs_span s) { return bs_span_trim(s).n == 0; }

/* The current page's bytes become a tree. BS_OK also where the page failed: then scan->error says why. */
static bs_status parse_bytes(bs_scan *scan, bs_str *bytes) {
  bs_span s = bs_str_span(bytes);
  if (is_blank(s)) {
    bs_str_addz(&scan->error, s.n ? "the page holds nothing but blanks" : "the page is empty (0 bytes)");
    bs_str_free(bytes);
    return scan->error.status;
  }
  if (is_binary(s) && !bs_page_sniff(s)) {
    bs_str_addz(&scan->error, "these bytes are no HTML: they look like binary data");
    bs_str_free(bytes);
    return scan->error.status;
  }
  bs_load load = {.path = scan->entry.path, .date_order = scan->date_order, .limits = &scan->limits};
  bs_status status = bs_shelf_take(scan->shelf, bytes, &load, &scan->loaded, &scan->error);
  if (status == BS_NOMEM || scan->error.status) return BS_NOMEM;
  if (status && !scan->error.n) bs_str_addz(&scan->error, "the page could not be parsed");
  return scan->error.status;
}

/* What reading the page's bytes came to, before they are a tree. Takes the bytes. */
static bs_status parse_read(bs_scan *scan, bs_status status, bs_str *bytes) {
  if (status == BS_OK) return parse_bytes(scan, bytes);
  bs_str_free(bytes);
  if (status == BS_NOMEM || scan->error.status) return BS_NOMEM;
  if (!scan->error.n) bs_str_addz(&scan->error, "the file could not be read");
  return scan->error.status;
}

static bs_status read_entry(bs_scan *scan) {
  bs_str bytes = BS_STR_INIT;
  bs_status status = bs_source_read(scan->entry.os_path, &scan->limits, bs_page_sniff, &bytes, &scan->error);
  return parse_read(scan, status, &bytes);
}

/* Items to give: all, or the one that the locator asked for. */
static void choose_items(bs_scan *scan) {
  scan->item = 0;
  scan->last_item = scan->loaded ? scan->loaded->items : 0;
  int wanted = scan->entry.item;
  if (!wanted || scan->error.n) return;
  if (wanted > scan->last_item) {
    bs_str_addf(&scan->error, "there is no item %d: the page has %d", wanted, scan->last_item);
  } else {
    scan->item = wanted - 1;
    scan->last_item = wanted;
  }
}

static bs_status next_item(bs_scan *scan) {
  scan->article = NULL;
  scan->item++;
  bs_str_clear(&scan->locator);
  if (scan->entry.locator.p) {
    if (scan->loaded->items > 1)
      bs_locator_item(&scan->entry, scan->item, &scan->locator);
    else
      bs_str_addspan(&scan->locator, scan->entry.locator);
  }
  if (scan->locator.status) return BS_NOMEM;
  return bs_loaded_article(scan->loaded, scan->item, &scan->article);
}

bs_status bs_scan_sniff(bs_scan *scan) {
  if (!scan->walk) return BS_OK;
  return bs_entry_sniff(scan->walk, &scan->entry, bs_page_sniff);
}

/* Looks at the entry that the walk gave: *row when it gives one (or more). */
static bs_status take_entry(bs_scan *scan, bool *row) {
  bs_entry *entry = &scan->entry;
  bs_str_clear(&scan->locator);
  bs_str_addspan(&scan->locator, entry->locator);
  if (scan->locator.status) return BS_NOMEM;
  if (!scan->parses) {
    *row = true;
    return BS_OK;
  }
  if (entry->type == BS_FILE_ASSET && !entry->must_sniff) return BS_OK; /* one that the user named is looked into */
  if (!entry->error.p) {
    bs_status status = bs_scan_sniff(scan);
    if (status) return status;
  }
  if (entry->error.p) {
    bs_str_addspan(&scan->error, entry->error);
  } else if (entry->type == BS_FILE_CONTAINER) {
    bs_str_addz(&scan->error, "reading ZIP, MHTML and WARC containers comes with the second release: unpack it");
  } else if (entry->type == BS_FILE_PAGE) {
    bs_status status = read_entry(scan);
    if (status) return status;
    choose_items(scan);
    if (scan->error.status) return scan->error.status;
    if (!scan->error.n) {
      *row = scan->last_item > 0;
      return *row ? next_item(scan) : BS_OK;
    }
  } else {
    return BS_OK;
  }
  *row = scan->has_error;
  return scan->error.status;
}

bs_status bs_scan_step(bs_scan *scan, bool *row) {
  *row = false;
  if (scan->article && scan->item < scan->last_item) {
    *row = true;
    return next_item(scan);
  }
  drop_page(scan);
  if (scan->walk) {
    bs_status status = bs_walk_next(scan->walk, &scan->entry);
    if (status == BS_DONE && scan->progress) bs_progress_end(scan->progress, scan);
    if (status) return status;
    scan->ordinal++;
    if (scan->wants && !scan->wants(scan->wants_arg, &scan->entry, scan->ordinal)) return BS_OK;
    bool counts = scan->progress && bs_progress_counts(&scan->entry);
    status = take_entry(scan, row);
    if (counts) bs_progress_file(scan->progress, scan, scan->entry.bytes, scan->error.n > 0);
    return status;
  }
  if (scan->started) return BS_DONE;
  scan->started = true;
  scan->ordinal = 1;
  scan->entry.bytes = (int64_t)scan->bytes.n;
  bs_status status = bs_source_unpack(&scan->bytes, &scan->limits, bs_page_sniff, &scan->error);
  if ((status = parse_read(scan, status, &scan->bytes)) != BS_OK) return status;
  choose_items(scan);
  *row = scan->error.n ? scan->has_error : scan->last_item > 0;
  return *row && !scan->error.n ? next_item(scan) : BS_OK;
}
