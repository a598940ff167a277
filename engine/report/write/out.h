/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file out.h
 * Where a format's writer puts its bytes: a text in memory, or something that takes them as they
 * come, so that a large table is never held twice.
 */
#ifndef REPORT_WRITE_OUT_H
#define REPORT_WRITE_OUT_H

#include "base/text.h"

/** Takes n bytes. @retval any status; the first that is not ARP_OK stands */
typedef arp_status (*arp_take)(void *user, const char *bytes, size_t n, arp_error *err);

/** Zero-initialise for a text in memory; set take and user for a stream. */
typedef struct arp_out {
    arp_text text; /* what was not taken yet */
    arp_take take; /* NULL: the text keeps everything */
    void *user;
    arp_status status;
    arp_error *err;
} arp_out;

/** Between two rows: hand over what has gathered, once it is worth it. */
void arp_out_drain(arp_out *out);

/** At the end: hand over the rest. A text in memory stays in out->text.
    @retval ARP_MEMORY, or what `take` answered */
arp_status arp_out_end(arp_out *out, arp_error *err);

#endif
