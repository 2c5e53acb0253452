/* given.c: whether words are a person's name, by the given name that they begin with (given.inc). Only ever a hint: most names of the world are not in
** the list. */
#include <stdlib.h>

#include "labels.h"
#include "persons.h"

static const char *const names[] = {
#define X(name) name,
#include "given.inc"
#undef X
};

static int by_name(const void *key, const void *name) {
  return bs_span_cmp(*(const bs_span *)key, bs_span_of(*(const char *const *)name));
}

bool bs_given_is(bs_span word) {
  return bsearch(&word, names, sizeof(names) / sizeof(*names), sizeof(*names), by_name) != NULL;
}

bool bs_given_begins(bs_span key) {
  size_t end = 0;
  while (end < key.n && key.p[end] != ' ') end++;
  return bs_given_is(bs_span_sub(key, 0, end));
}

bool bs_given_person(bs_span key) {
  size_t words = bs_key_words(key);
  return words >= 2 && words <= 3 && bs_given_begins(key) && !bs_label_suffix(key, BS_LABEL_BODY);
}
