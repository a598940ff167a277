/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file compare.h
 * Values of territories beside one fixed reference, with the error that an indicator has.
 */
#ifndef DRIVERS_AROUND_COMPARE_H
#define DRIVERS_AROUND_COMPARE_H

#include "drivers/around/reliability.h"

/** 95 % limits of a territory's value: those that come with it, else those of its count under its
    rule, else of its standard error. Returns false, and leaves @p out, where none can be had. */
bool arp_compare_limits(const arp_value_error *error, size_t row, double value, double out[2]);

/**
 * Two-sided p of a territory's value under a reference: twice the smaller exact tail of its count
 * (at most 1), or the normal tails of value - reference over its standard error. A weighted sum of
 * counts (events and a standard error, but no model) has the exact tails of its events, carried to
 * the scale of the value as Dobson's limits are, so that both say the same. Counts and the
 * binomial's whole are rounded to whole ones. NaN where it cannot be had: no error is known, a
 * negative count, a plain count without a whole, a reference outside what the model allows.
 */
double arp_compare_p(const arp_value_error *error, size_t row, double value, double reference);

#endif
