/* dates.c: which of the page's dates is the article's, which its last change, which the capture's. Every date that
** was looked at is a row of html_dates with the reason that it was taken or not; where nothing is sure, nothing is
** chosen. */
#include <stdlib.h>

#include "clues.h"

enum {
  MINUTES_OF_GRACE = 14 * 60,
  FIRST_YEAR = 1990,
  WITNESSES = 256 /* clues that a clue is held against: more are a calendar */
};

/* Below this a date is no better than a guess. */
static const double least_score = .45;

static const char *const role_names[] = {"published", "modified", "captured", "related", "event", "copyright", "other"};

/* ---- ambiguous dates: what the page itself proves ---- */

static bool same_day(const bs_date *x, const bs_date *y) {
  return x->precision >= BS_DATE_DAY && y->precision >= BS_DATE_DAY && x->year == y->year && x->month == y->month &&
         x->day == y->day;
}

static void swap_readings(bs_clue *c) {
  bs_date date = c->date;
  c->date = c->other;
  c->other = date;
}

/* Whether one of the two readings is a day that the page gives elsewhere without ambiguity, in dates of roles up to `last`: a list of
** teasers often holds the article itself. */
static bool settle_by_others(const bs_clues *clues, bs_clue *c, bs_clue_role last) {
  bool first = false, second = false;
  for (size_t i = 0; i < clues->list.n && i < WITNESSES; i++) {
    const bs_clue *o = &clues->list.row[i];
    if (o->ambiguous || o->habit || o->role > last || o->role == BS_CLUE_CAPTURED) continue;
    first |= same_day(&o->date, &c->date);
    second |= same_day(&o->date, &c->other);
  }
  if (first == second) return false;
  if (second) swap_readings(c);
  return true;
}

static void settle(bs_clues *clues) {
  const int *proof = clues->proof;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (!c->ambiguous && !c->habit) continue;
    bool day_first = proof[BS_ORDER_DMY] && !proof[BS_ORDER_MDY],
         month_first = proof[BS_ORDER_MDY] && !proof[BS_ORDER_DMY];
    if (day_first || month_first) {
      if (month_first ? c->habit != BS_ORDER_MDY : c->habit == BS_ORDER_MDY) swap_readings(c);
      c->ambiguous = false;
    } else if (settle_by_others(clues, c, BS_CLUE_MODIFIED) || settle_by_others(clues, c, BS_CLUE_RELATED)) {
      c->ambiguous = false;
    }
  }
}

/* ---- the choice ---- */

static int64_t later_by(const bs_date *x, const bs_date *y) {
  bs_date p = *x, q = *y;
  if (p.precision >= BS_DATE_HOUR && q.precision >= BS_DATE_HOUR && p.has_offset && q.has_offset &&
      bs_date_to_utc(&p) && bs_date_to_utc(&q))
    return bs_date_minutes(&p) - bs_date_minutes(&q) + MINUTES_OF_GRACE; /* zones known: no grace */
  return bs_date_minutes(&p) - bs_date_minutes(&q);
}

static bool after_capture(const bs_date *d, const bs_clue *captured) {
  return captured && later_by(d, &captured->date) > MINUTES_OF_GRACE;
}

/* Who vouches for a date, as one bit: the visible page is one witness, however often it prints it. */
static uint64_t witness(const bs_clue *c) {
  if (c->sight.zone) return 1;
  unsigned sum = c->scheme.n < 2 ? 0 : (unsigned char)c->scheme.p[0] * 7u + (unsigned char)c->scheme.p[1];
  return UINT64_C(2) << sum % 62;
}

static double support(const bs_clues *clues, const bs_clue *c) {
  uint64_t heard = witness(c);
  double sum = 0;
  for (size_t i = 0; i < clues->list.n && i < WITNESSES && sum < .15; i++) {
    const bs_clue *o = &clues->list.row[i];
    if (o->role != c->role || o->ambiguous || o->score <= .2 || (heard & witness(o)) || !same_day(&o->date, &c->date))
      continue;
    heard |= witness(o);
    sum += .05;
  }
  return sum;
}

