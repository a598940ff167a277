/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_quiet.h"

#include <sys/mman.h>

#include "base/lock.h"

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

/* Asked of the system itself: an allocator may keep what is given back, or fill it. */
bool arp_store_has_room(uint64_t bytes) {
    static const uint64_t BESIDE = UINT64_C(8)
                                   << 20; /* buffers of a megabyte or two, and what is small */
    if (bytes > SIZE_MAX - BESIDE) return false;
    size_t all = (size_t)(bytes + BESIDE);
    void *room = mmap(NULL, all, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) return false;
    munmap(room, all);
    return true;
}
