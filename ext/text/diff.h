/* diff.h: two versions of a text, paragraph by paragraph. Myers 1986 over paragraph hashes, then similarity for edited ones. */
#ifndef BS_DIFF_H
#define BS_DIFF_H
#include "../base/base.h"

typedef struct bs_diff_row {
  char op;                    /* '=' the same, '-' taken out, '+' put in, '~' edited */
  size_t old_n, new_n;        /* number of the paragraph, from 1; 0: it has none on this side */
  bs_span old_text, new_text; /* slices of the two texts; NULL spans where the number is 0 */
  double similarity;          /* of '~' rows, 0 … 1; 1 for '=', 0 for others */
} bs_diff_row;

/* Paragraphs are lines that are not blank, without blanks at their ends. Rows come in reading order: what was taken out before what was
** put in. *rows is malloc'ed (free() it). n log n in the usual case; where the texts have little in common the search gives up on the shortest
** script and stays linear. BS_NOMEM is the only failure. */
bs_status bs_text_diff(bs_span a, bs_span b, bs_diff_row **rows, size_t *n);

#endif
