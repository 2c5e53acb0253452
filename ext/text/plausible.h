/* plausible.h: how unlikely a character is where it stands, whatever the language. Inside ext/text/ only: repair.c weighs readings by it. */
#ifndef BS_PLAUSIBLE_H
#define BS_PLAUSIBLE_H
#include "../base/base.h"

/* The cost of c between the two characters before it and the one behind it (0: none). ASCII costs nothing, letters of living scripts
** about 1, what hardly ever stands so up to 10. */
double bs_plausible_cost(uint32_t before2, uint32_t before, uint32_t c, uint32_t behind);

#endif
