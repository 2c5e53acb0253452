/* archive.h: location -> stream of files: resolving a location, walking folders in byte order of paths, globs,
** reading bytes whole, undoing gzip and brotli. Knows nothing of articles. */
#ifndef BS_ARCHIVE_H
#define BS_ARCHIVE_H
#include "../base/base.h"

typedef enum bs_file_type { BS_FILE_PAGE, BS_FILE_ASSET, BS_FILE_CONTAINER, BS_FILE_OTHER } bs_file_type;

typedef struct bs_entry { /* one file; spans are borrowed until the next bs_walk_next */
  bs_span path;           /* as opened: valid UTF-8, bytes that are none percent-escaped, reversibly */
  bs_span locator;        /* what reopens exactly this file; the path, unless that would be read as something else */
  bs_span os_path;        /* the bytes that open(2) takes, NUL-terminated */
  int64_t bytes;          /* size on disk, -1 unknown */
  int64_t mtime;          /* seconds since 1970 UTC; INT64_MIN unknown */
  bs_file_type type;
  bool must_sniff; /* the name says nothing: bs_entry_sniff decides the type by the first bytes */
  int item;        /* 0: all items; else the item that the locator (page.htm!2) asked for */
  bs_span error;   /* a sentence, or a NULL span; then type is what the name says */
} bs_entry;

typedef struct bs_walk_options {
  bool recursive; /* folders below folders; default true */
  bs_span glob;   /* only paths below the location that match, or a NULL span */
  bool assets;    /* also files in asset folders, hts-cache and the like (html_files) */
  bs_span
      only; /* a printed path, or a NULL span: folders that do not lead there are not read, and only the file of that
                     name is given; all files of one folder where it ends with a slash. Heeded where the location is a folder. */
} bs_walk_options;

typedef struct bs_walk bs_walk;

/* Opens a location: existing path, printed locator, glob; in that order. BS_IO with a sentence that names it when
** nothing is there (or nothing matches the glob); BS_MISUSE for text that starts like markup and for what a later
** release reads; BS_NOMEM. `location` need not outlive the call. `options` NULL: recursive, no glob, no assets. A
** `glob` without / is for file names in any folder, one with / for paths below the location; a location's own glob
** that matches a folder takes in all that is below it.
** A location that is one file gives one entry, with type CONTAINER and an error that says so for WARC, ZIP, MHTML. */
bs_status bs_walk_open(bs_walk **out, bs_span location, const bs_walk_options *options, bs_str *why);
/* The next file in byte order of paths. BS_DONE at the end; BS_NOMEM. A file or folder that cannot be read is an
** entry with error. */
bs_status bs_walk_next(bs_walk *walk, bs_entry *entry);
void bs_walk_close(bs_walk *walk);

/* Appends the locator of one item of a page with several (page.htm!2) for which no file stands. */
bs_status bs_locator_item(const bs_entry *entry, int item, bs_str *out);

/* Decides entry->type from the first bytes where must_sniff (opens the file; never a FIFO or device). A failure is
** entry->error, which stands in *why then; BS_NOMEM. On any thread. */
typedef bool (*bs_sniffer)(bs_span first_bytes); /* bs_page_sniff, handed in: this wing knows no HTML */
bs_status bs_entry_sniff(bs_entry *entry, bs_sniffer sniff, bs_str *why);

/* Reads a file whole, undoes gzip and brotli (brotli has no magic: tried where the bytes are no text), with 8 zero
** bytes behind. `sniff` tells whether undone brotli is a page. BS_LIMIT (page_bytes) and BS_IO with a sentence in
** *why; never opens a FIFO or device. */
bs_status bs_source_read(bs_span os_path, const bs_limits *limits, bs_sniffer sniff, bs_str *bytes, bs_str *why);
/* Undoes gzip (all members), zlib and brotli of bytes in memory, as bs_source_read does. BS_LIMIT, BS_FORMAT
** (damaged) with a sentence in *why, BS_NOMEM. */
bs_status bs_source_unpack(bs_str *bytes, const bs_limits *limits, bs_sniffer sniff, bs_str *why);

#endif