static bool earlier(const bs_clue *x, const bs_clue *y) {
  return x->role == BS_CLUE_PUBLISHED && !x->sight.zone && !y->sight.zone && !same_day(&x->date, &y->date) &&
         bs_date_minutes(&x->date) < bs_date_minutes(&y->date);
}

static bs_clue *best_of(bs_clues *clues, bs_clue_role role, const bs_clue *captured) {
  bs_clue *best = NULL;
  double most = 0;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (c->role != role || c->ambiguous || c->score < least_score) continue;
    if (role != BS_CLUE_CAPTURED && (after_capture(&c->date, captured) || (c->date.year < FIRST_YEAR && c->score < .9)))
      continue;
    double score = c->score + support(clues, c);
    if (best && (score < most || (score == most && !earlier(c, best)))) continue;
    best = c;
    most = score;
  }
  return best;
}

static bs_clue *first_of_role(bs_clues *clues, bs_clue_role role, bool visible) {
  bs_clue *best = NULL;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (c->role == role && !c->ambiguous && (c->sight.zone != BS_ZONE_NONE) == visible && c->score >= least_score &&
        (!best || c->score > best->score))
      best = c;
  }
  return best;
}

/* Whether the page itself calls a date its publication. */
static bool shown_published(const bs_clues *clues) {
  for (size_t i = 0; i < clues->list.n; i++)
    if (clues->list.row[i].role == BS_CLUE_PUBLISHED && clues->list.row[i].sight.label == BS_SAYS_PUBLISHED)
      return true;
  return false;
}

/* A date that the page shows without a word is the last change on the day that the page calls so elsewhere, or that
** metadata give for the change and not for the publication. */
static void find_changes(bs_clues *clues) {
  const bs_clue *published = first_of_role(clues, BS_CLUE_PUBLISHED, false),
                *modified = first_of_role(clues, BS_CLUE_MODIFIED, false),
                *called = first_of_role(clues, BS_CLUE_MODIFIED, true);
  if (!published || (modified && same_day(&published->date, &modified->date))) modified = NULL;
  if (published && called && same_day(&published->date, &called->date) && !shown_published(clues)) called = NULL;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (!c->sight.zone || c->role != BS_CLUE_PUBLISHED || c->sight.label == BS_SAYS_PUBLISHED || c->ambiguous) continue;
    if ((modified && same_day(&c->date, &modified->date)) || (called && same_day(&c->date, &called->date)))
      c->role = BS_CLUE_MODIFIED;
  }
}

/* Whether the instant of a stamp with a known zone lies in `day` somewhere between -12:00 and +14:00. */
static bool could_be_day(const bs_date *stamp, const bs_date *day) {
  bs_date d = *day, utc = *stamp;
  if (!utc.has_offset || utc.precision < BS_DATE_HOUR || !bs_date_to_utc(&utc)) return false;
  d.hour = d.minute = d.second = 0;
  int64_t midnight = bs_date_minutes(&d), instant = bs_date_minutes(&utc);
  return instant >= midnight - 14 * 60 && instant < midnight + 36 * 60;
}

/* A stamp in UTC tells the instant, not the day that the paper bears: where the address or the dateline gives the
** day before or after, that day it is. */
static bs_clue *local_day(bs_clues *clues, bs_clue *best) {
  if (!best || !best->date.has_offset || best->date.offset != 0 || best->date.precision < BS_DATE_HOUR) return best;
  bs_clue *local = best;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    bool shown = bs_span_is(c->scheme, "url") || (bs_clue_near(c) && bs_span_is(c->scheme, "visible"));
    if (!shown || c->role != BS_CLUE_PUBLISHED || c->ambiguous || c->score < .6 || c->date.precision < BS_DATE_DAY)
      continue;
    if (same_day(&c->date, &best->date)) return best;
    if (could_be_day(&best->date, &c->date) && (local == best || c->score > local->score)) local = c;
  }
  return local;
}

