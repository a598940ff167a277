/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What is told of secret figures that others give away, and of the relations between columns.
 */
#ifndef STUDY_SECRECY_MESSAGES_H
#define STUDY_SECRECY_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(STUDY_SECRECY)
ARP_MESSAGE(
    DISCLOSURE,
    "secret statistique : la valeur secrète de {0} (colonne « {1} », « {2} ») se déduit, à "
    "moins de {4} près, de : {3} ; rendez secrète une autre de ces cellules, ou essayez "
    "--protect",
    "statistical secrecy: the secret value of {0} (column \"{1}\", \"{2}\") follows, within "
    "less than {4}, from: {3}; make another of these cells secret, or try --protect")
ARP_MESSAGE(
    DISCLOSURE_MORE,
    "secret statistique : {0} autre(s) valeur(s) secrète(s) se déduisent de même ; « arpent "
    "check --format json » les liste toutes (tableau « secrets »)",
    "statistical secrecy: {0} more secret values follow in the same way; \"arpent check "
    "--format json\" lists them all (table \"secrets\")")
ARP_MESSAGE(DISCLOSURE_CONTRADICTION,
            "secret statistique : aucun nombre ne peut être la valeur secrète de {0} (colonne "
            "« {1} », « {2} ») : {3} se contredisent ; vérifiez ces chiffres, ou leurs arrondis",
            "statistical secrecy: no number can be the secret value of {0} (column \"{1}\", "
            "\"{2}\"): {3} contradict each other; check these figures, or how they were rounded")
ARP_MESSAGE(
    DISCLOSURE_FAILED,
    "« relations: » ne tient pas pour {0} ligne(s) dont tous les chiffres sont connus, "
    "d'abord : {1} ; corrigez les chiffres ou la relation, ou écrivez « ± ARRONDI » à sa fin",
    "\"relations:\" does not hold for {0} rows all of whose figures are told, first: {1}; "
    "correct the figures or the relation, or write \"± ROUNDING\" at its end")
ARP_MESSAGE(DISCLOSURE_UNDECIDED,
            "secret statistique : le calcul n'a pas abouti pour {0} valeur(s) secrète(s), d'abord "
            "{1} (colonne « {2} ») ; tenez-les pour révélées",
            "statistical secrecy: the arithmetic gave up for {0} secret values, first {1} (column "
            "\"{2}\"); take them as given away")
ARP_MESSAGE(
    DISCLOSURE_WITHHELD,
    "--protect : {0} cellule(s) retenue(s) pour qu'aucun secret ne se déduise : {1} ; "
    "c'est le moins possible",
    "--protect: {0} cells withheld so that no secret follows from the others: {1}; no fewer "
    "would do")
ARP_MESSAGE(
    DISCLOSURE_WITHHELD_GAP,
    "--protect : {0} cellule(s) retenue(s) pour qu'aucun secret ne se déduise : {1} ; il en "
    "faut au moins {2}, et il n'est pas prouvé qu'il en faille plus",
    "--protect: {0} cells withheld so that no secret follows from the others: {1}; at least "
    "{2} are needed, and that more are is not proved")
ARP_MESSAGE(DISCLOSURE_BEYOND,
            "--protect : {0} valeur(s) secrète(s) se déduisent quoi qu'on retienne, de chiffres "
            "déjà sortis (valeurs déclarées, résultats antérieurs, population)",
            "--protect: {0} secret values follow whatever is withheld, from figures that are out "
            "already (stated values, earlier results, population)")
ARP_MESSAGE(
    DISCLOSURE_WITH_NOTHING,
    "--with : rien de « {0} » ne se compare à cette étude (même niveau ou mêmes codes, "
    "mêmes numérateur et dénominateur, territoires sans secret)",
    "--with: nothing of \"{0}\" compares with this study (the same level or codes, the same "
    "numerator and denominator, territories without secret cells)")
ARP_MESSAGE(
    RELATION_FORM,
    "« {0} » n'est pas une relation ; écrivez « TOT = F + H » ou « TAUX = 1000 * A / POP », "
    "les noms de colonnes inhabituels entre accents graves",
    "\"{0}\" is no relation; write \"TOT = F + H\" or \"RATE = 1000 * A / POP\", unusual "
    "names of columns in back quotes")
ARP_MESSAGE(RELATION_RATE,
            "« {0} » : un taux est une seule colonne, et son dénominateur une somme de colonnes ; "
            "écrivez « TAUX = 1000 * A / POP »",
            "\"{0}\": a rate is one column, and its denominator a sum of columns; write \"RATE = "
            "1000 * A / POP\"")
ARP_MESSAGE(RELATION_OFF,
            "« {0} » : après « ± » vient l'arrondi, un nombre de 0 ou plus ; écrivez « TOT = F + H "
            "± 5 »",
            "\"{0}\": after \"±\" comes the rounding, a number of 0 or more; write \"TOT = F + H ± "
            "5\"")
ARP_MESSAGES_END;

#endif
