/* locate.c: what a location means: an existing path as it stands, a locator as the tables print it, a glob; in that
** order.
** Looks names up and opens nothing. */
#include <errno.h>

#include "../text/utf8.h"
#include "archive_int.h"

#define SHOWN 200 /* bytes of a location that a message repeats */

static void add_shown(bs_str *why, bs_span location) {
  bs_span cut = bs_span_sub(location, 0, bs_utf8_floor(location, location.n < SHOWN ? location.n : SHOWN));
  size_t from = why->n;
  bs_utf8_mend(cut, why);
  for (size_t i = from; i < why->n; i++)
    if (!why->p[i]) why->p[i] = '?'; /* a NUL would end the sentence */
  if (cut.n < location.n) bs_str_addz(why, "\xE2\x80\xA6");
}

bs_status bs_place_refuse(bs_status status, bs_span location, const char *reason, bs_str *why) {
  add_shown(why, location);
  bs_str_addf(why, ": %s", reason);
  return why->status ? why->status : status;
}

static bs_status set_path(bs_str *s, bs_span path) {
  bs_str_clear(s);
  bs_str_addspan(s, path);
  return s->status;
}

/* saved/ and saved are one folder and print the same paths. */
static bs_span without_slashes(bs_span path) {
  while (path.n > 1 && path.p[path.n - 1] == '/') path.n--;
  return path;
}

/* The printed form of a path that the caller wrote: component by component as names.c prints it. */
static bs_status show(const bs_str *os, bs_str *shown) {
  bs_span path = bs_str_span(os);
  bs_str_clear(shown);
  for (size_t at = 0; at < path.n && !shown->status;) {
    size_t slash = bs_span_find(path, "/", at);
    if (slash == SIZE_MAX) slash = path.n;
    if (slash > at) {
      bs_status rc = bs_name_print(bs_span_sub(path, 0, slash), at, shown);
      if (rc) return rc;
    }
    if (slash < path.n) bs_str_addc(shown, '/');
    at = slash + 1;
  }
  return shown->status;
}

/* Fills the place from a path as it stands. BS_DONE: nothing there (*err says why). */
static bs_status try_path(bs_place *place, bs_span path, int *err) {
  struct stat st;
  *err = ENOENT;
  if (!path.n || memchr(path.p, 0, path.n)) return BS_DONE;
  bs_status rc = set_path(&place->os, path);
  if (rc) return rc;
  if (stat(place->os.p, &st)) {
    *err = errno;
    return BS_DONE;
  }
  place->folder = S_ISDIR(st.st_mode);
  if (place->folder) bs_str_truncate(&place->os, without_slashes(path).n);
  return show(&place->os, &place->shown);
}

/* The same for a path as printed, where names that are not UTF-8 are escaped: a component that is not there as it
** stands is undone. */
static bs_status try_printed(bs_place *place, bs_span path) {
  if (bs_span_find(path, "%", 0) == SIZE_MAX || memchr(path.p, 0, path.n)) return BS_DONE;
  bs_str os = BS_STR_INIT;
  bool any = false;
  int err;
  for (size_t at = 0; at < path.n && !os.status;) {
    size_t slash = bs_span_find(path, "/", at), start = os.n;
    if (slash == SIZE_MAX) slash = path.n;
    bs_span part = bs_span_sub(path, at, slash);
    bs_str_addspan(&os, part);
    if (part.n && !os.status && !bs_name_taken(os.p)) {
      bs_str_truncate(&os, start);
      any = bs_name_unescape(part, &os) || any;
    }
    if (slash < path.n) bs_str_addc(&os, '/');
    at = slash + 1;
  }
  bs_status rc = os.status ? os.status : any ? try_path(place, bs_str_span(&os), &err) : BS_DONE;
  bs_str_free(&os);
  return rc;
}

static bs_status try_both(bs_place *place, bs_span path, int *err) {
  bs_status rc = try_path(place, path, err);
  return rc == BS_DONE ? try_printed(place, path) : rc;
}