/* The dateline against metadata: templates stamp pages anew when they are moved or changed, so an earlier day in the
** dateline stands. A later one is a change that was not called so. */
static bs_clue *dateline_stands(bs_clues *clues, bs_clue *best) {
  if (!best || best->sight.zone || best->role != BS_CLUE_PUBLISHED) return best;
  bs_clue *line = NULL;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (c->role != BS_CLUE_PUBLISHED || c->ambiguous || !bs_clue_near(c) || c->score < .55) continue;
    if (same_day(&c->date, &best->date)) return best;
    if (!line || c->score > line->score) line = c;
  }
  if (!line) return best;
  int64_t apart = bs_date_minutes(&best->date) - bs_date_minutes(&line->date);
  if (line->sight.label == BS_SAYS_PUBLISHED) return line;
  return apart > 36 * 60 ? line : best;
}

/* Nothing beside the headline, but one day alone stands on the page outside of cards, comments and prose. */
static bs_clue *lone_day(bs_clues *clues, const bs_clue *captured) {
  bs_clue *lone = NULL;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (c->role != BS_CLUE_PUBLISHED || !c->sight.zone) continue;
    if (!c->sight.alone || c->sight.listed || c->ambiguous || c->score < .15 || c->raw.n < 8) continue;
    if (lone && !same_day(&lone->date, &c->date)) return NULL;
    if (!lone || c->score > lone->score) lone = c;
  }
  if (!lone || after_capture(&lone->date, captured) || lone->date.year < FIRST_YEAR) return NULL;
  if (lone->sight.zone == BS_ZONE_FAR && lone->node) return NULL;
  return lone;
}

/* The page's own clock: a day shown before the headline that is later than the day of publication, when another
** place tells that one. */
static bs_clue *find_clock(bs_article *a, bs_clues *clues, const bs_clue *published) {
  uint32_t head = a->headline.node;
  bs_clue *clock = NULL;
  if (!published || !head) return NULL;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    bool visible = bs_span_is(c->scheme, "visible") || bs_span_is(c->scheme, "time");
    if (!visible || c == published || c->ambiguous || !c->node || c->node >= head || c->role == BS_CLUE_RELATED ||
        c->role == BS_CLUE_MODIFIED || c->sight.label == BS_SAYS_PUBLISHED)
      continue;
    if (bs_date_minutes(&c->date) <= bs_date_minutes(&published->date) + 24 * 60) continue;
    c->role = BS_CLUE_CAPTURED;
    c->score = .5;
    if (!clock) clock = c;
  }
  return clock;
}

/* Right before the headline without a word stands the page's clock, where an earlier day stands right below. */
static bs_clue *below_stands(bs_clues *clues, bs_clue *best) {
  if (!best || best->sight.zone != BS_ZONE_ABOVE || best->sight.label != BS_SAYS_NOTHING) return best;
  bs_clue *below = NULL;
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (c->role != BS_CLUE_PUBLISHED || c->ambiguous || c->score < .55 || !bs_clue_near(c)) continue;
    if (c->sight.zone != BS_ZONE_BELOW && c->sight.zone != BS_ZONE_LEAD) continue;
    if (same_day(&c->date, &best->date)) return best;
    if (!below || c->score > below->score) below = c;
  }
  return below && bs_date_minutes(&below->date) < bs_date_minutes(&best->date) ? below : best;
}

/* A page that shows the day of its last change alone ("Stand: …", "Updated …") bears no other date: it is the day that
** a reader would quote. Only from the visible page, where the reader sees what it is, and not where metadata tell the
** two apart and know of the change alone. */
static bs_clue *change_alone(bs_clues *clues, const bs_clue *captured) {
  if (first_of_role(clues, BS_CLUE_MODIFIED, false)) return NULL;
  bs_clue *change = first_of_role(clues, BS_CLUE_MODIFIED, true);
  return change && !after_capture(&change->date, captured) && change->date.year >= FIRST_YEAR ? change : NULL;
}

static void stamp(const bs_clue *c, bs_stamp *out) {
  if (!c) return;
  out->known = true;
  out->date = c->date;
  out->raw = c->raw;
  out->from = c->scheme;
}

