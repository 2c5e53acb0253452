/* clues_place.c: what the place of a visible date tells: which role it has and how far it is to be believed. Owns no
** reading of dates. */
#include <stdlib.h>

#include "clues.h"

enum { LIST_DAYS = 3 };

/* ---- lists: dates of one shape with several days are cards, comments or events ---- */

static int64_t day_of(const bs_clue *c) {
  bs_date d = c->date;
  d.hour = d.minute = d.second = 0;
  return bs_date_minutes(&d) / (24 * 60);
}

static int by_value(const void *x, const void *y) {
  uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
  return a < b ? -1 : a > b;
}

/* Whether the clues at the n places of row (their lower halves) are of LIST_DAYS days or more. */
static bool many_days(const bs_clue *row, const uint64_t *place, size_t n) {
  int64_t seen[LIST_DAYS];
  int days = 0;
  for (size_t i = 0; i < n && days < LIST_DAYS; i++) {
    int64_t day = day_of(&row[(uint32_t)place[i]]);
    int k = 0;
    while (k < days && seen[k] != day) k++;
    if (k == days) seen[days++] = day;
  }
  return days == LIST_DAYS;
}

static bs_status find_lists(bs_clues *clues, size_t from) {
  size_t n = clues->list.n - from;
  bs_clue *row = clues->list.row + from;
  if (n < LIST_DAYS) return BS_OK;
  uint64_t *place = malloc(n * sizeof(*place)); /* shape, then number, so that those of one shape meet */
  if (!place) return BS_NOMEM;
  for (size_t i = 0; i < n; i++) place[i] = (uint64_t)row[i].sight.shape << 32 | (uint32_t)i;
  qsort(place, n, sizeof(*place), by_value);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && place[end] >> 32 == place[i] >> 32;) end++;
    bool list = many_days(row, place + i, end - i);
    for (size_t k = i; k < end && list; k++) row[(uint32_t)place[k]].sight.listed = true;
  }
  free(place);
  return BS_OK;
}

/* ---- one clue ---- */

bool bs_clue_near(const bs_clue *c) {
  const bs_sight *s = &c->sight;
  if (s->zone == BS_ZONE_LEAD) return true;
  if (!s->alone) return false;
  if (s->zone == BS_ZONE_ABOVE) return s->gap <= (s->listed ? 20 : 120);
  return s->zone == BS_ZONE_BELOW && s->gap <= (s->listed ? 40 : 600);
}

static double base_score(const bs_sight *s) {
  double gap = (double)s->gap;
  switch (s->zone) {
    case BS_ZONE_ABOVE: return .5 - .15 * gap / 200;
    case BS_ZONE_BELOW: return .62 - .2 * gap / 900;
    case BS_ZONE_LEAD: return .6;
    case BS_ZONE_BEHIND: return .2;
    default: return .15;
  }
}

/* What takes the date out of the article: a role for it, or BS_CLUE_PUBLISHED where nothing does. */
static bs_clue_role removed(const bs_article *a, const bs_clue *c, bool near) {
  const bs_sight *s = &c->sight;
  bool labelled = s->label == BS_SAYS_PUBLISHED && s->alone && !s->listed;
  if (s->label == BS_SAYS_OTHER) return BS_CLUE_COPYRIGHT;
  if (bs_marked(a, c->node, BS_MARK_COMMENT | BS_MARK_TOOLBAR)) return BS_CLUE_OTHER;
  if (bs_marked(a, c->node, BS_MARK_FOOTER) && !labelled) return BS_CLUE_COPYRIGHT;
  if (near) return BS_CLUE_PUBLISHED;
  if (bs_marked(a, c->node, BS_MARK_RELATED) || s->listed) return BS_CLUE_RELATED;
  if (bs_marked(a, c->node, BS_MARK_ASIDE | BS_MARK_AD | BS_MARK_HIDDEN) && !labelled) return BS_CLUE_OTHER;
  return BS_CLUE_PUBLISHED;
}

static void judge(const bs_article *a, bs_clue *c) {
  const bs_sight *s = &c->sight;
  bool near = bs_clue_near(c), time = bs_span_is(c->scheme, "time");
  c->role = removed(a, c, near);
  c->score = c->role == BS_CLUE_PUBLISHED ? base_score(s) : .1;
  if (c->role != BS_CLUE_PUBLISHED) return;
  if (s->label == BS_SAYS_MODIFIED || (s->named == BS_SAYS_MODIFIED && s->label == BS_SAYS_NOTHING)) {
    c->role = BS_CLUE_MODIFIED;
    c->score += .3;
    return;
  }
  if (s->label == BS_SAYS_PUBLISHED) {
    c->score += .35;
  } else if (s->zone != BS_ZONE_LEAD && !s->alone && !s->named) {
    c->role = BS_CLUE_EVENT;
    c->score = .1;
    return;
  } else if (s->named) {
    c->score += .2;
  } else if (bs_marked(a, c->node, BS_MARK_AUTHOR)) {
    c->score += .1;
  }
  if (bs_marked(a, c->node, BS_MARK_HIDDEN)) c->score -= .15;
  if (s->label == BS_SAYS_NOTHING && bs_marked(a, c->node, BS_MARK_HEADER | BS_MARK_NAV)) c->score -= .15;
  if (time) c->score += s->label == BS_SAYS_PUBLISHED ? .05 : .1;
  if (time && bs_node_attr(a->page, c->node, BS_ATTR_PUBDATE).p) c->score += .2;
  double most = s->label == BS_SAYS_PUBLISHED || (time && bs_node_attr(a->page, c->node, BS_ATTR_PUBDATE).p) ? .88 : .8;
  if (c->score > most) c->score = most;
}

bs_status bs_clues_judge(const bs_article *a, bs_clues *clues, size_t from) {
  bs_status st = find_lists(clues, from);
  for (size_t i = from; i < clues->list.n && !st; i++) judge(a, &clues->list.row[i]);
  return st;
}
