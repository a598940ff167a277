/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file norm.h
 * How large a change of weights is: one row of ARP_NORMS a way to measure it, in the order of
 * arp_change_norm. (methods.md 4.6)
 */
#ifndef DRIVERS_CHANGE_NORM_H
#define DRIVERS_CHANGE_NORM_H

#include <stdbool.h>
#include <stddef.h>

/** How a change is measured. */
typedef enum arp_change_norm {
    ARP_CHANGE_SUM,     /* sum of the absolute differences of the weights */
    ARP_CHANGE_LARGEST, /* the largest of them                            */
    ARP_CHANGE_NORMS
} arp_change_norm;

typedef struct arp_norm {
    const char *name;
    double whole; /* the whole simplex lies within this distance of any of its points */
    bool largest; /* the program has a column for the largest change; otherwise changes add up */

    double (*distance)(const double *w, const double *w0, size_t p);

    /** Least and greatest a w over the simplex within @p radius of w0; @p rising has the places of
       a from its lowest entry to its highest. */
    void (*reach)(const double *a, const double *w0, size_t p, double radius, const size_t *rising,
                  double *least, double *most);
} arp_norm;

extern const arp_norm arp_norm_sum, arp_norm_largest;

extern const arp_norm *const ARP_NORMS[ARP_CHANGE_NORMS];

#endif
