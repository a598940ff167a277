/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file store_quiet.h
 * HDF5 kept silent while it works for us, and its host's error printer put back after.
 */
#ifndef IO_STORE_QUIET_H
#define IO_STORE_QUIET_H

#include <hdf5.h>

/** What the host had set. */
typedef struct arp_quiet {
    H5E_auto2_t printer;
    void *user;
} arp_quiet;

static inline arp_quiet arp_quiet_begin(void) {
    arp_quiet q = {0};
    H5Eget_auto2(H5E_DEFAULT, &q.printer, &q.user);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    return q;
}

static inline void arp_quiet_end(arp_quiet q) {
    H5Eset_auto2(H5E_DEFAULT, q.printer, q.user);
}

/** Close an object of whatever kind; an id that was never had is passed over. */
static inline void arp_drop(hid_t id) {
    if (id >= 0) H5Idec_ref(id);
}

#endif
