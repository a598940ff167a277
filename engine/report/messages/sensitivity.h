/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file sensitivity.h
 * The sensitivity analysis.
 */
#ifndef REPORT_MESSAGES_SENSITIVITY_H
#define REPORT_MESSAGES_SENSITIVITY_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_SENSITIVITY)
ARP_MESSAGE(
    SENS_TITLE,
    "Solidité de la réponse : {0} tirages, par blocs de 256, de ce qui est incertain (graine {1})",
    "Firmness of the answer: {0} draws, in blocks of 256, of what is uncertain (seed {1})")
ARP_MESSAGE(
    SENS_NO_FACTORS,
    "L'étude ne déclare rien d'incertain (« sensitivity: {factors: ...} ») : reste l'erreur "
    "des données",
    "The study declares nothing uncertain (\"sensitivity: {factors: ...}\"): what is left is "
    "the error of the data")
ARP_MESSAGE(SENS_PARTIAL,
            "Arrêté après {0} tirages sur {1} : ce qui suit vaut pour ceux-là, les indices et la "
            "courbe manquent "
            "s'ils n'étaient pas finis",
            "Stopped after {0} draws of {1}: what follows holds for those; indices and curve are "
            "lacking where "
            "they were not finished")
ARP_MESSAGE(SENS_PRECISE, "Arrêté après {0} tirages : l'intervalle le plus large est de ± {1}",
            "Stopped after {0} draws: the widest interval is ± {1}")
ARP_MESSAGE(SENS_FIRM, "« {0} » se distingue dans {1} % (± {2}) des tirages.",
            "\"{0}\" stands out in {1} % (± {2}) of the draws.")
ARP_MESSAGE(SENS_OUTSIDE,
            "« {0} » est hors du verdict : ses chiffres suivent pour l'essentiel la décision.",
            "\"{0}\" is outside the verdict: most of its figures follow the decision.")
ARP_MESSAGE(SENS_NEVER, "« {0} » ne se distingue dans aucun tirage (au plus {1} %, à 95 %).",
            "\"{0}\" stands out in no draw (at most {1} %, at 95 %).")
ARP_MESSAGE(SENS_ALWAYS, "« {0} » se distingue dans tous les tirages (au moins {1} %, à 95 %).",
            "\"{0}\" stands out in every draw (at least {1} %, at 95 %).")
ARP_MESSAGE(SENS_LATE,
            "Hors de ces parts : {0} % des tirages, où est prise une variante postérieure à {1} "
            "({2}).",
            "Outside these shares: {0} % of the draws, which take a variant of after {1} ({2}).")
ARP_MESSAGE(SENS_SHARE_OF_DRAWS,
            "Une part des tirages n'est pas la probabilité que le choix ait été fait ainsi.",
            "A share of the draws is not the probability that the choice was made so.")
ARP_MESSAGE(SENS_DATA_HELD,
            "non varié : l'erreur des données (voir les rangs qu'elle laisse ouverts, ou ajoutez « "
            "data: {rule: counts} »)",
            "not varied: the error of the data (see the ranks that it leaves open, or add \"data: "
            "{rule: counts}\")")
ARP_MESSAGE(SENS_NOT_POSSIBLE, "impossible", "impossible")
ARP_MESSAGE(SENS_WORD_SAME, "Le verdict déclaré ({0}) tient dans {1} % des tirages.",
            "The declared verdict ({0}) holds in {1} % of the draws.")
ARP_MESSAGE(
    SENS_THINNED,
    "Le verdict est lu dans un tirage sur {0}, soit {1} ; plus de tirages (--draws) le précisent.",
    "The verdict is read in one draw of {0}, {1} in all; more draws (--draws) make it more "
    "precise.")
ARP_MESSAGE(SENS_SIDES, "Concordance et verdict de chaque versant au fil des tirages",
            "Concordance and verdict of each side over the draws")
