/* walk.c: the files below a location, one after another, in byte order of their printed paths. Holds one folder's
** names a level.
** Opens folders and no file. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "archive_int.h"

#define LINKS   16   /* folders reached by a symbolic link on one path */
#define CHAINED 1000 /* folders reached by a link below a link: links that fan out would multiply without end */

typedef struct item { /* one name of a folder */
  size_t name, shown; /* offsets in the listing's pool; equal where the name is UTF-8 */
  const char *key;    /* the printed name, once the pool stands still */
  bool folder, link;
} item;

typedef struct level { /* a folder that the walk is in */
  bs_str pool;
  item *item;
  size_t n, cap, at;
  size_t os, shown; /* lengths of the walk's paths up to and with the slash */
  dev_t dev;
  ino_t ino;
  unsigned links;
  bool assets; /* this is an asset folder or below one */
  bool whole;  /* the location's glob matched a folder above: all below belongs to it */
  bs_glob_at place_at, option_at;
} level;

struct bs_walk {
  bs_place place;
  bs_str location; /* keeps the place's glob alive */
  bs_glob place_glob, option_glob;
  bs_str option_text;
  bool has_place_glob, has_option_glob, recursive, assets;
  bs_str only; /* empty: all paths */
  bool single; /* the location is one file */
  bool ended;
  bool matched;     /* something answered the location's glob */
  unsigned chained; /* folders reached by a link below a link, so far */
  bool peeked;      /* the first entry of a glob was fetched when it was opened */
  bs_status peeked_status;
  bs_entry peek;
  level *level;
  size_t depth, cap;
  bs_str os, shown, error;
};

/* ---- one folder's names ---- */

static int by_key(const void *a, const void *b) {
  const item *x = a, *y = b;
  const unsigned char *p = (const unsigned char *)x->key, *q = (const unsigned char *)y->key;
  while (*p && *p == *q) p++, q++;
  int c = *p ? *p : x->folder ? '/' : 0, d = *q ? *q : y->folder ? '/' : 0;
  return c - d;
}

static bs_span name_of(const level *l, const item *i) { return bs_span_of(l->pool.p + i->name); }

