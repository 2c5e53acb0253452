/* cluster.h: what pairs join: the connected components of story_clusters(), by union-find. */
#ifndef BS_CLUSTER_H
#define BS_CLUSTER_H
#include "../base/base.h"

typedef struct bs_clusters bs_clusters;

typedef struct bs_member {
  bs_span text; /* UTF-8; of a number its decimal form */
  bool number;  /* 5 and '5' are two members, as in SQL */
  double value; /* of a number, by which it is ordered */
} bs_member;

bs_clusters *bs_clusters_new(void); /* NULL: no memory */
void bs_clusters_free(bs_clusters *c);
/* Joins a and b (the texts are copied); a pair of the same member makes a cluster of one. */
bs_status bs_clusters_join(bs_clusters *c, bs_member a, bs_member b);
/* Appends JSON [[member, cluster], …]: the id of a cluster is its least member, rows are ordered by cluster and member (numbers by value
** before texts by bytes), so that neither depends on the order in which pairs came. */
bs_status bs_clusters_json(bs_clusters *c, bs_str *out);

#endif
