/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a run of draws is refused for.
 */
#ifndef SENSITIVITY_DRAWS_MESSAGES_H
#define SENSITIVITY_DRAWS_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(SENSITIVITY_DRAWS)
ARP_MESSAGE(SENSITIVITY_OPTION,
            "option « {0} » de l'analyse de sensibilité : {1} n'est pas entre {2} et {3}",
            "option \"{0}\" of the sensitivity analysis: {1} is not between {2} and {3}")
ARP_MESSAGES_END;

#endif