/* ---- rows ---- */

static bs_status add_row(bs_article *a, const bs_clue *c, bool chosen) {
  bs_seen_date *row;
  char buf[32], tz[8];
  bs_status st = bs_list_add(a, &a->dates, &row);
  if (st) return st == BS_LIMIT ? BS_OK : st;
  row->role = role_names[c->role]; /* NOLINT(clang-analyzer-core.NullDereference): rows of a list that has n of them */
  row->raw = c->raw;
  row->scheme = c->scheme;
  row->node = c->node;
  row->score = c->score;
  row->ambiguous = c->ambiguous;
  row->chosen = chosen;
  row->precision = bs_date_precision_name(c->date.precision);
  if (c->ambiguous) return BS_OK;
  size_t n = bs_date_format(&c->date, buf);
  if ((st = bs_arena_dup(&a->arena, bs_span_make(buf, n), &row->value))) return st;
  n = bs_date_format_offset(&c->date, tz);
  return n ? bs_arena_dup(&a->arena, bs_span_make(tz, n), &row->tz) : BS_OK;
}

/* Whether the page is its site's front page, whose visible dates are its clock's and its teasers'. Its address alone does
** not tell: articles are served with the front page as their canonical address by mistake. */
static bool is_front_page(const bs_article *a) {
  bs_span url = a->canonical_url.value.n ? a->canonical_url.value : a->url.value;
  size_t host = bs_span_find(url, "://", 0);
  bool masthead = !a->headline.value.n || bs_span_eq(a->headline.value, a->source.value);
  if (host == SIZE_MAX || !masthead) return false;
  size_t path = bs_span_find(url, "/", host + 3);
  return bs_span_find(url, "?", 0) == SIZE_MAX && (path == SIZE_MAX || path + 1 == url.n);
}

static void leave_visible(bs_clues *clues) {
  for (size_t i = 0; i < clues->list.n; i++) {
    bs_clue *c = &clues->list.row[i];
    if (!c->sight.zone || c->role > BS_CLUE_MODIFIED) continue;
    c->role = BS_CLUE_OTHER;
    c->score = .1;
  }
}

static bs_status choose(bs_article *a, bs_clues *clues) {
  settle(clues);
  if (is_front_page(a)) leave_visible(clues);
  find_changes(clues);
  const bs_clue *captured = best_of(clues, BS_CLUE_CAPTURED, NULL);
  bs_clue *found = best_of(clues, BS_CLUE_PUBLISHED, captured);
  const bs_clue *modified = best_of(clues, BS_CLUE_MODIFIED, captured);
  if (found) found = below_stands(clues, dateline_stands(clues, local_day(clues, found)));
  if (!found) found = lone_day(clues, captured);
  if (!found) found = change_alone(clues, captured);
  const bs_clue *published = found;
  bs_clue *clock = find_clock(a, clues, published);
  if (!captured) captured = clock;
  if (modified && published && bs_date_minutes(&modified->date) + 24 * 60 < bs_date_minutes(&published->date))
    modified = NULL;
  stamp(published, &a->published);
  stamp(modified, &a->modified);
  stamp(captured, &a->captured);
  bs_status st = BS_OK;
  for (size_t i = 0; i < clues->list.n && !st; i++) {
    const bs_clue *c = &clues->list.row[i];
    st = add_row(a, c, c == published || c == modified || c == captured);
  }
  return st;
}

bs_status bs_dates_load(bs_article *a) {
  if (a->loaded & BS_HAS_DATES) return BS_OK;
  bs_clues clues = {.list = {NULL, 0, 0}};
  bs_status st = bs_headline_load(a);
  a->dates.n = 0;
  memset(&a->published, 0, sizeof(a->published));
  a->modified = a->captured = a->published;
  if (!st) st = bs_clues_collect(a, &clues);
  if (!st) st = choose(a, &clues);
  free(clues.list.row);
  if (!st) a->loaded |= BS_HAS_DATES;
  return st;
}
