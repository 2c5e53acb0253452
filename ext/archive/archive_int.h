/* archive_int.h: what the files of ext/archive share, and nobody else uses.
** locate.c (text -> what to walk) -> walk.c (folders, in order) -> names.c (what a name says; how it is printed),
** glob.c (what matches); source.c (bytes of one file) stands beside them, os.c holds what they ask of the system. */
#ifndef BS_ARCHIVE_INT_H
#define BS_ARCHIVE_INT_H
#include <sys/stat.h>

#include "archive.h"

/* ---- os.c ---- */
/* What an errno means, in words that do not depend on the locale; "error 123" in `room` for rare ones. */
const char *bs_os_error(int err, char room[32]);
/* What a file is that is none to read: "a folder", "a FIFO", "a device", "a socket"; NULL for a regular file. */
const char *bs_os_odd_kind(mode_t mode);

/* ---- names.c ---- */
typedef struct bs_name_kind {
  bs_file_type type;
  bool must_sniff;
} bs_name_kind;
/* What a file's name alone says. */
bs_name_kind bs_name_classify(bs_span name);
/* Whether a folder's name makes it the asset folder of a page; *base gets the page's name without extension. */
bool bs_name_asset_folder(bs_span name, bs_span *base);
/* Whether `file` is a page called `base` with a page's extension. */
bool bs_name_owns(bs_span file, bs_span base);
/* Appends the printed form of one path component that is not valid UTF-8: bad bytes, % and ! (an item's mark) as %XX.
** `more` bytes from the end are escaped as well, for a form that no file has as its name. */
void bs_name_escape(bs_span name, size_t more, bs_str *out);
/* Appends one component with %XX undone. False where there was none. */
bool bs_name_unescape(bs_span name, bs_str *out);
/* Whether anything (a dangling link too) has this name. */
bool bs_name_taken(const char *os_path);
/* Appends the printed form of the component that stands behind `parent` bytes in os_path: as it stands where that is
** UTF-8, else escaped. */
bs_status bs_name_print(bs_span os_path, size_t parent, bs_str *out);

/* ---- glob.c ---- */
#define BS_GLOB_PARTS 60 /* components of a pattern; a set of positions fits in 64 bits */
typedef struct bs_glob { /* slices of the pattern, which the caller keeps */
  bs_span part[BS_GLOB_PARTS];
  bool deep[BS_GLOB_PARTS]; /* the part is **: any number of components */
  unsigned n;
} bs_glob;
typedef uint64_t bs_glob_at; /* the positions in the pattern that the components so far can have led to; 0: none */
/* Whether text holds a wildcard. */
bool bs_glob_is(bs_span text);
/* False when the pattern has too many components. `anywhere`: a pattern without / is one for the file's name alone. */
bool bs_glob_compile(bs_glob *g, bs_span pattern, bool anywhere);
bs_glob_at bs_glob_start(const bs_glob *g);
/* The positions one component further. */
bs_glob_at bs_glob_step(const bs_glob *g, bs_glob_at at, bs_span component);
/* Whether the whole pattern is used up. */
bool bs_glob_done(const bs_glob *g, bs_glob_at at);
/* One component against one part: * ? and […]. Linear but for *, where it is the product of the lengths at worst. */
bool bs_glob_part(bs_span part, bs_span name);

/* ---- locate.c ---- */
typedef struct bs_place { /* what a location means */
  bs_str os;              /* the path that open(2) takes, without a slash at its end */
  bs_str shown;           /* the same as printed */
  bool folder;
  int item;     /* of page.htm!2; 0: all */
  bs_span glob; /* the pattern below the folder, a slice of the location, or a NULL span */
} bs_place;
/* BS_IO, BS_MISUSE, BS_NOMEM as bs_walk_open. The place is to be freed in any case. */
bs_status bs_place_find(bs_place *place, bs_span location, bs_str *why);
void bs_place_free(bs_place *place);
/* Appends "location: reason", the location cut to a readable length and as valid UTF-8. Gives `status`, or BS_NOMEM. */
bs_status bs_place_refuse(bs_status status, bs_span location, const char *reason, bs_str *why);

/* ---- source.c ---- */
/* Opens a regular file for reading without ever waiting on a FIFO or device. BS_IO with a sentence in *why and *fd
** -1. */
bs_status bs_source_open(const char *os_path, int *fd, struct stat *st, bs_str *why);
/* Reads up to `most` of the first bytes and undoes what compression they have as far as they go. */
bs_status bs_source_first(bs_span os_path, size_t most, bs_sniffer sniff, bs_str *bytes, bs_str *why);

#endif
