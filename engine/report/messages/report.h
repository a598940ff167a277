/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file report.h
 * What every report says: words, the ranking, the verdict, the drivers.
 */
#ifndef REPORT_MESSAGES_REPORT_H
#define REPORT_MESSAGES_REPORT_H

#include "base/areas.h"

ARP_MESSAGES(REPORT)
ARP_MESSAGE(REPORT_NO_TABLE, "aucun tableau « {0} » parmi ces résultats ; le premier est « {1} »",
            "no table \"{0}\" among these results; the first one is \"{1}\"")
ARP_MESSAGE(REPORT_NO_TABLE_BUT,
            "aucun tableau « {0} » parmi ces résultats ; vouliez-vous dire « {1} » ?",
            "no table \"{0}\" among these results; did you mean \"{1}\"?")
ARP_MESSAGE(REPORT_CHECK_NO_CSV, "« check » n'a pas de forme CSV ; demandez text ou json",
            "\"check\" has no CSV form; ask for text or json")
/* Words */
ARP_MESSAGE(REPORT_OUT_OF_REACH, "hors d'atteinte", "out of reach")
ARP_MESSAGE(REPORT_ONE_CANTON, "un seul canton", "a single canton")
ARP_MESSAGE(REPORT_CANTONS, "cantons", "cantons")
ARP_MESSAGE(REPORT_ONE_BASSIN, "un seul bassin de vie", "a single living area")
ARP_MESSAGE(REPORT_BASSINS, "bassins de vie", "living areas")
ARP_MESSAGE(REPORT_ONE_EPCI, "un seul EPCI", "a single EPCI")
ARP_MESSAGE(REPORT_EPCIS, "EPCI", "EPCIs")
ARP_MESSAGE(REPORT_ONE_COMMUNE, "une seule commune", "a single commune")
ARP_MESSAGE(REPORT_COMMUNES, "communes", "communes")
ARP_MESSAGE(REPORT_ONE_TERRITORY, "un seul territoire", "a single territory")
ARP_MESSAGE(REPORT_TERRITORIES, "territoires", "territories")
ARP_MESSAGE(REPORT_TWO, "deux", "two")
ARP_MESSAGE(REPORT_THREE, "trois", "three")
ARP_MESSAGE(REPORT_FOUR, "quatre", "four")
ARP_MESSAGE(REPORT_FIVE, "cinq", "five")
ARP_MESSAGE(REPORT_SIX, "six", "six")
ARP_MESSAGE(REPORT_SEVEN, "sept", "seven")
ARP_MESSAGE(REPORT_EIGHT, "huit", "eight")
ARP_MESSAGE(REPORT_NINE, "neuf", "nine")
ARP_MESSAGE(REPORT_TEN, "dix", "ten")
ARP_MESSAGE(REPORT_AND, " et ", " and ")
ARP_MESSAGE(REPORT_SEMICOLON, " ; ", "; ")
ARP_MESSAGE(REPORT_NOTES, "Notes", "Notes")
ARP_MESSAGE(REPORT_RANK, "rang", "rank")
ARP_MESSAGE(REPORT_CODE, "code", "code")
ARP_MESSAGE(REPORT_TERRITORY, "territoire", "territory")
ARP_MESSAGE(REPORT_SCORE, "score", "score")
ARP_MESSAGE(REPORT_STAR, "* : choisi", "*: chosen")
/* Ranking */
ARP_MESSAGE(
    REPORT_DOUBTFUL,
    "! : repose sur moins qu'un compte entier, {0} en tout : une valeur connue sur moins de la "
    "moitié du territoire, {1} ; une case remplie ou laissée de côté, {2} ; des sommes sans une "
    "commune au secret, {3} ; ou avec une commune au secret comptée au milieu de son intervalle, "
    "{4}",
    "!: rests on less than a full count, {0} in all: a value known on less than half of the "
    "territory, {1}; a cell filled or left out, {2}; sums without a secret commune, {3}; or with "
    "a secret commune counted at the middle of its interval, {4}")
