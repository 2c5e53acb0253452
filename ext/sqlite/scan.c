/* scan.c: location -> walk -> prefetch -> page -> items. Files are looked at ahead of the row that is given, and worked on by threads where there
** are many; what is given, and in which order, does not depend on that. A page that fails becomes a row's error and the scan goes on; only
** no memory ends it. Never calls SQLite, never judges content. */
#include "scan.h"

/* ---- what threads do ---- */

static void work(void *arg, void *it) {
  const bs_scan *scan = arg;
  bs_job *job = it;
  bs_job_read(job, &scan->errand);
  if (job->has_bytes) bs_job_parse(job, &scan->errand);
  if (job->loaded && !job->status) bs_job_compute(job, &scan->errand);
}

static void drop(void *arg, void *job) {
  (void)arg;
  bs_job_free(job);
}

/* ---- opening ---- */

static bs_status give_bytes(bs_scan *scan, bs_span page) {
  static const bs_entry unknown = {.bytes = -1, .mtime = INT64_MIN};
  bs_job *job = scan->page = bs_job_new(&unknown, 1);
  if (!job) return BS_NOMEM;
  job->entry.bytes = (int64_t)page.n;
  job->has_bytes = true;
  bs_str_addspan(&job->bytes, page);
  bs_str_add(&job->bytes, "\0\0\0\0\0\0\0", 8); /* parsers may look 8 bytes ahead */
  job->bytes.n -= job->bytes.status ? 0 : 8;
  return job->bytes.status;
}

static bs_status open_walk(const bs_scan *scan, bs_span only, bs_walk **out, bs_str *why) {
  bs_walk_options options = {.recursive = scan->recursive,
                             .glob = scan->glob.p ? bs_str_span(&scan->glob) : BS_NULL_SPAN,
                             .assets = !scan->parses,
                             .only = only};
  return bs_walk_open(out, bs_str_span(&scan->location), &options, why);
}

/* A second walk of the location counts its files ahead of the first. */
static void begin_progress(bs_scan *scan, const bs_request *request) {
  bs_walk *counting;
  bs_str ignored = BS_STR_INIT;
  if (open_walk(scan, request->only, &counting, &ignored)) counting = NULL;
  bs_str_free(&ignored);
  scan->progress = request->progress;
  bs_progress_begin(scan->progress, scan, counting, scan->wants, scan->wants_arg);
}

bs_status bs_scan_open(bs_scan *scan, const bs_request *request, bs_shelf *shelf, bs_str *why) {
  *scan = (bs_scan){.errand = request->errand,
                    .shelf = shelf,
                    .most = request->most,
                    .parses = request->parses,
                    .has_error = request->has_error,
                    .wants = request->wants,
                    .wants_arg = request->wants_arg,
                    .entry = {.bytes = -1, .mtime = INT64_MIN}};
  if (!request->location.p) return give_bytes(scan, request->page);
  bs_str_addspan(&scan->location, request->location);
  if (request->glob.p) bs_str_addspan(&scan->glob, request->glob);
  if (scan->location.status || scan->glob.status) return BS_NOMEM;
  scan->recursive = request->recursive;
  scan->sought = request->only.p != NULL;
  const bs_prefetch_calls calls = {.work = work, .drop = drop, .arg = scan};
  bs_status status = open_walk(scan, request->only, &scan->walk, why);
  if (!status && scan->parses) status = bs_prefetch_open(&scan->ahead, &calls, request->threads);
  if (!status && scan->parses && request->progress) begin_progress(scan, request);
  return status;
}

static void drop_page(bs_scan *scan) {
  scan->article = NULL;
  if (scan->loaded) bs_shelf_give_back(scan->shelf, scan->loaded);
  scan->loaded = NULL;
  bs_job_free(scan->job);
  scan->job = NULL;
  scan->item = scan->last_item = 0;
  bs_str_clear(&scan->error);
}

void bs_scan_close(bs_scan *scan) {
  bs_prefetch_close(scan->ahead);
  drop_page(scan);
  if (scan->progress) bs_progress_end(scan->progress, scan);
  bs_job_free(scan->page);
  bs_walk_close(scan->walk);
  bs_str_free(&scan->location);
  bs_str_free(&scan->glob);
  bs_str_free(&scan->locator);
  bs_str_free(&scan->error);
  *scan = (bs_scan){0};
}

bs_status bs_scan_ordinal(bs_scan *scan, int64_t *ordinal) {
  *ordinal = scan->ordinal;
  if (!scan->sought) return BS_OK;
  bs_walk *walk;
  bs_entry entry;
  bs_str why = BS_STR_INIT;
  bs_status status = open_walk(scan, BS_NULL_SPAN, &walk, &why);
  bs_str_free(&why);
  if (status) return status;
  for (*ordinal = 1; (status = bs_walk_next(walk, &entry)) == BS_OK; ++*ordinal)
    if (bs_span_eq(entry.path, scan->entry.path)) break;
  bs_walk_close(walk);
  return status;
}

/* ---- rows of one page ---- */

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

