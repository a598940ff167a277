/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What choices cannot be.
 */
#ifndef SENSITIVITY_CHOICES_MESSAGES_H
#define SENSITIVITY_CHOICES_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(SENSITIVITY_CHOICES)
ARP_MESSAGE(FACTOR_SIDE_EMPTY, "le versant « {0} » n'aurait plus d'indicateur",
            "the side \"{0}\" would have no indicator left")
ARP_MESSAGE(SENSITIVITY_COMBINATIONS,
            "plus de {0} combinaisons de choix ; donnez moins de valeurs aux facteurs",
            "more than {0} combinations of choices; give the factors fewer values")
ARP_MESSAGES_END;

#endif
