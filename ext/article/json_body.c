/* json_body.c: the publisher's articleBody, found again on the page: which blocks stand in it. Its text is never used itself, since it
** may be cut off, stale or another article's. */
#include <stdlib.h>

#include "score.h"

bs_status bs_json_body_find(bs_scene *s) {
  s->json = false;
  return BS_OK;
}