/* The next item that is wanted: *row tells whether there is one. */
static bs_status next_item(bs_scan *scan, bool *row) {
  *row = false;
  scan->article = NULL;
  while (!*row && scan->item < scan->last_item) {
    bs_status status = bs_loaded_article(scan->loaded, ++scan->item, &scan->article);
    *row = true;
    if (!status && scan->errand.keeps) status = scan->errand.keeps(scan->errand.keeps_arg, scan->article, row);
    if (status == BS_NOMEM) return status;
  }
  if (!*row) return BS_OK;
  scan->given++;
  if (!scan->entry.locator.p || scan->loaded->items == 1) return BS_OK;
  bs_str_clear(&scan->locator);
  return bs_locator_item(&scan->entry, scan->item, &scan->locator);
}

static bs_status set_locator(bs_scan *scan) {
  bs_str_clear(&scan->locator);
  if (scan->entry.locator.p) bs_str_addspan(&scan->locator, scan->entry.locator);
  return scan->locator.status;
}

/* Makes the job's file the current one: *row when it gives a row (or more). `worked`: a thread was at it. */
static bs_status take_job(bs_scan *scan, bs_job *job, bool worked, bool *row) {
  scan->job = job;
  if (!worked) bs_job_read(job, &scan->errand);
  if (job->has_bytes)
    scan->loaded = bs_shelf_find(scan->shelf, bs_str_span(&job->bytes), job->entry.path, &scan->errand);
  if (scan->loaded)
    bs_str_free(&job->bytes);
  else if (job->has_bytes)
    bs_job_parse(job, &scan->errand);
  if (job->status) return job->status;
  if (job->loaded) scan->loaded = bs_shelf_add(scan->shelf, job->loaded);
  job->loaded = NULL;
  scan->entry = job->entry;
  scan->ordinal = job->ordinal;
  bs_str_addspan(&scan->error, bs_str_span(&job->error));
  if (scan->error.status || set_locator(scan)) return BS_NOMEM;
  choose_items(scan);
  if (scan->error.status) return BS_NOMEM;
  if (scan->error.n) {
    *row = scan->has_error;
    scan->given += *row;
    return BS_OK;
  }
  return next_item(scan, row);
}

/* ---- steps ---- */

bs_status bs_scan_sniff(bs_scan *scan) { return bs_entry_sniff(&scan->entry, bs_page_sniff, &scan->error); }

/* The walk's next file that is wanted becomes scan->entry (*found), and is counted in any case. */
static bs_status look(bs_scan *scan, bool *found) {
  bs_status status = bs_walk_next(scan->walk, &scan->entry);
  scan->ended = status == BS_DONE;
  if (status) return status;
  scan->seen++;
  *found = !scan->wants || scan->wants(scan->wants_arg, &scan->entry, scan->seen);
  return BS_OK;
}

static bs_status list_step(bs_scan *scan, bool *row) {
  bs_status status = look(scan, row);
  if (status || !*row) return status;
  scan->ordinal = scan->seen;
  return set_locator(scan);
}

/* Assets are no pages, but for one that the user named. */
static bool may_be_page(const bs_entry *entry) {
  if (entry->must_sniff) return true;
  return entry->type != BS_FILE_ASSET && (entry->error.p || entry->type != BS_FILE_OTHER);
}

static bs_status look_ahead(bs_scan *scan) {
  bool found = false;
  bs_status status = look(scan, &found);
  if (status || !found || !may_be_page(&scan->entry)) return status == BS_DONE ? BS_OK : status;
  bs_job *job = bs_job_new(&scan->entry, scan->seen);
  if (!job) return BS_NOMEM;
  bs_prefetch_push(scan->ahead, job, job->entry.bytes > 0 ? (size_t)job->entry.bytes : 0);
  return BS_OK;
}

/* Whether to look at a further file before one is given; never at more of them than rows are wanted. */
static bool has_room(const bs_scan *scan) {
  size_t n = bs_prefetch_count(scan->ahead);
  if (scan->ended || (n && scan->most && scan->given + (int64_t)n >= scan->most)) return false;
  return bs_prefetch_has_room(scan->ahead);
}

static bs_status bytes_step(bs_scan *scan, bool *row) {
  if (!scan->page) return BS_DONE;
  bs_job *job = scan->page;
  scan->page = NULL;
  return take_job(scan, job, false, row);
}

bs_status bs_scan_step(bs_scan *scan, bool *row) {
  *row = false;
  if (scan->article && scan->item < scan->last_item) {
    bs_status status = next_item(scan, row);
    if (status || *row) return status;
  }
  drop_page(scan);
  if (!scan->walk) return bytes_step(scan, row);
  if (!scan->parses) return list_step(scan, row);
  if (has_room(scan)) {
    bs_status status = look_ahead(scan);
    if (status || has_room(scan)) return status;
  }
  if (!bs_prefetch_count(scan->ahead)) {
    if (scan->ended && scan->progress) bs_progress_end(scan->progress, scan);
    return scan->ended ? BS_DONE : BS_OK;
  }
  bool worked;
  bs_job *job = bs_prefetch_pop(scan->ahead, &worked);
  bs_status status = take_job(scan, job, worked, row);
  if (scan->progress) bs_progress_file(scan->progress, scan, scan->entry.bytes, scan->error.n > 0);
  return status;
}
