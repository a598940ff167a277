/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file effective.h
 * How much each side and each indicator does weigh.
 */
#ifndef REPORT_MESSAGES_EFFECTIVE_H
#define REPORT_MESSAGES_EFFECTIVE_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_EFFECTIVE)
ARP_MESSAGE(REPORT_EFFECTIVE_TITLE, "Poids déclarés et poids effectifs dans le score",
            "Declared and effective weights in the score")
ARP_MESSAGE(REPORT_EFFECTIVE_NOMINAL, "déclaré", "declared")
ARP_MESSAGE(REPORT_EFFECTIVE_SHARE, "covariance", "covariance")
ARP_MESSAGE(REPORT_EFFECTIVE_R2, "r²", "r²")
ARP_MESSAGE(REPORT_EFFECTIVE_MAIN, "effet propre", "main effect")
ARP_MESSAGE(REPORT_EFFECTIVE_ALPHA, "alpha de Cronbach", "Cronbach's alpha")
ARP_MESSAGE(REPORT_EFFECTIVE_CORRELATION, "Corrélation entre les deux versants : {0}",
            "Correlation between the two sides: {0}")
ARP_MESSAGE(REPORT_EFFECTIVE_UNATTAINABLE,
            "Les deux versants sont trop liés : aucun partage des poids ne donnerait au versant "
            "« {0} » la part déclarée ({1}) de ce que chacun explique du score (r²)",
            "The two sides are too closely tied: no split of the weights would give the side "
            "\"{0}\" its declared part ({1}) of what each explains of the score (r²)")
ARP_MESSAGE(REPORT_EFFECTIVE_NEGATIVE,
            "Le versant « {0} » varie à l'inverse du score malgré son poids : sa part de "
            "covariance est négative",
            "The side \"{0}\" runs against the score despite its weight: its covariance share is "
            "negative")
ARP_MESSAGES_END;

#endif
