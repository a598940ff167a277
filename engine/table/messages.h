/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a table is refused for.
 */
#ifndef TABLE_MESSAGES_H
#define TABLE_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(TABLE)
ARP_MESSAGE(TABLE_FOREIGN,
            "la valeur de {1} pour le territoire {0} ne s'accorde pas avec sa marque",
            "the value of {1} for territory {0} does not agree with its mark")
ARP_MESSAGES_END;

#endif