/* What the directory entry itself tells; a link and an unknown are looked up. */
static void look_up(bs_walk *w, const struct dirent *d, item *it) {
  struct stat st;
  if (d->d_type != DT_UNKNOWN && d->d_type != DT_LNK) {
    it->folder = d->d_type == DT_DIR;
    return;
  }
  if (d->d_type == DT_UNKNOWN)
    it->link = lstat(w->os.p, &st) == 0 && S_ISLNK(st.st_mode);
  else
    it->link = true;
  it->folder = stat(w->os.p, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Takes in one name; w->os ends with the folder's slash and is left so. */
static bs_status add_name(bs_walk *w, level *l, const struct dirent *d) {
  if (!bs_grow(&l->item, &l->cap, l->n + 1, sizeof *l->item)) return BS_NOMEM;
  item *it = &l->item[l->n];
  *it = (item){.name = l->pool.n};
  bs_str_add(&l->pool, d->d_name, strlen(d->d_name) + 1);
  bs_str_addz(&w->os, d->d_name);
  if (l->pool.status || w->os.status) return BS_NOMEM;
  look_up(w, d, it);
  it->shown = l->pool.n;
  bs_status rc = bs_name_print(bs_str_span(&w->os), l->os, &l->pool);
  if (!rc && strcmp(l->pool.p + it->name, l->pool.p + it->shown) == 0) {
    bs_str_truncate(&l->pool, it->shown);
    it->shown = it->name;
  } else {
    bs_str_addc(&l->pool, 0);
  }
  bs_str_truncate(&w->os, l->os);
  if (rc || l->pool.status) return BS_NOMEM;
  l->n++;
  return BS_OK;
}

/* Whether the walk is in this folder already: a link has led back. */
static bool is_loop(const bs_walk *w, const level *l) {
  for (size_t i = 0; i < w->depth; i++)
    if (w->level[i].dev == l->dev && w->level[i].ino == l->ino) return true;
  return false;
}

/* Reads the folder that w->os names (w->os ends with its slash, or is empty). BS_IO with *err; BS_DONE: a loop. */
static bs_status read_names(bs_walk *w, level *l, int *err) {
  DIR *dir = opendir(w->os.n ? w->os.p : ".");
  *err = errno;
  if (!dir) return *err == ENOMEM ? BS_NOMEM : BS_IO;
  bs_status rc = BS_OK;
  struct stat st;
  if (fstat(dirfd(dir), &st) == 0) {
    l->dev = st.st_dev;
    l->ino = st.st_ino;
    if (is_loop(w, l)) rc = BS_DONE;
  }
  while (!rc) {
    errno = 0;
    struct dirent *d = readdir(dir);
    if (!d) {
      *err = errno;
      if (*err) rc = *err == ENOMEM ? BS_NOMEM : BS_IO;
      break;
    }
    if (strcmp(d->d_name, ".") && strcmp(d->d_name, "..")) rc = add_name(w, l, d);
  }
  closedir(dir);
  if (rc) return rc;
  for (size_t i = 0; i < l->n; i++) l->item[i].key = l->pool.p + l->item[i].shown;
  if (l->n) qsort(l->item, l->n, sizeof *l->item, by_key);
  return BS_OK;
}

static void free_level(level *l) {
  bs_str_free(&l->pool);
  free(l->item);
  *l = (level){0};
}

/* ---- going down ---- */

static void add_slash(bs_str *s) {
  if (s->n && s->p[s->n - 1] != '/') bs_str_addc(s, '/');
}

/* Goes into the folder that w->os and w->shown name. BS_DONE: a loop. */
static bs_status enter(bs_walk *w, level next, int *err) {
  add_slash(&w->os);
  add_slash(&w->shown);
  next.os = w->os.n;
  next.shown = w->shown.n;
  if (w->os.status || w->shown.status || !bs_grow(&w->level, &w->cap, w->depth + 1, sizeof *w->level)) return BS_NOMEM;
  bs_status rc = read_names(w, &next, err);
  if (rc) {
    free_level(&next);
    return rc;
  }
  w->level[w->depth++] = next;
  return BS_OK;
}

/* Whether `folder` holds the parts of a page in the same folder, or a mirror's cache. */
static bool is_asset_folder(const level *l, bs_span folder) {
  bs_span base;
  if (bs_span_is(folder, "hts-cache")) return true;
  if (!bs_name_asset_folder(folder, &base)) return false;
  for (size_t i = 0; i < l->n; i++)
    if (!l->item[i].folder && bs_name_owns(name_of(l, &l->item[i]), base)) return true;
  return false;
}

/* ---- entries ---- */

static void fill(bs_walk *w, bs_entry *e) {
  e->path = e->locator = bs_str_span(&w->shown);
  e->os_path = bs_str_span(&w->os);
  e->bytes = -1;
  e->mtime = INT64_MIN;
  e->error = BS_NULL_SPAN;
  e->item = 0;
}

static bs_status set_error(bs_walk *w, bs_entry *e, const char *what) {
  bs_str_clear(&w->error);
  bs_str_addz(&w->error, what);
  e->error = bs_str_span(&w->error);
  return w->error.status;
}

/* Size and time; a FIFO, a device, or what cannot be looked at gets its sentence. */
static bs_status look(bs_walk *w, bs_entry *e) {
  struct stat st;
  char room[32];
  if (stat(w->os.p, &st)) return set_error(w, e, bs_os_error(errno, room));
  e->mtime = (int64_t)st.st_mtime;
  const char *odd = bs_os_odd_kind(st.st_mode);
  if (!odd) {
    e->bytes = (int64_t)st.st_size;
    return BS_OK;
  }
  e->must_sniff = false;
  bs_str_clear(&w->error);
  bs_str_addf(&w->error, "is %s, not a file", odd);
  e->error = bs_str_span(&w->error);
  return w->error.status;
}

/* The location itself, one file. Asked for by name, it is opened under any name. */
static bs_status single(bs_walk *w, bs_entry *e) {
  bs_span path = bs_str_span(&w->place.os);
  size_t name = path.n;
  while (name > 0 && path.p[name - 1] != '/') name--;
  bs_name_kind kind = bs_name_classify(bs_span_sub(path, name, path.n));
  bs_str_addspan(&w->os, path);
  bs_str_addspan(&w->shown, bs_str_span(&w->place.shown));
  if (w->os.status || w->shown.status) return BS_NOMEM;
  fill(w, e);
  e->type = kind.type;
  e->must_sniff = kind.must_sniff || kind.type == BS_FILE_ASSET;
  e->item = w->place.item;
  bs_status rc = look(w, e);
  if (!rc && !e->error.p && e->type == BS_FILE_CONTAINER)
    rc = set_error(w, e, "what is inside WARC, ZIP and MHTML files is read from the second release on");
  return rc;
}

/* One folder of the current level. BS_OK: an entry that says why it cannot be read; BS_DONE: no entry (it was
** entered, or is not wanted). */
static bs_status visit_folder(bs_walk *w, const level *l, const item *it, bs_entry *e) {
  char room[32];
  int err = 0;
  bs_span shown = bs_span_of(it->key);
  level next = {.assets = l->assets, .whole = l->whole, .links = l->links + it->link};
  if (!w->recursive) return BS_DONE;
  next.assets = next.assets || is_asset_folder(l, name_of(l, it));
  if (next.assets && !w->assets) return BS_DONE;
  if (w->has_place_glob && !next.whole) {
    next.place_at = bs_glob_step(&w->place_glob, l->place_at, shown);
    next.whole = bs_glob_done(&w->place_glob, next.place_at) && !w->place_glob.deep[w->place_glob.n - 1];
    if (!next.place_at) return BS_DONE;
  }
  if (w->has_option_glob) {
    next.option_at = bs_glob_step(&w->option_glob, l->option_at, shown);
    if (!next.option_at) return BS_DONE;
  }
  if (next.whole) w->matched = true;
  size_t os = w->os.n, printed = w->shown.n;
  bool chained = it->link && l->links;
  bs_status rc = next.links > LINKS || (chained && w->chained == CHAINED) ? BS_IO : enter(w, next, &err);
  if (rc == BS_OK) {
    w->chained += chained;
    return BS_DONE;
  }
  if (rc != BS_IO) return rc;
  bs_str_truncate(&w->os, os);
  bs_str_truncate(&w->shown, printed);
  add_slash(&w->shown); /* as it is sorted */
  if (w->shown.status) return BS_NOMEM;
  fill(w, e);
  e->type = BS_FILE_OTHER;
  e->must_sniff = false;
  return set_error(w, e, err ? bs_os_error(err, room) : "symbolic links to folders, one behind another without end");
}

static bs_status visit_file(bs_walk *w, const level *l, const item *it, bs_entry *e) {
  bs_span shown = bs_span_of(it->key);
  bs_name_kind kind = bs_name_classify(name_of(l, it));
  if (w->has_place_glob && !l->whole) {
    if (!bs_glob_done(&w->place_glob, bs_glob_step(&w->place_glob, l->place_at, shown))) return BS_DONE;
    w->matched = true;
  }
  if (w->has_option_glob && !bs_glob_done(&w->option_glob, bs_glob_step(&w->option_glob, l->option_at, shown)))
    return BS_DONE;
  if (l->assets) kind = (bs_name_kind){BS_FILE_ASSET, false};
  if (kind.type == BS_FILE_ASSET && !w->assets) return BS_DONE;
  fill(w, e);
  e->type = kind.type;
  e->must_sniff = kind.must_sniff;
  return look(w, e);
}

/* Whether the name, which w->shown ends with, is on the way to the only path wanted. */
static bool is_on_way(const bs_walk *w, const level *l, const item *it) {
  size_t n = w->shown.n, only = w->only.n;
  if (!it->folder && w->only.p[only - 1] == '/') return l->shown == only && memcmp(w->shown.p, w->only.p, only) == 0;
  if (n > only || memcmp(w->shown.p, w->only.p, n) != 0) return false;
  return n == only || (it->folder && w->only.p[n] == '/');
}

static bs_status next_below(bs_walk *w, bs_entry *e) {
  while (w->depth) {
    level *l = &w->level[w->depth - 1];
    bs_str_truncate(&w->os, l->os);
    bs_str_truncate(&w->shown, l->shown);
    if (l->at == l->n) {
      free_level(l);
      w->depth--;
      continue;
    }
    const item *it = &l->item[l->at++];
    bs_str_addz(&w->os, l->pool.p + it->name);
    bs_str_addz(&w->shown, it->key);
    if (w->os.status || w->shown.status) return BS_NOMEM;
    if (w->only.n && !is_on_way(w, l, it)) continue;
    /* visit_folder may move the levels; it reads l and it before it does. */
    bs_status rc = it->folder ? visit_folder(w, l, it, e) : visit_file(w, l, it, e);
    if (rc != BS_DONE) return rc;
  }
  return BS_DONE;
}

/* ---- the walk ---- */

static bs_status start(bs_walk *w, const bs_walk_options *options, bs_str *why) {
  if (w->place.glob.p) {
    w->has_place_glob = true;
    if (!bs_glob_compile(&w->place_glob, w->place.glob, false)) goto too_deep;
  }
  if (options->glob.p) {
    bs_str_addspan(&w->option_text, options->glob);
    if (w->option_text.status) return BS_NOMEM;
    w->has_option_glob = true;
    if (!bs_glob_compile(&w->option_glob, bs_str_span(&w->option_text), true)) goto too_deep;
  }
  if (!w->place.folder) {
    w->single = true;
    return BS_OK;
  }
  if (options->only.p && !w->has_place_glob) bs_str_addspan(&w->only, options->only);
  int err = 0;
  char room[32];
  level top = {.place_at = w->has_place_glob ? bs_glob_start(&w->place_glob) : 0,
               .option_at = w->has_option_glob ? bs_glob_start(&w->option_glob) : 0};
  bs_str_addspan(&w->os, bs_str_span(&w->place.os));
  bs_str_addspan(&w->shown, bs_str_span(&w->place.shown));
  bs_status rc = w->os.status || w->shown.status || w->only.status ? BS_NOMEM : enter(w, top, &err);
  return rc == BS_IO ? bs_place_refuse(rc, bs_str_span(&w->place.shown), bs_os_error(err, room), why) : rc;
too_deep:
  bs_str_addf(why, "a glob has at most %d parts between slashes", BS_GLOB_PARTS);
  return why->status ? why->status : BS_MISUSE;
}

/* A glob that nothing answers is a slip of the pen, and said so when it is opened. */
static bs_status peek(bs_walk *w, bs_str *why) {
  w->peeked_status = next_below(w, &w->peek);
  w->peeked = true;
  if (w->peeked_status == BS_NOMEM) return BS_NOMEM;
  if (w->peeked_status == BS_OK || w->matched) return BS_OK;
  return bs_place_refuse(BS_IO, bs_str_span(&w->location), "nothing has a name that matches", why);
}

bs_status bs_walk_open(bs_walk **out, bs_span location, const bs_walk_options *options, bs_str *why) {
  static const bs_walk_options usual = {.recursive = true};
  if (!options) options = &usual;
  *out = NULL;
  bs_walk *w = calloc(1, sizeof *w);
  if (!w) return BS_NOMEM;
  w->recursive = options->recursive;
  w->assets = options->assets;
  bs_str_addspan(&w->location, location);
  bs_status rc = w->location.status;
  if (!rc) rc = bs_place_find(&w->place, bs_str_span(&w->location), why);
  if (!rc) rc = start(w, options, why);
  if (!rc && w->has_place_glob) rc = peek(w, why);
  if (rc) {
    bs_walk_close(w);
    return rc;
  }
  *out = w;
  return BS_OK;
}

bs_status bs_walk_next(bs_walk *w, bs_entry *entry) {
  if (w->ended) return BS_DONE;
  bs_status rc;
  if (w->peeked) {
    *entry = w->peek;
    rc = w->peeked_status;
    w->peeked = false;
  } else if (w->single) {
    w->single = false;
    rc = single(w, entry);
  } else {
    rc = next_below(w, entry);
  }
  w->ended = rc != BS_OK;
  return rc;
}

void bs_walk_close(bs_walk *w) {
  if (!w) return;
  while (w->depth) free_level(&w->level[--w->depth]);
  free(w->level);
  bs_place_free(&w->place);
  bs_str_free(&w->location);
  bs_str_free(&w->option_text);
  bs_str_free(&w->only);
  bs_str_free(&w->os);
  bs_str_free(&w->shown);
  bs_str_free(&w->error);
  free(w);
}

bs_status bs_entry_sniff(bs_entry *e, bs_sniffer sniff, bs_str *why) {
  if (!e->must_sniff) return BS_OK;
  e->must_sniff = false;
  bs_str bytes = BS_STR_INIT;
  bs_str_clear(why);
  bs_status rc = bs_source_first(e->os_path, 8192, sniff, &bytes, why);
  if (rc == BS_NOMEM || why->status)
    rc = BS_NOMEM;
  else if (rc)
    e->error = bs_str_span(why);
  else if (sniff(bs_str_span(&bytes)))
    e->type = BS_FILE_PAGE;
  else if (e->type != BS_FILE_ASSET)
    e->type = BS_FILE_OTHER;
  bs_str_free(&bytes);
  return rc == BS_NOMEM ? BS_NOMEM : BS_OK;
}
