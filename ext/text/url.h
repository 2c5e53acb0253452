/* url.h: addresses: resolving, parts, the registrable site, the key of one page, the address inside an archive's address.
** WHATWG URL for parsing and serialising, the public suffix list through libpsl for sites. All in and out is UTF-8. */
#ifndef BS_URL_H
#define BS_URL_H
#include "../base/base.h"

typedef struct bs_url { /* slices of the text that was parsed; nothing is owned */
  bs_span scheme, userinfo, host, port, path, query, fragment; /* without their delimiters; NULL span = absent */
} bs_url;

/* Splits an absolute or relative reference; never fails (what is no scheme is part of the path). */
void bs_url_split(bs_span s, bs_url *out);
/* True for http: and https: with a host. */
bool bs_url_is_web(bs_span s);
/* Appends `ref` resolved against `base` (either may be relative; blanks at the ends and tab, CR, LF inside go, as WHATWG says).
** data:, javascript:, mailto: and the like come out as they are. */
bs_status bs_url_resolve(bs_span base, bs_span ref, bs_str *out);
/* Whether bs_url_resolve is sure to append `ref` itself: it is absolute and has nothing to mend. Not all that are so are known here. */
bool bs_url_is_resolved(bs_span base, bs_span ref);
/* The registrable site ("bbc.co.uk") of an address or a bare host, in Unicode-lowercase ASCII (punycode kept); nothing for IPs or no host. */
bs_status bs_url_site(bs_span s, bs_str *out);
/* The key under which captures of one page meet: archive addresses undone, scheme, www., m., AMP, default ports, tracking parameters, fragments and trailing index pages off. */
bs_status bs_url_key(bs_span s, bs_str *out);
/* The address inside a Wayback, archive.today, Google cache, AMP cache or proxy address; nothing appended where there is none. */
bs_status bs_url_original(bs_span s, bs_str *out);
/* The 14-digit (or shorter) stamp of a Wayback-style address, or a NULL span. */
bs_span bs_url_wayback_stamp(bs_span s);

#endif