ARP_MESSAGE(REPORT_RANKING_OF,
            "{0} {1} ; rang 1 : le plus de besoin ; à droite, le rang sur chaque versant seul",
            "{0} {1}; rank 1: most need; on the right, the rank on each side alone")
ARP_MESSAGE(REPORT_TIED, "{1} de score égal à un autre : {0}",
            "{1} with the same score as another: {0}")
ARP_MESSAGE(REPORT_MORE_SIDES,
            "l'indice a {0} versants ; les rangs des derniers sont dans le CSV et le JSON",
            "the index has {0} sides; the ranks of the last ones are in the CSV and the JSON")
/* The verdict's sentences */
ARP_MESSAGE(REPORT_THE_CRITERION, "le critère « {0} »", "the criterion \"{0}\"")
ARP_MESSAGE(REPORT_DATED_AFTER, "(données de {0}, postérieures à la décision de {1})",
            "(data of {0}, later than the decision of {1})")
ARP_MESSAGE(REPORT_LACKS_ALD, "ALD", "long-term illness")
ARP_MESSAGE(REPORT_LACKS_SMR, "mortalité standardisée", "standardised mortality")
ARP_MESSAGE(REPORT_FIGURES_FIRST, "concordance {0} ; p {1}", "concordance {0}; p {1}")
ARP_MESSAGE(REPORT_FIGURES_NEXT, "{0} ; p {1}", "{0}; p {1}")
ARP_MESSAGE(REPORT_AS_ONE, "comme une seule unité, p ajusté {0}", "as one unit, adjusted p {0}")
ARP_MESSAGE(REPORT_AMONG_SETS, "parmi les {1}, p ajusté {0}", "among the {1}, adjusted p {0}")
ARP_MESSAGE(REPORT_BY_MEMBERS, "Ce verdict prend les choisis un à un ; « {0} », pris seul : {1}",
            "This verdict takes the chosen one by one; \"{0}\", taken alone: {1}")
ARP_MESSAGE(REPORT_AFTERWARDS,
            "L'hypothèse est examinée après coup, le choix et les critères étant connus",
            "The hypothesis is examined afterwards, the choice and the criteria being known")
ARP_MESSAGE(REPORT_HOLDS_IN, "Ce verdict tient dans {0} % des tirages",
            "This verdict holds in {0}% of the draws")
ARP_MESSAGE(REPORT_HOLDS_ANYHOW,
            "Les tirages ne changent que le poids des versants, dont ce verdict ne dépend pas",
            "The draws change the weights of the sides alone, which this verdict does not hang on")
ARP_MESSAGE(REPORT_LIKE, "Le choix ressemble à un choix sur {0} ({1})",
            "The choice resembles a choice on {0} ({1})")
ARP_MESSAGE(REPORT_LIKE_MORE, "à un choix sur {0} ({1})", "a choice on {0} ({1})")
ARP_MESSAGE(REPORT_LIKE_NONE, "Le choix ne ressemble à un choix sur aucun des critères comparés",
            "The choice resembles a choice on none of the criteria compared")
ARP_MESSAGE(REPORT_LIKE_UNKNOWN, "Les chiffres ne permettent pas de dire à quoi le choix ressemble",
            "The figures do not allow one to say what the choice resembles")
ARP_MESSAGE(
    REPORT_LIKE_SEVERAL,
    "Chaque versant suffit à désigner le choix dès que l'on tient les autres pour donnés : on ne "
    "peut pas dire auquel il ressemble",
    "Given the others, no side is left with anything to show: one cannot tell which of them "
    "the choice resembles")
ARP_MESSAGE(
    REPORT_LIKE_LATE,
    "Sur tous les versants, l'essentiel des chiffres n'était pas connu lors de la décision : ils "
    "ne peuvent pas dire à quoi le choix ressemble",
    "On every side most figures were not known at the time of the decision: they cannot say "
    "what the choice resembles")
ARP_MESSAGE(REPORT_SIDE_LATE, "Pour {0}, les chiffres d'alors manquent : hors du verdict ({1})",
            "For {0}, figures of the time are lacking: not in the verdict ({1})")
