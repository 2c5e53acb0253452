/* html_files.c: the description of html_files(X): one row a file, never parsed. A file is opened only where its name says nothing and
** `type` or `error` is asked for. */
#include "sqlite_int.h"

enum { FILE_PATH, FILE_LOCATOR, FILE_BYTES, FILE_MTIME, FILE_TYPE, FILE_ERROR };

static const bs_column columns[] = {
    BS_COLUMN("path", "TEXT", FILE_PATH),
    BS_COLUMN("locator", "TEXT", FILE_LOCATOR),
    BS_COLUMN("bytes", "INTEGER", FILE_BYTES),
    BS_COLUMN("mtime", "INTEGER", FILE_MTIME),
    BS_COLUMN("type", "TEXT", FILE_TYPE),
    BS_COLUMN("error", "TEXT", FILE_ERROR),
    BS_ARGUMENT("x", BS_ARG_X),
    BS_ARGUMENT("glob", BS_ARG_GLOB),
    BS_ARGUMENT("recursive", BS_ARG_RECURSIVE),
};

static const char *const type_name[] = {
    [BS_FILE_PAGE] = "page", [BS_FILE_ASSET] = "asset", [BS_FILE_CONTAINER] = "container", [BS_FILE_OTHER] = "other"};

static bs_status value_of(bs_scan *scan, int id, bs_str *room, bs_value *out) {
  (void)room;
  bs_status status = BS_OK;
  const bs_entry *entry = &scan->entry;
  *out = (bs_value){.type = BS_VALUE_NULL};
  switch (id) {
    case FILE_PATH: *out = (bs_value){.type = BS_VALUE_TEXT, .text = entry->path}; break;
    case FILE_LOCATOR: *out = (bs_value){.type = BS_VALUE_TEXT, .text = entry->locator}; break;
    case FILE_BYTES:
      if (entry->bytes >= 0) *out = (bs_value){.type = BS_VALUE_INTEGER, .integer = entry->bytes};
      break;
    case FILE_MTIME:
      if (entry->mtime != INT64_MIN) *out = (bs_value){.type = BS_VALUE_INTEGER, .integer = entry->mtime};
      break;
    case FILE_TYPE:
      status = bs_scan_sniff(scan);
      *out = (bs_value){.type = BS_VALUE_TEXT, .text = bs_span_of(type_name[entry->type])};
      break;
    case FILE_ERROR:
      status = bs_scan_sniff(scan);
      if (entry->error.p) *out = (bs_value){.type = BS_VALUE_TEXT, .text = entry->error};
      break;
  }
  return status;
}

const bs_table bs_table_files = {
    .shape = {"html_files", columns, (int)(sizeof(columns) / sizeof(columns[0]))},
    .parses = false,
    .has_error = true,
    .rows = 10000,
    .value = value_of,
};
