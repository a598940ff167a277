/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file odds.h
 * Sets of m of n territories drawn with P(T) proportional to exp(sum over T of eta): conditional
 * Poisson sampling [Hajek 1964; Chen, Dempster, Liu 1994].
 *
 * Independent draws with odds exp(level + eta_i), given that m came out, have this law whatever the
 * level. The level at which m is also what is expected keeps every number below in reach.
 */
#ifndef DRIVERS_RESEMBLANCE_ODDS_H
#define DRIVERS_RESEMBLANCE_ODDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * The level at which the shares 1 / (1 + exp(-(level + eta_i))) sum to m.
 *
 * @param start  a guess; any number does
 * @param[out] share  n
 * Cost: O(n) a step, few steps from a good guess.
 */
double arp_odds_level(const double *eta, size_t n, size_t m, double start, double *share);

/** log(1 + exp(x)), without overflow. */
double arp_odds_log1p(double x);

/** Mean and variance of the sum of x over T to first order in 1 / sum of share (1 - share). */
void arp_odds_moments(const double *share, const double *x, size_t n, double *mean, double *var);

/**
 * For one or two territories: weights whose products over T are proportional to the law, and in
 * reach. Of two, one that is exp(600) times as likely as the next counts as exp(600) times.
 *
 * @param[out] weight  n
 * @return log of exp(sum over T of eta) over the product, for a T with the likeliest
 */
double arp_odds_weights(const double *eta, size_t n, size_t m, double *weight);

/** True while the sums over all sets are found exactly: n m <= 2e7. */
bool arp_odds_exact(size_t n, size_t m);

/** Rows of the table of arp_odds_sums() for m of n, and the doubles that it works in for g lines,
    with so many rows. */
size_t arp_odds_rows(size_t n, size_t m);
size_t arp_odds_room(size_t n, size_t rows, size_t g);

/** A law, and lines whose sums over T are asked about. */
typedef struct arp_odds {
    size_t n, m, g;
    const double *eta;         /* n */
    const double *const *line; /* g lines of n */
    double *level;             /* a guess, and then the level */
    size_t rows;               /* of the room                  */
    double *room;              /* of arp_odds_room()           */
} arp_odds;

/**
 * Means and covariances of the sums of the lines over T: exact for one or two territories and where
 * the room has m + 1 rows, otherwise to first order in 1 / sum of share (1 - share).
 *
 * @param[out] mean  g
 * @param[out] cov   g x g
 * @return log of the sum of exp(sum over T of eta) over all T
 * Cost: O(n g^2) for one or two territories and to first order, otherwise O(n m g^2).
 */
double arp_odds_sums(const arp_odds *law, double *mean, double *cov);

/**
 * The last row of those covariances under weights that stand, for one or two territories.
 *
 * @param weight  n, of arp_odds_weights()
 * @param line    g lines of n
 * @param[in,out] mean  g, of all lines but the last, and then its own
 * @param[out] cov      g, of the last with each line but itself, whose place is left as it is
 * Cost: O(n g).
 */
void arp_odds_beside(const double *weight, size_t n, size_t m, const double *const *line, size_t g,
                     double *mean, double *cov);

/** Sets that are drawn together. */
enum { ARP_ODDS_ABREAST = 8 };

/**
 * The table that sets are drawn from: next[(r - 1) * (n + 1) + i], less the same at p, is the log
 * chance that with r still to draw from row p on the next one is row i or later.
 *
 * @param level  of arp_odds_level()
 * @param[out] chance, next  room for m + 1, and for m rows of n + 1
 * Cost: O(n m).
 */
void arp_odds_next(const double *eta, size_t n, size_t m, double level, double *chance,
                   double *next);

/** ARP_ODDS_ABREAST sets by counter, of which the first is number @p first. @param[out] row  m
    rising rows a set, set after set. Cost: O(m log n) a set. */
void arp_odds_draw(const double *next, size_t n, size_t m, uint64_t seed, uint64_t first,
                   size_t *row);

#endif
