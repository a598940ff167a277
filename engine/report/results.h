/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file results.h
 * results.h5, dataset by dataset. Numbers of rows (territories) count from 0 in the order of
 * territories/code; numbers of nodes in that of nodes/name.
 */
#ifndef REPORT_RESULTS_H
#define REPORT_RESULTS_H

#include "io/store.h"
#include "report/parts.h"

/** The group drivers/. */
arp_status arp_results_drivers(const arp_report *r, arp_store *store, arp_error *err);

/** The group sensitivity/; the answer must have one. */
arp_status arp_results_sensitivity(const arp_report *r, arp_store *store, arp_error *err);

/** A dataset of whole numbers from an array of size_t or of uint32_t. */
arp_status arp_results_sizes(arp_store *store, const char *name, arp_store_about about,
                             const size_t *x, size_t rows, size_t columns, arp_error *err);
arp_status arp_results_ranks(arp_store *store, const char *name, arp_store_about about,
                             const uint32_t *x, size_t rows, size_t columns, arp_error *err);

#endif
