/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file claims.h
 * What is claimed, beside what is found.
 */
#ifndef REPORT_MESSAGES_CLAIMS_H
#define REPORT_MESSAGES_CLAIMS_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_CLAIMS)
ARP_MESSAGE(CLAIMS_TITLE, "Affirmations examinées : {0} ; p ajustés de Holm sur {1} test(s)",
            "Claims examined: {0}; p adjusted by Holm over {1} tests")
ARP_MESSAGE(CLAIMS_SIGNIFICANT, "Vont dans ce sens{1}, significativement : {0}",
            "Point that way{1}, significantly: {0}")
ARP_MESSAGE(CLAIMS_NOT_SIGNIFICANT, "Vont dans ce sens{1}, sans être significatives : {0}",
            "Point that way{1}, not significantly: {0}")
ARP_MESSAGE(CLAIMS_SUPPORTED_ONLY, "Vont dans ce sens{1}, sans test possible : {0}",
            "Point that way{1}, no test possible: {0}")
ARP_MESSAGE(CLAIMS_CONTRADICTED, "Vont en sens contraire{1} : {0}", "Point the other way{1}: {0}")
ARP_MESSAGE(CLAIMS_BY_YEAR, ", par les chiffres de {0}", ", by the figures of {0}")
ARP_MESSAGE(CLAIMS_BY_YEARS, ", par les chiffres de {0} à {1}", ", by the figures of {0} to {1}")
ARP_MESSAGE(CLAIMS_LATER, "Un chiffre postérieur à {0} ne juge pas ce qui fut dit alors",
            "A figure later than {0} does not judge what was said then")
ARP_MESSAGE(CLAIMS_WITHOUT, "Sans valeur à comparer : {0}", "Without a value to compare: {0}")
ARP_MESSAGE(CLAIMS_NOT_TESTABLE, "Non vérifiables : {0}", "Not testable: {0}")
ARP_MESSAGE(CLAIMS_ABOVE, "{0} de {1} au-dessus de {2}", "{0} of {1} above {2}")
ARP_MESSAGE(CLAIMS_BELOW, "{0} de {1} au-dessous de {2}", "{0} of {1} below {2}")
ARP_MESSAGE(CLAIMS_ITEM, "{0} ({1} contre {2})", "{0} ({1} against {2})")
ARP_MESSAGE(CLAIMS_ITEM_P, "{0} ({1} contre {2}, p {3})", "{0} ({1} against {2}, p {3})")
ARP_MESSAGE(CLAIMS_ITEM_LACKS, "« {0} » (manque : {1})", "\"{0}\" (missing: {1})")
ARP_MESSAGE(CLAIMS_ROUNDED, "Effectifs pondérés du recensement : arrondis à l'unité pour les tests",
            "Weighted census counts: rounded to whole ones for the tests")
ARP_MESSAGE(CLAIMS_REST, "celui du reste de l'étude", "the rest of the study")
ARP_MESSAGE(CLAIMS_REST_OF, "celui du reste de {0}", "the rest of {0}")
ARP_MESSAGE(
    CLAIMS_ERROR_EVENTS,
    "Le p dit si le hasard des événements, au taux de la référence, donnerait à lui seul un tel "
    "écart. Il ne compte pas l'erreur de sondage ; un effectif exhaustif n'en a pas, et son écart "
    "est certain, quel que soit le p : {0}",
    "The p says whether chance of the events, at the reference's rate, would by itself give such a "
    "gap. It counts no sampling error; an exhaustive count has none, and its gap is certain, "
    "whatever the p: {0}")
ARP_MESSAGE(
    CLAIMS_ERROR_SAMPLING,
    "Le p dit si l'erreur de sondage de l'enquête donnerait à elle seule un tel écart : {0}",
    "The p says whether the sampling error of the survey would by itself give such a gap: "
    "{0}")
ARP_MESSAGE(CLAIMS_ERROR_SOURCE,
            "Le p est celui de l'erreur type que la source donne, sans dire ce qu'elle mesure (« "
            "error_of: » le dirait) : {0}",
            "The p is that of the standard error which the source gives, without saying what it "
            "measures (\"error_of:\" would say): {0}")
ARP_MESSAGE(CLAIMS_APPROXIMATE,
            "Moyenne pondérée de valeurs toutes faites, une approximation : {0}",
            "A weighted mean of ready values, an approximation: {0}")
ARP_MESSAGE(CLAIMS_WHY_ERROR,
            "l'erreur type d'un des territoires manque, ou est nulle : la significativité ne se "
            "calcule pas",
            "the standard error of one of the territories is missing, or is 0: significance cannot "
            "be computed")
ARP_MESSAGE(CLAIMS_WHY_MODEL,
            "l'indicateur n'a pas de modèle d'erreur : la significativité ne se calcule pas",
            "the indicator states no error model: significance cannot be computed")
ARP_MESSAGE(
    CLAIMS_WHY_NEGATIVE,
    "le numérateur est négatif : ce n'est pas un effectif, la significativité ne se calcule pas",
    "the numerator is negative: it is no count, significance cannot be computed")
ARP_MESSAGE(CLAIMS_WHY_RANGE,
            "l'effectif, le total ou la référence sort de ce que le modèle d'erreur permet",
            "the count, the whole or the reference is outside what the error model allows")
ARP_MESSAGE(CLAIMS_WHY_VALUE, "l'union ou la référence n'a pas de valeur pour cet indicateur",
            "the union or the comparator has no value for this indicator")
ARP_MESSAGES_END;

#endif