ARP_MESSAGE(SENS_DECLARED, "déclaré", "declared")
ARP_MESSAGE(SENS_MEAN, "moyenne", "mean")
ARP_MESSAGE(SENS_90, "à 90 %", "90 %")
ARP_MESSAGE(SENS_FROM_TO, "{0} à {1}", "{0} to {1}")
ARP_MESSAGE(SENS_ATTESTED, "se distingue", "stands out")
ARP_MESSAGE(SENS_EXCLUDED, "exclu", "excluded")
ARP_MESSAGE(SENS_UNTOLD, "indécis", "undecided")
ARP_MESSAGE(SENS_PERCENT, "{0} %", "{0} %")
ARP_MESSAGE(SENS_CONTRAST, "écart", "contrast")
ARP_MESSAGE(
    SENS_RANKS,
    "Rang des choisis au fil des tirages, et part des tirages où ils sont dans les premiers",
    "Rank of the selected over the draws, and share of draws that put them among the first")
ARP_MESSAGE(SENS_TERRITORY, "territoire", "territory")
ARP_MESSAGE(SENS_RANK, "rang", "rank")
ARP_MESSAGE(SENS_MEDIAN, "médiane", "median")
ARP_MESSAGE(SENS_FIRST, "{0} premiers", "first {0}")
ARP_MESSAGE(SENS_SETS,
            "Rangs que l'erreur des données laisse ouverts (à {0} %, tous ensemble ; entre "
            "crochets, chacun pris seul)",
            "Ranks that the error of the data leaves open (at {0} %, all together; in brackets, "
            "each taken alone)")
ARP_MESSAGE(SENS_SET, "{0} : de {1} à {2} [{3} à {4}]", "{0}: {1} to {2} [{3} to {4}]")
ARP_MESSAGE(
    SENS_STANDING,
    "dans les {0} premiers, au niveau de 95 % : {1} territoire(s) sûrement, {2} peut-être, {3} "
    "sûrement pas",
    "in the first {0}, at the 95 % level: {1} territories surely, {2} possibly, {3} surely not")
ARP_MESSAGE(SENS_LEADERS, "Le plus souvent au premier rang : {0}",
            "Most often in the first place: {0}")
ARP_MESSAGE(SENS_LEADER, "{0} ({1} %)", "{0} ({1} %)")
ARP_MESSAGE(SENS_VARIED, "Ce qui a été varié", "What was varied")
ARP_MESSAGE(SENS_WHAT, "{0} : {1}", "{0}: {1}")
ARP_MESSAGE(SENS_INDICES,
            "Part de l'incertitude qui resterait si tout le reste était connu (indice total, et "
            "son intervalle à 95 % ; ensemble, ces parts peuvent dépasser 1)",
            "Share of the uncertainty that would stay were all the rest known (total index, and "
            "its 95 % interval; together these shares may exceed 1)")
ARP_MESSAGE(SENS_CHOICE, "choix", "choice")
ARP_MESSAGE(SENS_VALUES, "valeur", "value")
ARP_MESSAGE(SENS_OF_SHIFT, "décalage des rangs", "rank shift")
ARP_MESSAGE(SENS_OF_CONTRAST, "écart", "contrast")
ARP_MESSAGE(SENS_OF_ATTESTED, "se distingue", "stands out")
ARP_MESSAGE(SENS_INDEX, "{0} ({1} à {2})", "{0} ({1} to {2})")
ARP_MESSAGE(SENS_SETTLED, "ne varie pas", "settled")
ARP_MESSAGE(SENS_TOO_RARE, "trop rare", "too rare")
ARP_MESSAGE(
    SENS_TOO_RARE_WHY,
    "Trop rare : le cas de moins de 1 %, ou de plus de 99 %, des tirages, dont rien de sûr ne "
    "peut être dit.",
    "Too rare: so in under 1 %, or over 99 %, of the draws, of which nothing sure can be said.")
ARP_MESSAGE(
    SENS_POSTERIOR,
    "Les données sont tirées autour des taux lissés (loi a posteriori), non autour des taux "
    "observés, qui portent déjà leur hasard.",
    "The data are drawn around shrunk rates (their posterior), not around the observed ones, "
    "which carry their own chance already.")
