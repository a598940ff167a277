/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store_quiet.h"

#include <pthread.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

arp_quiet arp_quiet_begin(void) {
    arp_quiet q = {0};
    pthread_mutex_lock(&one_at_a_time);
    H5Eget_auto2(H5E_DEFAULT, &q.printer, &q.user);
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    return q;
}

void arp_quiet_end(arp_quiet q) {
    H5Eset_auto2(H5E_DEFAULT, q.printer, q.user);
    pthread_mutex_unlock(&one_at_a_time);
}
