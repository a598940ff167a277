/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "treat/messages.h"
#include "treat/treat.h"

const arp_missing_rule arp_missing_exclude = {"exclude", ARP_MSG_METHOD_MISSING_EXCLUDE,
                                              ARP_MISSING_TREE, NULL, false};
