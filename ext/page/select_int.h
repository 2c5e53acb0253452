/* select_int.h: a selector as select_parse.c leaves it for select.c. Lists are chains of indices, 0 ends one (entry 0 is never used). */
#ifndef BS_PAGE_SELECT_INT_H
#define BS_PAGE_SELECT_INT_H
#include "select.h"

typedef enum bs_simple_kind {
  BS_SIMPLE_ANY,
  BS_SIMPLE_TAG,
  BS_SIMPLE_ATTR, /* also #id and .class */
  BS_SIMPLE_ROOT,
  BS_SIMPLE_EMPTY,
  BS_SIMPLE_NTH,      /* a, b: the place among the parent's elements is a*n + b for some n >= 0 */
  BS_SIMPLE_NTH_LAST, /* the same, counted from the last */
  BS_SIMPLE_IS,
  BS_SIMPLE_NOT,
  BS_SIMPLE_HAS
} bs_simple_kind;

typedef struct bs_simple {
  bs_simple_kind kind;
  uint32_t next; /* of the same compound */
  bs_span name;  /* of an element or attribute, ASCII letters in lower case */
  uint16_t id;   /* bs_tag or bs_attr of the name; BS_TAG_OTHER and BS_ATTR_NONE for others */
  char op;       /* attributes: 0 present, '=', '~', '|', '^', '$', '*' */
  bool nocase;
  bs_span value;
  int32_t a, b;
  uint32_t list; /* IS, NOT, HAS: the first complex selector in the brackets */
} bs_simple;

typedef struct bs_compound {
  uint32_t first; /* simple */
  uint32_t next;  /* the compound to its right */
  char
      relation; /* to what stands to its left: ' ', '>', '+', '~'; 0: nothing does (in :has(), the element asked about does) */
} bs_compound;

typedef struct bs_complex {
  uint32_t first; /* compound */
  uint32_t next;  /* the next in the list */
} bs_complex;

struct bs_selector {
  bs_arena arena; /* names and values without their escapes */
  bs_simple *simple;
  size_t nsimple, simple_cap;
  bs_compound *compound;
  size_t ncompound, compound_cap;
  bs_complex *complex;
  size_t ncomplex, complex_cap;
  uint32_t list; /* the first complex selector */
};

#endif