ARP_MESSAGE(
    SENS_NO_DIFFERENCES,
    "Sans différences mesurables entre territoires, donc tiré des seuls effectifs : {0}",
    "Without measurable differences between territories, hence drawn from the counts alone: {0}")
ARP_MESSAGE(
    SENS_IDLE,
    "Sans effet dans les tirages : {0}, qui n'agit que sur les valeurs déclarées ; celles qui "
    "sont tirées n'ont plus rien à lisser.",
    "Without effect in the draws: {0}, which acts on declared values only; nothing is left "
    "to shrink in drawn ones.")
ARP_MESSAGE(SENS_STILL, "Ne déplace aucun rang, varié seul : {0}",
            "Moves no rank when varied alone: {0}")
ARP_MESSAGE(SENS_CURVE,
            "Aux poids déclarés, toutes les combinaisons des seuls choix discrets : {0}, "
            "dont {2} donnent des résultats différents ({1} impossibles) ; écart de {3} à {4}",
            "At the declared weights, every combination of the discrete choices alone: {0}, of "
            "which {2} give different results ({1} impossible); contrast from {3} to {4}")
ARP_MESSAGE(SENS_CURVE_ONE,
            "Aux poids déclarés, toutes les combinaisons des seuls choix discrets : {0}, dont {2} "
            "donnent des "
            "résultats différents ({1} impossibles)",
            "At the declared weights, every combination of the discrete choices alone: {0}, of "
            "which {2} give "
            "different results ({1} impossible)")
ARP_MESSAGE(SENS_CURVE_CAPPED,
            "{0} combinaisons de plus n'ont pas été calculées (« curve » en fixe le nombre)",
            "{0} more combinations were not run (\"curve\" sets how many are)")
ARP_MESSAGE(SENS_CURVE_LATE,
            "sans les {0} combinaisons où est prise une variante postérieure à la décision",
            "without the {0} combinations that take a variant of after the decision")
ARP_MESSAGE(SENS_CURVE_WORDS, "verdict : {0}", "verdict: {0}")
ARP_MESSAGE(SENS_WORD_SHARE, "{0} {1} %", "{0} {1} %")
ARP_MESSAGE(SENS_REFUSED, "Combinaison écartée, car impossible : {0} ; {1}",
            "Combination left out, for it cannot be: {0}; {1}")
ARP_MESSAGE(SENS_REFUSED_MORE,
            "{0} combinaisons sont impossibles ; la table « specifications » les nomme",
            "{0} combinations cannot be; the table \"specifications\" names them")
ARP_MESSAGE(SENS_SHIFT,
            "En moyenne, un territoire se déplace de {0} rang(s), sur {1}, du classement déclaré",
            "On average a territory moves {0} ranks, of {1}, from the declared ranking")
ARP_MESSAGE(SENS_WITHOUT, "Sans un indicateur : rang des choisis, concordances et verdict",
            "Without one indicator: rank of the selected, concordances and verdict")
ARP_MESSAGE(SENS_INDICATOR, "indicateur ôté", "indicator left out")
ARP_MESSAGE(SENS_ALONE, "Chaque choix varié seul : décalage moyen, rang des choisis, concordances",
            "Each choice varied alone: mean shift, rank of the selected, concordances")
ARP_MESSAGE(SENS_SHIFT_SHORT, "décalage", "shift")
ARP_MESSAGE(SENS_BOTH, "les deux versants", "both sides")
ARP_MESSAGE(SENS_NEITHER, "aucun versant", "neither side")
ARP_MESSAGE(SENS_UNDETERMINED, "on ne peut pas conclure", "cannot tell")
ARP_MESSAGE(SENS_NOT_SEPARABLE, "les versants ne se séparent pas", "the sides cannot be told apart")
ARP_MESSAGE(SENS_NOT_ANSWERABLE, "sans réponse : aucun chiffre d'alors",
            "no answer: no figures of the time")
ARP_MESSAGE(SENS_ONLY, "« {0} » seul", "\"{0}\" alone")
ARP_MESSAGE(SENS_NONE, "sans", "none")
ARP_MESSAGES_END;

#endif