ARP_MESSAGE(REPORT_CANNOT_CONCLUDE, "Pour {0}, on ne peut pas conclure ({1})",
            "For {0}, one cannot tell ({1})")
ARP_MESSAGE(
    REPORT_RATHER_AGAINST,
    "Pour {0}, le choix va plutôt à l'encontre du critère ({1}), sans que l'on puisse conclure",
    "For {0}, the choice goes rather against the criterion ({1}), but one cannot tell")
ARP_MESSAGE(REPORT_AGAINST, "Pour {0}, le choix va à l'encontre du critère ({1})",
            "For {0}, the choice goes against the criterion ({1})")
ARP_MESSAGE(REPORT_UNLIKE, "Le choix ne ressemble pas à un choix sur {0} ({1})",
            "The choice does not resemble a choice on {0} ({1})")
ARP_MESSAGE(REPORT_CONTRAST_SHOWN, "L'écart entre les deux est établi ({0} ; p {1})",
            "The gap between the two is established ({0}; p {1})")
ARP_MESSAGE(REPORT_CONTRAST_OPEN, "L'écart entre les deux ({1}) n'est pas établi : il fallait {2}",
            "The gap between the two ({1}) is not established: it took {2}")
ARP_MESSAGE(REPORT_CONTRAST_HARDLY,
            "L'écart entre les deux ({1}) n'est pas établi et ne pouvait guère l'être avec {0} : "
            "il fallait {2}",
            "The gap between the two ({1}) is not established and could hardly have been with {0}: "
            "it took {2}")
ARP_MESSAGE(REPORT_CONTRAST_NEVER,
            "L'écart entre les deux ({1}) n'est pas établi et ne pouvait pas l'être avec {0}",
            "The gap between the two ({1}) is not established and could not have been with {0}")
ARP_MESSAGE(REPORT_NOT_WHY, "Cela dit à quoi le choix ressemble, non pourquoi il a été fait",
            "This says what the choice resembles, not why it was made")
ARP_MESSAGE(
    REPORT_NOT_WHY_LACKING,
    "Cela dit à quoi le choix ressemble, non pourquoi il a été fait ; manquent des chiffres : {0}",
    "This says what the choice resembles, not why it was made; figures are lacking: {0}")
/* The reasons */
ARP_MESSAGE(
    REPORT_WHY_AGAINST,
    "{0} : concordance {1}, nettement sous 1/2 ; les choisis y sont plutôt parmi ceux qui ont le "
    "moins de besoin",
    "{0}: concordance {1}, well under 1/2; the chosen are rather among those with the least need")
ARP_MESSAGE(
    REPORT_WHY_LATE,
    "{0} : des chiffres que nul ne pouvait lire en {1} portent {2} % de son poids ({3}) ; ils ne "
    "peuvent pas avoir guidé la décision : ce versant n'entre dans aucun test",
    "{0}: figures that nobody could read in {1} carry {2}% of its weight ({3}); they cannot "
    "have guided the decision: this side is in no test")
ARP_MESSAGE(REPORT_WHY_PARTLY_LATE,
            "{0} : des chiffres que nul ne pouvait lire en {1} portent {2} % de son poids ({3})",
            "{0}: figures that nobody could read in {1} carry {2}% of its weight ({3})")
ARP_MESSAGE(
    REPORT_NEVER_PUBLISHED,
    "{0} : {1}, que nul n'avait publié sous cette forme : cela était arrivé, on ne pouvait pas le "
    "lire",
    "{0}: {1}, which nobody had published in this form: it had happened, it could not be read")
ARP_MESSAGE(REPORT_WHY_LACKS, "{0} : sans {1} ; ce versant n'est jamais exclu",
            "{0}: without {1}; this side is never excluded")
ARP_MESSAGE(REPORT_WHY_CONTRAST,
            "écart entre les deux versants {0} ; p {1} ; écart qu'il faut : {2}",
            "contrast between the two sides {0}; p {1}; contrast it takes: {2}")
ARP_MESSAGE(REPORT_WITHOUT, "sans ", "without ")
ARP_MESSAGE(REPORT_WHY_NOT_THERE,
            "{0} : « {1} », pris seul, ne se distingue plus (concordance et intervalle {2})",
            "{0}: \"{1}\", taken alone, no longer stands out (concordance and interval {2})")
