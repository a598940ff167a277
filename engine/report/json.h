/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file json.h
 * JSON through jansson: values that fail to be made are told once, at the end.
 */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include <jansson.h>

#include "study/study.h"

#include "base/text.h"

/** True once a value could not be made; later calls do no harm. Zero-initialise. */
typedef struct arp_json_state {
    bool bad;
} arp_json_state;

/** A real; null for NaN and infinities. */
json_t *arp_json_real(double x);

/** A whole number. */
json_t *arp_json_whole(size_t n);

/** A year, a rank; null for 0. */
json_t *arp_json_year(int year);
json_t *arp_json_rank(size_t rank);

/** A text; null for NULL. */
json_t *arp_json_text(const char *text);

/** Put a value into an object or at the end of a list; takes the value over, also when it fails. */
void arp_json_put(arp_json_state *state, json_t *object, const char *key, json_t *value);
void arp_json_add(arp_json_state *state, json_t *list, json_t *value);

/** The keys every file begins with: study, notes, universe {n, level}. */
void arp_json_head(arp_json_state *state, json_t *object, const arp_study *study, size_t n);

/** Append the text of a finished value, a newline at its end, and release
    it. Reals have 17 digits, keys stand in the order they were put.
    @retval ARP_MEMORY  the value or its text could not be made */
arp_status arp_json_write(arp_json_state *state, json_t *value, arp_text *out, arp_error *err);

#endif
