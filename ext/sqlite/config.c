/* config.c: broadsheet_config(name[, value]): the limits of one connection, its threads, and whether it tells how far it is, to read and to
** set. */
#include <unistd.h>

#include "sqlite_int.h"

typedef struct setting {
  const char *name;
  size_t offset; /* of its size_t in bs_host */
  size_t least, most;
} setting;

/* Offsets in a page are 32 bits wide. */
static const setting settings[] = {
    {"page_bytes", offsetof(bs_host, limits.page_bytes), 1, (size_t)1 << 30},
    {"nodes", offsetof(bs_host, limits.nodes), 1, (size_t)1 << 30},
    {"depth", offsetof(bs_host, limits.depth), 1, 512},
    {"attributes", offsetof(bs_host, limits.attributes), 1, 65535},
    {"json_depth", offsetof(bs_host, limits.json_depth), 1, 1000},
    {"records", offsetof(bs_host, limits.records), 1, (size_t)1 << 30},
    {"threads", offsetof(bs_host, threads), 1, 64},
    {"progress", offsetof(bs_host, progress), 0, 1},
};
enum {
  SETTINGS = sizeof(settings) / sizeof(settings[0]),
  USUAL_THREADS = 4 /* no more unless asked for: the process is somebody else's */
};

static size_t *slot(bs_host *host, const setting *s) { return (size_t *)(void *)((char *)host + s->offset); }

static void unknown(sqlite3_context *context, const char *name) {
  bs_str known = BS_STR_INIT;
  for (int i = 0; i < SETTINGS; i++) bs_str_addf(&known, "%s %s", i ? "," : "", settings[i].name);
  if (known.status)
    sqlite3_result_error_nomem(context);
  else
    bs_result_failure(context, "broadsheet_config: there is no setting '%!.*s'; there are%s", BS_SHOWN, name, known.p);
  bs_str_free(&known);
}

static void set(sqlite3_context *context, bs_host *host, const setting *s, sqlite3_value *value) {
  sqlite3_int64 n;
  if (!bs_value_whole(value, &n) || n < (sqlite3_int64)s->least || n > (sqlite3_int64)s->most) {
    bs_result_failure(context, "broadsheet_config: %s is a whole number from %lld to %lld", s->name,
                      (sqlite3_int64)s->least, (sqlite3_int64)s->most);
    return;
  }
  *slot(host, s) = (size_t)n;
  sqlite3_result_int64(context, n);
}

static void config(sqlite3_context *context, int argc, sqlite3_value **argv) {
  bs_host *host = sqlite3_user_data(context);
  const char *name = (const char *)sqlite3_value_text(argv[0]);
  if (!name) {
    unknown(context, "NULL");
    return;
  }
  for (int i = 0; i < SETTINGS; i++) {
    if (sqlite3_stricmp(name, settings[i].name) != 0) continue;
    if (argc > 1)
      set(context, host, &settings[i], argv[1]);
    else
      sqlite3_result_int64(context, (sqlite3_int64)*slot(host, &settings[i]));
    return;
  }
  unknown(context, name);
}

size_t bs_config_threads(void) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : n > USUAL_THREADS ? USUAL_THREADS : (size_t)n;
}

int bs_config_register(sqlite3 *db, bs_host *host) {
  int rc = SQLITE_OK;
  for (int argc = 1; argc <= 2 && rc == SQLITE_OK; argc++) {
    bs_host_ref(host);
    rc = sqlite3_create_function_v2(db, "broadsheet_config", argc, SQLITE_UTF8 | SQLITE_DIRECTONLY, host, config, 0, 0,
                                    bs_host_unref);
  }
  return rc;
}
