/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "treat/treat.h"

const arp_missing_rule *const ARP_MISSING_RULES[] = {
    &arp_missing_stop,    &arp_missing_mean,
    &arp_missing_median,  &arp_missing_mean_of_siblings,
    &arp_missing_exclude, NULL};

const arp_outlier_rule *const ARP_OUTLIER_RULES[] = {&arp_outliers_none, &arp_outliers_winsorise,
                                                     &arp_outliers_log, &arp_outliers_winsorise_log,
                                                     NULL};
