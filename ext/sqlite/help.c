/* help.c: the table broadsheet_help: each table and function with its signature, one line and an example that runs over samples/.
** The tests hold it against what is registered, and run every example. */
#include "sqlite_int.h"

typedef struct entry {
  const char *name, *kind, *signature, *summary, *example;
} entry;

static const entry entries[] = {
    {"broadsheet_archive", "function", "broadsheet_archive()",
     "the format of the archive in this database, or NULL where there is none", "SELECT broadsheet_archive()"},
    {"broadsheet_config", "function", "broadsheet_config(name[, value])",
     "a limit of this connection: page_bytes, nodes, depth, attributes, json_depth, records; progress: 1 tells on "
     "stderr how far a "
     "long scan is",
     "SELECT broadsheet_config('page_bytes', 10000000)"},
    {"broadsheet_error", "function", "broadsheet_error(X)", "ends the query with the sentence X; NULL for NULL",
     "SELECT broadsheet_error(CASE WHEN 1 > 2 THEN 'numbers are broken' END)"},
    {"broadsheet_help", "table", "broadsheet_help", "this table", "SELECT name, summary FROM broadsheet_help"},
    {"broadsheet_param", "function", "broadsheet_param(name[, value[, kind]])",
     "a parameter of the scripts in sql/; with a kind ('text', 'number', 'date') the value counts where none is set",
     "SELECT broadsheet_param('location', 'samples')"},
    {"broadsheet_version", "function", "broadsheet_version()", "versions of the extension and its libraries, as JSON",
     "SELECT key, value FROM json_each(broadsheet_version())"},
    {"date_ambiguous", "function", "date_ambiguous(X[, option...])",
     "1 where day and month could swap and nothing decides", "SELECT date_ambiguous('03/04/2024')"},
    {"date_offset", "function", "date_offset(X[, option...])", "the zone of the date in X as +09:00, or NULL",
     "SELECT date_offset('2024-11-30T07:45:00+09:00')"},
    {"date_order", "aggregate", "date_order(X)", "'dmy', 'mdy' or 'ymd' by the evidence of a column, or NULL",
     "SELECT date_order(value) FROM json_each('[\"03/04/2024\",\"30/11/2024\"]')"},
    {"date_parse", "function", "date_parse(X[, option...])",
     "the date in X, as written: 2024-11-30 or 2024-11-30 07:45:00; options 'dmy', 'mdy', 'ymd', a language, "
     "'now=2024-12-01', 'utc', 'strict'",
     "SELECT date_parse('Saturday, 30 November 2024', 'en-GB')"},
    {"date_precision", "function", "date_precision(X[, option...])", "'year' to 'second': how much of the date X gives",
     "SELECT date_precision('November 2024')"},
    {"headline_bands", "table", "headline_bands(X)", "hashes that alike headlines share: a join without all pairs",
     "SELECT hash FROM headline_bands('Ferry sails again')"},
    {"headline_key", "function", "headline_key(X)", "the key under which equal headlines meet",
     "SELECT headline_key('BREAKING: Ferry sails again - The Inlet Courier')"},
    {"headline_similarity", "function", "headline_similarity(A, B)", "how alike two headlines are, 0.0 to 1.0",
     "SELECT headline_similarity('Ferry sails again', 'Ferries sail again from Monday')"},
    {"html_articles", "table", "html_articles(X)", "one row a page (or item): headline, dates, source, text and more",
     "SELECT published, source, headline FROM html_articles('samples')"},
    {"html_blocks", "table", "html_blocks(X)", "each block of a page, with why it is in the text or not",
     "SELECT kept, reason, text FROM html_blocks('samples/aggregator')"},
    {"html_dates", "table", "html_dates(X)", "each date seen on a page, and which was taken",
     "SELECT role, value, raw, scheme, chosen FROM html_dates('samples/aggregator')"},
    {"html_files", "table", "html_files(X)", "one row a file; a name that says what it is is not opened",
     "SELECT path, bytes, type FROM html_files('samples')"},
    {"html_images", "table", "html_images(X)", "each image of an article with caption and credit",
     "SELECT src, caption FROM html_images('samples')"},
    {"html_links", "table", "html_links(X)", "each link, and where on the page it stands",
     "SELECT place, url, text FROM html_links('samples/aggregator')"},
    {"html_meta", "table", "html_meta(X)", "each metadata value: meta, OpenGraph, JSON-LD, microdata, capture stamps",
     "SELECT scheme, key, value FROM html_meta('samples/graph')"},
    {"html_paragraphs", "table", "html_paragraphs(X)", "each block of the main text with its role",
     "SELECT n, role, text FROM html_paragraphs('samples/aggregator')"},
    {"html_related", "table", "html_related(X)", "each teaser card of another article",
     "SELECT heading, headline, url FROM html_related('samples/aggregator')"},
    {"html_select", "table", "html_select(X, css)", "each element of a page that a CSS selector matches",
     "SELECT tag, text FROM html_select('samples/aggregator', 'h1, h2')"},
    {"minhash_bands", "table", "minhash_bands(S[, bands])", "bands of a signature: copies share one",
     "SELECT band, hash FROM minhash_bands(text_minhash('one two three'))"},
    {"minhash_containment", "function", "minhash_containment(S, T)",
     "the share of one text that is in the other, by their signatures",
     "SELECT minhash_containment(text_minhash('one two three'), text_minhash('one two three four'))"},
    {"minhash_similarity", "function", "minhash_similarity(S, T)", "how alike two texts are, by their signatures",
     "SELECT minhash_similarity(text_minhash('one two three'), text_minhash('one two three four'))"},
    {"simhash_distance", "function", "simhash_distance(I, J)", "bits in which two SimHashes differ, 0 to 64",
     "SELECT simhash_distance(text_simhash('one two three'), text_simhash('one two four'))"},
    {"story_clusters", "aggregate", "story_clusters(a, b)", "what pairs join, as JSON [[member, cluster], ...]",
     "SELECT value ->> 0, value ->> 1 FROM json_each((SELECT story_clusters(a, b) FROM (SELECT 1 AS a, 2 AS b)))"},
    {"text_clean", "function", "text_clean(X[, option...])",
     "mojibake, left-over entities, controls, invisibles and blanks put right; options 'lines', 'quotes', 'dashes', "
     "'width', 'ligatures', 'hyphens', 'urls', 'ascii'",
     "SELECT text_clean('Caf&eacute;  cr&egrave;me ')"},
    {"text_containment", "function", "text_containment(A, B)", "the share of A's word triples that B has",
     "SELECT text_containment('two three four', 'one two three four five')"},
    {"text_diff", "table", "text_diff(A, B)", "two versions, paragraph by paragraph: = - + ~",
     "SELECT op, old_text, new_text FROM text_diff('The ferry sails.', 'The ferry sails again.')"},
    {"text_fingerprints", "table", "text_fingerprints(X)", "hashes that copies still share when they were cut",
     "SELECT n, hash FROM text_fingerprints('The ferry to the outer islands sails again from Monday')"},
    {"text_fold", "function", "text_fold(X)", "the matching key of a text: no case, no accents, no punctuation",
     "SELECT text_fold('Größe')"},
    {"text_hash", "function", "text_hash(X)", "a hash of the folded words, the same everywhere and always",
     "SELECT text_hash('Ferry sails again')"},
    {"text_minhash", "function", "text_minhash(X[, n])", "a signature for minhash_similarity, a BLOB of n values (128)",
     "SELECT length(text_minhash('one two three'))"},
    {"text_repair", "function", "text_repair(X)",
     "text that was read in a wrong encoding put right; other text as it is", "SELECT text_repair('GrÃ¼ÃŸe')"},
    {"text_simhash", "function", "text_simhash(X)", "64 bits that differ little between texts that do",
     "SELECT text_simhash('one two three')"},
    {"text_similarity", "function", "text_similarity(A, B)", "the word triples two texts share, 0.0 to 1.0",
     "SELECT text_similarity('one two three four', 'one two three five')"},
    {"text_terms", "function", "text_terms(X)", "folded words for FTS5; Chinese, Japanese and Korean also as pairs",
     "SELECT text_terms('북한 뉴스')"},
    {"url_date", "function", "url_date(X)", "the date in an address",
     "SELECT url_date('https://example.com/2024/11/30/ferry.html')"},
    {"url_key", "function", "url_key(X)", "the key under which captures of one page meet",
     "SELECT url_key('https://www.example.com/ferry/?utm_source=mail')"},
    {"url_original", "function", "url_original(X)", "the address inside the address of a web archive or proxy",
     "SELECT url_original('https://web.archive.org/web/20260120093000/https://example.com/ferry')"},
    {"url_site", "function", "url_site(X)", "the registrable site of an address",
     "SELECT url_site('https://news.example.co.uk/ferry')"},
};
enum { ENTRIES = sizeof(entries) / sizeof(entries[0]) };

