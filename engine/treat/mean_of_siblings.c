/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "treat/messages.h"
#include "treat/treat.h"

const arp_missing_rule arp_missing_mean_of_siblings = {
    "mean-of-siblings", ARP_MSG_METHOD_MISSING_SIBLINGS, ARP_MISSING_TREE, NULL, true};
