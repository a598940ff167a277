/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file condition.h
 * Which rows: those where a text column equals one of some values.
 */
#ifndef TABLE_CONDITION_H
#define TABLE_CONDITION_H

#include <stddef.h>

typedef struct arp_condition {
    const char *column;
    const char *const *value; /* n of them; any one will do */
    size_t n;
} arp_condition;

#endif
