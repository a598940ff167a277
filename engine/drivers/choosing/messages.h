/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What a choice to be made is refused for.
 */
#ifndef DRIVERS_CHOOSING_MESSAGES_H
#define DRIVERS_CHOOSING_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(DRIVERS_CHOOSING)
ARP_MESSAGE(CHOOSING_MANY,
            "plus de {0} façons de dépenser à comparer ; demandez un budget plus petit, un quota "
            "plus serré, ou moins de territoires",
            "more than {0} ways to spend to compare; ask for a smaller budget, a tighter quota, or "
            "fewer territories")
ARP_MESSAGE(CHOOSING_COST,
            "le coût de la ligne {0} est {1} (lignes comptées depuis 0) ; donnez un nombre qui ne "
            "soit pas négatif",
            "the cost of row {0} is {1} (rows counted from 0); give a number that is not negative")
ARP_MESSAGE(CHOOSING_VALUE,
            "la valeur de la ligne {0} n'est pas un nombre (lignes comptées depuis "
            "0) ; laissez ce territoire de côté",
            "the value of row {0} is no number (rows counted from 0); leave that territory out")
ARP_MESSAGES_END;

#endif
