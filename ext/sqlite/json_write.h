/* json_write.h: writing JSON into a bs_str (RFC 8259). */
#ifndef BS_JSON_WRITE_H
#define BS_JSON_WRITE_H
#include "../article/article.h"

/* A quoted string; s is valid UTF-8. */
void bs_json_write_text(bs_str *out, bs_span s);
/* null, a number or a string. */
void bs_json_write_value(bs_str *out, const bs_value *value);

#endif
