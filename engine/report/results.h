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

/** The parts of drivers/, by what they tell of: each side's evidence, shares and effective weights,
    weights that were possible, unions and claims. */
arp_status arp_results_evidence(const arp_report *r, arp_store *store, arp_error *err);
arp_status arp_results_shares(const arp_report *r, arp_store *store, arp_error *err);
arp_status arp_results_weights(const arp_report *r, arp_store *store, arp_error *err);
arp_status arp_results_unions(const arp_report *r, arp_store *store, arp_error *err);

/** What stands in a cell of a table, and in a row of a list of texts (NULL is ""). */
typedef double (*arp_results_cell)(const arp_report *r, size_t row, size_t column);
typedef const char *(*arp_results_text)(const arp_report *r, size_t row);

/** A dataset cell by cell; columns = 0 makes it one-dimensional; nothing is written for no rows. */
arp_status arp_results_table(const arp_report *r, arp_store *store, const char *name,
                             arp_store_about about, size_t rows, size_t columns,
                             arp_results_cell cell, arp_error *err);
arp_status arp_results_list(const arp_report *r, arp_store *store, const char *name,
                            arp_store_about about, size_t rows, arp_results_text text,
                            arp_error *err);

/** A dataset of whole numbers from an array of size_t or of uint32_t. */
arp_status arp_results_sizes(arp_store *store, const char *name, arp_store_about about,
                             const size_t *x, size_t rows, size_t columns, arp_error *err);
arp_status arp_results_ranks(arp_store *store, const char *name, arp_store_about about,
                             const uint32_t *x, size_t rows, size_t columns, arp_error *err);

#endif