ARP_MESSAGE(REPORT_WHY_THERE,
            "{0} : « {1} », pris seul, se distingue (concordance et intervalle {2})",
            "{0}: \"{1}\", taken alone, stands out (concordance and interval {2})")
/* Tipping weights */
ARP_MESSAGE(REPORT_FIRST_ONE, "au premier rang", "in the first place")
ARP_MESSAGE(REPORT_FIRST_K, "dans les {0} premiers", "in the first {0}")
ARP_MESSAGE(REPORT_WEIGHT_FROM, "à partir d'un poids {1} de {0}", "from a {1} weight of {0} on")
ARP_MESSAGE(REPORT_WEIGHT_UP_TO, "jusqu'à un poids {1} de {0}", "up to a {1} weight of {0}")
ARP_MESSAGE(REPORT_WEIGHT_FROM_TO, "pour un poids {2} de {0} à {1}",
            "for a {2} weight from {0} to {1}")
ARP_MESSAGE(REPORT_FROM_ON, "à partir de {0}", "from {0} on")
ARP_MESSAGE(REPORT_UP_TO, "jusqu'à {0}", "up to {0}")
ARP_MESSAGE(REPORT_FROM_TO, "de {0} à {1}", "from {0} to {1}")
ARP_MESSAGE(REPORT_MORE_INTERVALS, "et {0} autres intervalles", "and {0} more intervals")
ARP_MESSAGE(REPORT_NEVER_IN, "jamais {0}", "never {0}")
ARP_MESSAGE(REPORT_ALWAYS_IN, "toujours {0}", "always {0}")
ARP_MESSAGE(REPORT_IN_FIRST, "{0} {1}", "{0} {1}")
/* Drivers, on one screen */
ARP_MESSAGE(REPORT_MORE, "et {0} de plus dans le CSV et le JSON",
            "and {0} more in the CSV and the JSON")
ARP_MESSAGE(REPORT_SELECTED_RANKS,
            "Les choisis parmi {0} {1} : rang, rang par versant (sa part du score)",
            "The chosen among {0} {1}: rank, rank by side (its part of the score)")
ARP_MESSAGE(REPORT_RANK_AND_PART, "{0} ({1})", "{0} ({1})")
ARP_MESSAGE(REPORT_CONCORDANCE_TITLE,
            "Concordance de chaque versant pris seul (versant : une branche de l'indice ; 1/2 : le "
            "hasard ; {0} : un choisi dépasse {1} % des autres en moyenne)",
            "Concordance of each side taken alone (side: a branch of the index; 1/2: chance; {0}: "
            "a chosen one exceeds {1}% of the others on average)")
ARP_MESSAGE(REPORT_SIDE, "versant", "side")
ARP_MESSAGE(REPORT_CONCORDANCE, "concordance", "concordance")
ARP_MESSAGE(REPORT_P_HOLM, "p de Holm", "Holm's p")
ARP_MESSAGE(REPORT_VERDICT, "verdict", "verdict")
ARP_MESSAGE(REPORT_ATTESTED, "se distingue", "stands out")
ARP_MESSAGE(REPORT_EXCLUDED, "exclu", "excluded")
ARP_MESSAGE(REPORT_CANNOT_TELL, "on ne peut pas conclure", "cannot tell")
ARP_MESSAGE(REPORT_LATE, "connu après", "known later")
ARP_MESSAGE(REPORT_NO_VERDICT, "hors verdict", "outside the verdict")
ARP_MESSAGE(REPORT_ALONE_TITLE,
            "Où l'on serait allé par ces chiffres : les premiers de chaque branche seule, et le "
            "rang des choisis",
            "Where one would have gone by these figures: the first on each branch alone, and the "
            "ranks of the chosen")
