/* names.c: what the name of a file or folder says about it, and how names that are not UTF-8 are printed. Opens
** nothing. */
#include "archive_int.h"

#include "../text/utf8.h"

/* ---- what a name says ---- */

static bool listed(bs_span word, const char *const *list) {
  for (; *list; list++)
    if (bs_span_ieq(word, *list)) return true;
  return false;
}

static const char *const PAGES[] = {"html", "htm", "xhtml", "shtml", NULL};
/* Pages too, but told by their first bytes; they own asset folders like the others. */
static const char *const SCRIPTS[] = {"xht", "php", "asp", "aspx", "jsp", "mht", "mhtml", "cfm", "cgi", "do", NULL};
static const char *const CONTAINERS[] = {"warc", "zip", "mht", "mhtml", "maff", "wacz", NULL};
/* What a page loads. A mirror keeps a server's HTML answer "not found" under such a name, and that is no article: not
** opened. */
static const char *const ASSETS[] = {
    "css",  "js",  "mjs",  "map", "png",  "jpg",  "jpeg",  "gif", "webp", "avif", "bmp", "ico", "cur", "tif",
    "tiff", "jxl", "heic", "svg", "svgz", "woff", "woff2", "ttf", "otf",  "eot",  "mp3", "m4a", "ogg", "oga",
    "wav",  "aac", "flac", "mp4", "m4v",  "webm", "ogv",   "mov", "avi",  "wmv",  "flv", "mkv", "mpg", "mpeg",
    "m3u8", "swf", "wasm", "exe", "dmg",  "iso",  "rar",   "7z",  "tar",  "bz2",  "xz",  "zst", NULL};

static bs_span extension(bs_span name) {
  for (size_t i = name.n; i-- > 1;)
    if (name.p[i] == '.') return bs_span_sub(name, i + 1, name.n);
  return BS_NULL_SPAN;
}

bs_name_kind bs_name_classify(bs_span name) {
  const bs_name_kind other = {BS_FILE_OTHER, false}, unknown = {BS_FILE_OTHER, true};
  if (bs_span_starts(name, "._")) return other; /* AppleDouble: a file's Finder data, under the file's own extension */
  bs_span ext = extension(name);
  if (listed(ext, PAGES)) return (bs_name_kind){BS_FILE_PAGE, false};
  if (listed(ext, CONTAINERS) || bs_span_iends(name, ".warc.gz")) return (bs_name_kind){BS_FILE_CONTAINER, false};
  /* style.css?ver=5 and Chrome's site.js.download are assets still, a.html?id=5 is whatever its bytes are. */
  size_t query = bs_span_find(name, "?", 0);
  bs_span stem = query == SIZE_MAX ? name : bs_span_sub(name, 0, query);
  if (bs_span_iends(stem, ".download")) stem = bs_span_sub(stem, 0, stem.n - strlen(".download"));
  if (listed(ext, ASSETS) || listed(extension(stem), ASSETS)) return (bs_name_kind){BS_FILE_ASSET, false};
  return unknown;
}

/* What browsers put behind a page's name for the folder of its parts, in the languages they speak. */
static const char *const ASSET_SUFFIXES[] = {"_files",
                                             ".files",
                                             "_file",
                                             "-Dateien",
                                             "_Dateien",
                                             "_fichiers",
                                             "_archivos",
                                             "_bestanden",
                                             "_pliki",
                                             "_ficheiros",
                                             "_arquivos",
                                             "_soubory",
                                             "_subory",
                                             "_s\xC3\xBA"
                                             "bory",
                                             "_elemei",
                                             ".f\xC3\xA1jlok",
                                             "_f\xC3\xA1jlok",
                                             "_filer",
                                             "-filer",
                                             "_tiedostot",
                                             "_dosyalar",
                                             "_fitxers",
                                             "_datoteke",
                                             "_fajlovi",
                                             "_fisiere",
                                             "_fi\xC5\x9Fiere",
                                             "_fi\xC8\x99iere",
                                             "_failid",
                                             "_bylos",
                                             "_fails",
                                             "_datnes",
                                             "_bestanda",
                                             "_fitxategiak",
                                             "_\xD1\x84\xD0\xB0\xD0\xB9\xD0\xBB\xD1\x8B",
                                             ".\xD1\x84\xD0\xB0\xD0\xB9\xD0\xBB\xD1\x8B",
                                             "_\xD1\x84\xD0\xB0\xD0\xB9\xD0\xBB\xD0\xB8",
                                             "_\xE6\x96\x87\xE4\xBB\xB6",
                                             "_\xE3\x83\x95\xE3\x82\xA1\xE3\x82\xA4\xE3\x83\xAB",
                                             "_\xED\x8C\x8C\xEC\x9D\xBC",
                                             NULL};

