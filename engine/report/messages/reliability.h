/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reliability.h
 * How much of an indicator is the territories, and how much chance.
 */
#ifndef REPORT_MESSAGES_RELIABILITY_H
#define REPORT_MESSAGES_RELIABILITY_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_RELIABILITY)
ARP_MESSAGE(REPORT_RELIABILITY_TITLE,
            "Fiabilité des indicateurs : part de leur variance qui n'est pas du hasard",
            "Reliability of the indicators: share of their variance that is not chance")
ARP_MESSAGE(REPORT_RELIABILITY_INDICATOR, "Indicateur", "Indicator")
ARP_MESSAGE(REPORT_RELIABILITY_NOISE, "erreur", "error")
ARP_MESSAGE(REPORT_RELIABILITY_VALUE, "fiabilité", "reliability")
ARP_MESSAGE(REPORT_RELIABILITY_UNKNOWN, "non précisée", "not stated")
ARP_MESSAGE(REPORT_RELIABILITY_POISSON, "Poisson", "Poisson")
ARP_MESSAGE(REPORT_RELIABILITY_BINOMIAL, "binomiale", "binomial")
ARP_MESSAGE(REPORT_RELIABILITY_STANDARD_ERROR, "erreur type", "standard error")
ARP_MESSAGE(
    REPORT_RELIABILITY_RANGE,
    "« {0} » : fiabilité non calculée, des effectifs ou des erreurs types sont impossibles ou "
    "absents",
    "\"{0}\": reliability not computed, some counts or standard errors are impossible or missing")
ARP_MESSAGE(REPORT_RELIABILITY_STILL,
            "« {0} » : fiabilité non calculée, ses valeurs ne varient pas",
            "\"{0}\": reliability not computed, its values do not vary")
ARP_MESSAGE(REPORT_RELIABILITY_SHRUNK,
            "« {0} » : concordance {1} ; {2} une fois les valeurs ramenées vers leur moyenne "
            "d'autant plus qu'elles sont incertaines (Marshall)",
            "\"{0}\": concordance {1}; {2} once values are drawn to their mean, the more uncertain "
            "the more (Marshall)")
ARP_MESSAGE(REPORT_RELIABILITY_NOTHING_LEFT,
            "« {0} » n'y compte plus : ses écarts ne dépassent pas ce que le hasard donne",
            "\"{0}\" no longer counts there: its gaps are no wider than chance makes them")
ARP_MESSAGE(
    REPORT_RELIABILITY_NOT_RUN,
    "Concordance sur les valeurs ramenées vers leur moyenne : non calculée, l'indice n'a pas pu "
    "être refait",
    "Concordance on values drawn to their mean: not computed, the index could not be run again")
ARP_MESSAGES_END;

#endif
