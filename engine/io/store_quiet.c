/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_quiet.h"

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