ARP_MESSAGE(REPORT_ALONE_FIRST, "{0} : {1} ; {2}", "{0}: {1}; {2}")
ARP_MESSAGE(REPORT_PLACE, "{0}e", "rank {0}")
ARP_MESSAGE(REPORT_PLACE_FIRST, "{0}er", "rank {0}")
ARP_MESSAGE(REPORT_DECLARED, "poids déclarés", "declared weights")
ARP_MESSAGE(REPORT_P_EXACT, "p : valeur exacte, d'un seul côté, pour un choix tiré au hasard",
            "p: exact, one-sided, for a choice drawn at random")
ARP_MESSAGE(
    REPORT_P_NORMAL,
    "p : approximation normale corrigée des ex æquo, d'un seul côté, pour un choix tiré au hasard",
    "p: normal approximation corrected for ties, one-sided, for a choice drawn at random")
ARP_MESSAGE(REPORT_P_MONTE_CARLO,
            "p : un million de choix tirés au hasard (graine {0}), d'un seul côté",
            "p: a million choices drawn at random (seed {0}), one-sided")
ARP_MESSAGE(REPORT_NEEDED,
            "concordance pour p ≤ {0} : {1} (selon Holm : {2}) ; plus petit p possible {3}",
            "concordance for p ≤ {0}: {1} (by Holm: {2}); smallest possible p {3}")
ARP_MESSAGE(REPORT_CONTRAST, "écart des deux versants : {0} ; p {1} ; requis : {2} ; {3}",
            "contrast of the two sides: {0}; p {1}; required: {2}; {3}")
ARP_MESSAGE(REPORT_ESTABLISHED, "établi", "established")
ARP_MESSAGE(REPORT_NOT_ESTABLISHED, "non établi", "not established")
ARP_MESSAGE(REPORT_COULD_NOT_BE, "ne pouvait pas l'être", "could not have been established")
ARP_MESSAGE(REPORT_C_IN, "{0} [{1} ; {2}]", "{0} [{1}, {2}]")
ARP_MESSAGE(REPORT_C_AND_P, "{0} p {1}", "{0} p {1}")
ARP_MESSAGE(REPORT_ROBUSTNESS,
            "Chaque versant pris seul, sans l'un des choisis et dans d'autres périmètres : "
            "concordance [intervalle] et p ajusté",
            "Each side taken alone, without one of the chosen and in other perimeters: "
            "concordance [interval] and adjusted p")
ARP_MESSAGE(REPORT_AMONG, "{0} (n = {1})", "{0} (n = {1})")
ARP_MESSAGE(REPORT_TOO_FEW, "{0} (n = {1}) : trop peu pour calculer",
            "{0} (n = {1}): too few to compute")
ARP_MESSAGE(REPORT_NOTHING_THERE, "{0} (n = {1}) : rien ne pouvait s'y distinguer",
            "{0} (n = {1}): nothing could have stood out there")
ARP_MESSAGE(REPORT_LACKING_THERE, "{0} (n = {1}) : {2} n'y est pas",
            "{0} (n = {1}): {2} is not in it")
ARP_MESSAGE(REPORT_TIPPING_TITLE, "Poids de bascule du versant « {0} », de 0 à 1 (déclaré : {1})",
            "Tipping weights of the side \"{0}\", from 0 to 1 (declared: {1})")
ARP_MESSAGE(REPORT_TIPPING_OF, "{0} : {1}", "{0}: {1}")
ARP_MESSAGE(REPORT_SHARES_TITLE,
            "Part du choix dans les {0} premiers ; Shapley : un versant rendu égal pour tous",
            "Share of the choice in the first {0}; Shapley: a side made equal for all")
ARP_MESSAGE(REPORT_OVERLAP, "retrouvée", "found")
ARP_MESSAGE(REPORT_SHAPLEY_OVERLAP, "Shapley, part", "Shapley, share")
ARP_MESSAGE(REPORT_SHAPLEY_CONCORDANCE, "Shapley, concordance", "Shapley, concordance")
ARP_MESSAGE(REPORT_INTERACTION, "interaction", "interaction")
ARP_MESSAGE(REPORT_SHAPLEY_SUM,
            "somme des deux : le gain sur le hasard, interaction partagée par moitié",
            "sum of the two: the gain over chance, interaction shared half each")
ARP_MESSAGES_END;

#endif
