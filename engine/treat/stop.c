/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "treat/messages.h"
#include "treat/treat.h"

const arp_missing_rule arp_missing_stop = {"stop", ARP_MSG_METHOD_MISSING_STOP, ARP_MISSING_STOP,
                                           NULL, false};
