/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reference.h
 * The reference of the study file: the rows of all its keys, in the order of the page.
 */
#ifndef STUDY_SPEC_REFERENCE_H
#define STUDY_SPEC_REFERENCE_H

#include "base/fail.h"
#include "base/keys/keys.h"
#include "base/memory.h"

/** A key of the study file. */
typedef struct arp_reference_key {
    const char *map,
        *path;   /* of the map it is in, "" for the study; of the key: "method.missing.rule" */
    arp_key row; /* with its example                                                  */
    const char *words; /* "stop, drop"; NULL: not of a list                                 */
    const char *more;  /* the first of a map: keys it has as the files of `data:` do, "sheet,
                          skip"; NULL: none                                                 */
} arp_reference_key;

typedef struct arp_key_reference {
    arp_reference_key *key; /* n of them; those of one map stand together */
    size_t n;
    arp_pool *pool; /* owns them and their texts */
} arp_key_reference;

/** All keys. */
ARP_CALL arp_status arp_key_reference_make(arp_key_reference *out, arp_error *err);

void arp_key_reference_free(arp_key_reference *reference);

/** Whether a path is meant by @p asked: it is the same, or ends with it after a point. */
bool arp_reference_meant(const char *path, const char *asked);

#endif
