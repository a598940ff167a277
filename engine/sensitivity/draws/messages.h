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
ARP_MESSAGE(SENSITIVITY_DRAWS_MOST,
            "{0} tirages de {1} territoires ne se comptent pas : au plus {2} tirages",
            "{0} draws of {1} territories cannot be counted: at most {2} draws")
ARP_MESSAGE(SENSITIVITY_TERRITORIES, "{0} territoires sont trop pour des tirages : au plus {1}",
            "{0} territories are too many for draws: at most {1}")
ARP_MESSAGES_END;

#endif
