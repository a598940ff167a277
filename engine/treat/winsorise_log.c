/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "treat/messages.h"
#include "treat/shape.h"

static void treat(double *x, size_t n, double *scratch, arp_treated *did) {
    *did = (arp_treated){0};
    arp_caps caps = arp_caps_find(x, n, scratch);
    if (caps.raw) return;
    if (caps.done) {
        arp_caps_apply(&caps, x, n, did);
    } else {
        arp_caps_log(&caps, x, n, did);
    }
}

const arp_outlier_rule arp_outliers_winsorise_log = {"winsorise-log",
                                                     ARP_MSG_METHOD_OUTLIERS_WINSORISE_LOG, treat};
