/* open.h: which elements libxml2 has open when it comes to a tag that the lexer is about to send (for lexer.c alone). */
#ifndef BS_PAGE_OPEN_H
#define BS_PAGE_OPEN_H
#include "page.h"

/* Elements of one page that are open: those that libxml2 has, and behind them those that are too deep for it. */
enum { BS_OPEN_MOST = 512, BS_OPEN_ROOM = BS_OPEN_MOST + 8 };
typedef struct bs_open {
  uint32_t limit;               /* elements nested at most */
  uint32_t n;                   /* libxml2's stack … */
  uint32_t id[BS_OPEN_ROOM];    /* … of bs_tag, or UNLISTED with a hash of the name */
  uint32_t count[BS_TAG_COUNT]; /* how many of each are in id[] */
  bool head_seen, body_seen;
  uint16_t *deep; /* too deep: known to us alone; all unlisted names are one here */
  size_t ndeep, deep_cap;
  uint32_t deep_count[BS_TAG_COUNT];
  bool no_memory;
} bs_open;

/* An element's name: its bs_tag, or, with this bit, the hash of a name that tags.inc does not list. */
#define BS_OPEN_UNLISTED 0x80000000u

typedef enum bs_open_act {
  BS_OPEN_DROP, /* not for libxml2 */
  BS_OPEN_SEND,
  BS_OPEN_EMPTY /* start tags: as an element without content */
} bs_open_act;

void bs_open_init(bs_open *o, size_t depth_limit);
void bs_open_free(bs_open *o);
/* A start tag comes; empty: it has no content. *close, *times: elements that end here and need an end tag for libxml2 to see
** that, sent so often before the tag (times is mostly 0). */
bs_open_act bs_open_start(bs_open *o, uint32_t id, bool empty, bs_tag *close, uint32_t *times);
/* An end tag comes: sent only where it ends an element. */
bs_open_act bs_open_end(bs_open *o, uint32_t id);
/* Text that is not blank comes. Whether a <body> has to be sent first: libxml2 2.9 would make a <p> of it as well. */
bool bs_open_text(bs_open *o);

#endif