/* page.htm!2 */
static bs_status try_item(bs_place *place, bs_span location) {
  size_t bang = location.n;
  int item = 0, err;
  while (bang > 0 && bs_ascii_digit((unsigned char)location.p[bang - 1])) bang--;
  size_t digits = location.n - bang;
  if (bang < 2 || location.p[bang - 1] != '!' || digits < 1 || digits > 9) return BS_DONE;
  for (size_t i = bang; i < location.n; i++) item = item * 10 + (location.p[i] - '0');
  if (item < 1) return BS_DONE;
  bs_status rc = try_both(place, bs_span_sub(location, 0, bang - 1), &err);
  if (rc) return rc;
  if (place->folder) return BS_DONE;
  place->item = item;
  return BS_OK;
}

/* news.warc.gz#1234: the last # whose left side is a container. */
static bs_status try_container(bs_place *place, bs_span location, bs_str *why) {
  int err, probes = 16; /* a path of a thousand # is no locator of ours */
  for (size_t i = location.n; i-- > 1 && probes;) {
    if (location.p[i] != '#') continue;
    bs_span left = bs_span_sub(location, 0, i);
    size_t name = left.n;
    while (name > 0 && left.p[name - 1] != '/') name--;
    if (bs_name_classify(bs_span_sub(left, name, left.n)).type != BS_FILE_CONTAINER) continue;
    probes--;
    bs_status rc = try_both(place, left, &err);
    if (rc == BS_OK && !place->folder)
      return bs_place_refuse(BS_MISUSE, location,
                             "what is inside WARC, ZIP and MHTML files is read from the second release on", why);
    if (rc == BS_NOMEM) return rc;
  }
  return BS_DONE;
}

/* The folder before the first component with a wildcard, and the pattern below it. */
static bs_status try_glob(bs_place *place, bs_span location, int *err) {
  if (!bs_glob_is(location) || memchr(location.p, 0, location.n)) return BS_DONE;
  size_t base = 0;
  while (base < location.n && !bs_glob_is(bs_span_sub(location, base, base + 1))) base++;
  while (base > 0 && location.p[base - 1] != '/') base--;
  place->glob = bs_span_sub(location, base, location.n);
  if (base == 0) {
    place->folder = true;
    bs_str_clear(&place->shown);
    return set_path(&place->os, BS_LIT(""));
  }
  bs_status rc = try_both(place, bs_span_sub(location, 0, base), err);
  if (rc == BS_OK && !place->folder) {
    *err = ENOTDIR;
    rc = BS_DONE;
  }
  return rc;
}

bs_status bs_place_find(bs_place *place, bs_span location, bs_str *why) {
  int err = ENOENT, glob_err = 0;
  char room[32];
  memset(place, 0, sizeof *place);
  if (!location.n)
    return bs_place_refuse(BS_MISUSE, BS_LIT("''"), "an empty location: write '.' for the folder you are in", why);
  bs_status rc = try_path(place, location, &err);
  if (rc == BS_DONE) rc = try_item(place, location);
  if (rc == BS_DONE) rc = try_printed(place, location);
  if (rc == BS_DONE) rc = try_container(place, location, why);
  if (rc != BS_DONE) return rc;
  place->folder = false;
  if (bs_span_starts(bs_span_trim(location), "<")) {
    bs_str_addz(why, "this looks like HTML: pass CAST(x AS BLOB)");
    return why->status ? why->status : BS_MISUSE;
  }
  rc = try_glob(place, location, &glob_err);
  if (rc != BS_DONE) return rc;
  if (glob_err) err = glob_err;
  return bs_place_refuse(BS_IO, location, bs_os_error(err, room), why);
}

void bs_place_free(bs_place *place) {
  bs_str_free(&place->os);
  bs_str_free(&place->shown);
  memset(place, 0, sizeof *place);
}