bool bs_name_asset_folder(bs_span name, bs_span *base) {
  for (const char *const *s = ASSET_SUFFIXES; *s; s++) {
    size_t n = strlen(*s);
    if (name.n > n && bs_span_iends(name, *s)) {
      *base = bs_span_sub(name, 0, name.n - n);
      return true;
    }
  }
  return false;
}

bool bs_name_owns(bs_span file, bs_span base) {
  if (file.n <= base.n + 1 || file.p[base.n] != '.' || !bs_span_eq(bs_span_sub(file, 0, base.n), base)) return false;
  bs_span ext = bs_span_sub(file, base.n + 1, file.n);
  return listed(ext, PAGES) || listed(ext, SCRIPTS);
}

/* ---- names that are not UTF-8 ---- */

static void add_escaped(bs_str *out, unsigned char c) { bs_str_addf(out, "%%%02X", c); }

void bs_name_escape(bs_span name, size_t more, bs_str *out) {
  size_t plain = name.n > more ? name.n - more : 0; /* from here on every byte is escaped */
  plain = bs_utf8_floor(name, plain);
  for (size_t at = 0; at < name.n;) {
    bs_span rest = bs_span_sub(name, at, at < plain ? plain : name.n);
    size_t good = at < plain ? bs_utf8_valid(rest) : 0;
    for (size_t i = 0; i < good; i++) {
      if (rest.p[i] == '%' || rest.p[i] == '!')
        add_escaped(out, (unsigned char)rest.p[i]);
      else
        bs_str_addc(out, rest.p[i]);
    }
    at += good;
    if (at < name.n && good < rest.n) add_escaped(out, (unsigned char)name.p[at++]);
  }
}

static int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1; /* printed forms have capitals only */
}

bool bs_name_unescape(bs_span name, bs_str *out) {
  bool any = false;
  for (size_t i = 0; i < name.n; i++) {
    int high = name.p[i] == '%' && i + 2 < name.n ? hex(name.p[i + 1]) : -1;
    int low = high >= 0 ? hex(name.p[i + 2]) : -1;
    if (low >= 0 && high * 16 + low != 0 && high * 16 + low != '/') {
      bs_str_addc(out, (char)(high * 16 + low));
      i += 2;
      any = true;
    } else {
      bs_str_addc(out, name.p[i]);
    }
  }
  return any;
}

bool bs_name_taken(const char *os_path) {
  struct stat st;
  return lstat(os_path, &st) == 0;
}

bs_status bs_name_print(bs_span os_path, size_t parent, bs_str *out) {
  bs_span name = bs_span_sub(os_path, parent, os_path.n);
  if (bs_utf8_valid(name) == name.n) {
    bs_str_addspan(out, name);
    return out->status;
  }
  size_t start = out->n;
  bs_str probe = BS_STR_INIT;
  for (size_t more = 0; more <= name.n; more++) {
    bs_str_truncate(out, start);
    bs_name_escape(name, more, out);
    bs_str_clear(&probe);
    bs_str_add(&probe, os_path.p, parent);
    if (!out->status) bs_str_add(&probe, out->p + start, out->n - start);
    if (out->status || probe.status || !bs_name_taken(probe.p)) break;
  }
  bs_status rc = out->status ? out->status : probe.status;
  bs_str_free(&probe);
  return rc;
}

bs_status bs_locator_item(const bs_entry *entry, int item, bs_str *out) {
  size_t start = out->n, slash = entry->os_path.n, shown = entry->path.n;
  while (slash > 0 && entry->os_path.p[slash - 1] != '/') slash--;
  while (shown > 0 && entry->path.p[shown - 1] != '/') shown--;
  bs_span name = bs_span_sub(entry->os_path, slash, entry->os_path.n);
  bs_str probe = BS_STR_INIT;
  bool taken = true;
  for (size_t more = 0; taken && more <= name.n && !out->status; more++) {
    bs_str_truncate(out, start);
    bs_str_add(out, entry->path.p, more ? shown : entry->path.n);
    if (more) bs_name_escape(name, more, out);
    /* What is printed must be no file's own name, neither with nor without the item: those are looked for first. */
    bs_str_clear(&probe);
    bs_str_add(&probe, entry->os_path.p, slash);
    if (!out->status) bs_str_add(&probe, out->p + start + shown, out->n - start - shown);
    taken = more && !probe.status && bs_name_taken(probe.p);
    bs_str_addf(&probe, "!%d", item);
    bs_str_addf(out, "!%d", item);
    taken = taken || (!probe.status && bs_name_taken(probe.p));
  }
  bs_status rc = out->status ? out->status : probe.status;
  bs_str_free(&probe);
  return rc;
}
