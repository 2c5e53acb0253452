/* url_int.h: what the url_*.c files share. url.c parses and serialises, url_host.c makes hosts normal, url_archive.c looks inside
** archives' addresses, url_key.c makes sites and keys of the rest. */
#ifndef BS_URL_INT_H
#define BS_URL_INT_H
#include "url.h"

/* Appends a host (raw, as bs_url_split gives it) in normal form. BS_FORMAT, and nothing appended: a browser would refuse it. */
bs_status bs_url_host(bs_span raw, bs_str *out);
/* Appends s with %XX as the bytes they stand for (they need not be UTF-8); what is no escape stays. */
void bs_url_unescape(bs_span s, bs_str *out);
/* The value 0..15 of a hexadecimal digit, or -1. */
int bs_url_hex(int c);
/* Appends s, parsed and serialised as WHATWG does: BS_FORMAT, and nothing appended, unless it is http or https with a valid host. */
bs_status bs_url_canonical(bs_span s, bs_str *out);

#endif
