/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file index.h
 * From indicator values to scores and ranks: one plan, one way to run it.
 *
 * The order is fixed: missing (column rules), outliers, normalise, weights, aggregate up the tree
 * (where tree rules for missing cells act), rank. Same plan and same table: the same bits.
 */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include "base/fail.h"
#include "index/plan.h"

/**
 * Run a plan over a table.
 *
 * @param values  one column a leaf, as plan->node[].column says; at least 1 row
 *
 * @retval ARP_DOMAIN  a marked cell under rule stop (territory, indicator, mark and the words that
 *                     would let it pass are named); a column or a row with no value at all; a
 *                     constant indicator under rule stop; no indicator left; weights all 0; an
 *                     exponent other than 1 over a value <= 0 (indicator or node and territory
 *                     named, with the fix); fewer than 2 rows for a rule that needs a spread; a
 *                     result that is not finite (values too large); a side without a value
 * @retval ARP_MEMORY
 * Cost: O(nodes * n log n) time, O(nodes * n) memory. One thread.
 */
ARP_CALL arp_status arp_index_run(const arp_plan *plan, const arp_table *values, arp_result *out,
                                  arp_error *err);

/** Free what a result holds and empty it; NULL is fine. */
void arp_result_free(arp_result *result);

#endif
