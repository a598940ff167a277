/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_quiet.h"

#include "base/lock.h"
#include "base/memory.h"

static arp_lock one_at_a_time = ARP_LOCK_OPEN;

arp_quiet arp_quiet_begin(void) {
    arp_quiet q = {0};
    arp_lock_take(&one_at_a_time);
    H5Eget_auto2(H5E_DEFAULT, &q.printer, &q.user);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    return q;
}

void arp_quiet_end(arp_quiet q) {
    H5Eset_auto2(H5E_DEFAULT, q.printer, q.user);
    arp_lock_give(&one_at_a_time);
}

bool arp_store_has_room(uint64_t bytes) {
    static const uint64_t BESIDE = UINT64_C(8)
                                   << 20; /* buffers of a megabyte or two, and what is small */
    void *room = bytes <= SIZE_MAX - BESIDE ? arp_resize(NULL, (size_t)(bytes + BESIDE), 1) : NULL;
    arp_free(room);
    return room;
}