typedef struct help_cursor {
  sqlite3_vtab_cursor base;
  int at;
} help_cursor;

static int help_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **message) {
  (void)aux, (void)argc, (void)argv, (void)message;
  int rc = sqlite3_declare_vtab(db, "CREATE TABLE x(name TEXT, kind TEXT, signature TEXT, summary TEXT, example TEXT)");
  if (rc == SQLITE_OK) rc = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
  if (rc != SQLITE_OK) return rc;
  *out = sqlite3_malloc64(sizeof(**out));
  if (!*out) return SQLITE_NOMEM;
  **out = (sqlite3_vtab){.zErrMsg = NULL};
  return SQLITE_OK;
}

static int help_disconnect(sqlite3_vtab *vtab) {
  sqlite3_free(vtab);
  return SQLITE_OK;
}

static int help_best_index(sqlite3_vtab *vtab, sqlite3_index_info *info) {
  (void)vtab;
  info->estimatedRows = ENTRIES;
  info->estimatedCost = ENTRIES;
  return SQLITE_OK;
}

static int help_open(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
  (void)vtab;
  help_cursor *cursor = sqlite3_malloc64(sizeof(*cursor));
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (help_cursor){.at = 0};
  *out = &cursor->base;
  return SQLITE_OK;
}

static int help_close(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int help_filter(sqlite3_vtab_cursor *cursor, int number, const char *string, int argc, sqlite3_value **argv) {
  (void)number, (void)string, (void)argc, (void)argv;
  ((help_cursor *)cursor)->at = 0;
  return SQLITE_OK;
}

static int help_next(sqlite3_vtab_cursor *cursor) {
  ((help_cursor *)cursor)->at++;
  return SQLITE_OK;
}

static int help_eof(sqlite3_vtab_cursor *cursor) { return ((help_cursor *)cursor)->at >= ENTRIES; }

static int help_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
  const entry *e = &entries[((help_cursor *)cursor)->at];
  const char *const value[] = {e->name, e->kind, e->signature, e->summary, e->example};
  sqlite3_result_text(context, value[column], -1, SQLITE_STATIC); /* literals outlive every row */
  return SQLITE_OK;
}

static int help_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out) {
  *out = ((help_cursor *)cursor)->at + 1;
  return SQLITE_OK;
}

static const sqlite3_module help_module = {
    .iVersion = 3,
    .xCreate = 0, /* there is nothing to keep: the table is there, not created */
    .xConnect = help_connect,
    .xBestIndex = help_best_index,
    .xDisconnect = help_disconnect,
    .xDestroy = 0, /* as xCreate */
    .xOpen = help_open,
    .xClose = help_close,
    .xFilter = help_filter,
    .xNext = help_next,
    .xEof = help_eof,
    .xColumn = help_column,
    .xRowid = help_rowid,
    .xUpdate = 0, /* fixed */
    .xBegin = 0,  /* no transactions: nothing is written */
    .xSync = 0,
    .xCommit = 0,
    .xRollback = 0,
    .xFindFunction = 0, /* no function means something else on this table */
    .xRename = 0,       /* as xCreate */
    .xSavepoint = 0,    /* as transactions */
    .xRelease = 0,
    .xRollbackTo = 0,
    .xShadowName = 0, /* no tables behind it */
};

int bs_help_register(sqlite3 *db) { return sqlite3_create_module_v2(db, "broadsheet_help", &help_module, 0, 0); }
