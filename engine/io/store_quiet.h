/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file store_quiet.h
 * HDF5 kept silent and to one thread while it works for us; its host's error printer is put back.
 */
#ifndef IO_STORE_QUIET_H
#define IO_STORE_QUIET_H

#include <hdf5.h>
#include <stdbool.h>
#include <stdint.h>

/** What the host had set. */
typedef struct arp_quiet {
    H5E_auto2_t printer;
    void *user;
} arp_quiet;

/**
 * Every use of HDF5 stands between these two, one thread of the process at a time: HDF5 as Debian
 * builds it keeps its own state without a lock, and even its type names are calls.
 */
arp_quiet arp_quiet_begin(void);
void arp_quiet_end(arp_quiet q);

/** Close an object of whatever kind; an id that was never had is passed over. */
static inline void arp_drop(hid_t id) {
    if (id >= 0) H5Idec_ref(id);
}

/** Whether so many bytes, and what HDF5 itself takes beside them, are to be had. To be asked before
    a call that moves data: short of memory, HDF5 1.10 goes on with what it did not get. */
bool arp_store_has_room(uint64_t bytes);

#endif
