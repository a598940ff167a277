/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What each mean does, for the help.
 */
#ifndef AGGREGATE_MESSAGES_H
#define AGGREGATE_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(AGGREGATE)
ARP_MESSAGE(METHOD_ARITHMETIC, "moyenne pondérée", "weighted mean")
ARP_MESSAGE(METHOD_GEOMETRIC, "moyenne géométrique pondérée (valeurs > 0)",
            "weighted geometric mean (values > 0)")
ARP_MESSAGE(METHOD_HARMONIC, "moyenne harmonique pondérée (valeurs > 0)",
            "weighted harmonic mean (values > 0)")
ARP_MESSAGE(METHOD_POWER, "moyenne pondérée d'exposant au choix (valeurs > 0 si ce n'est pas 1)",
            "weighted power mean, exponent of your choice (values > 0 unless it is 1)")
ARP_MESSAGES_END;

#endif
