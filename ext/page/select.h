/* select.h: CSS selectors over a page's tree (Selectors Level 4, without namespaces and states).
** Grammar: lists; the combinators ' ', '>', '+', '~'; type, *, #id, .class; [a], [a=v] and ~= |= ^= $= *= with i or s;
** :root :empty :first-child :last-child :only-child :nth-child(an+b) :nth-last-child(an+b) :not() :is() :where() :has().
** Any selector takes time linear in the page's nodes: it is worked out set by set, never node by node with a search. */
#ifndef BS_PAGE_SELECT_H
#define BS_PAGE_SELECT_H
#include "page.h"

typedef struct bs_selector bs_selector;

/* At most so many compound selectors in one text, and so many brackets within brackets. */
enum { BS_SELECTOR_COMPOUNDS = 256, BS_SELECTOR_DEPTH = 8 };

/* Reads a selector list (UTF-8). BS_MISUSE with a sentence in *why that names the character where it goes wrong; BS_NOMEM.
** The caller frees *out. */
bs_status bs_selector_parse(bs_span css, bs_selector **out, bs_str *why);
void bs_selector_free(bs_selector *selector);

/* The elements that match, in document order. Names of elements and attributes are compared without ASCII case; ids, classes and values
** with it, but for the attributes whose values HTML compares without (WHATWG HTML 4.16.2). Text that libxml2 drops as layout
** (blanks between table parts) does not count for :empty. BS_NOMEM. The caller frees *nodes (libc). */
bs_status bs_selector_match(const bs_selector *selector, const bs_page *page, uint32_t **nodes, size_t *n);

/* ---- outer.c ---- */
/* Appends the element as markup: its tree, with text and attribute values as they were written. */
void bs_node_html(const bs_page *page, uint32_t node, bs_str *out);

#endif
