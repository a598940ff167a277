/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file keys.h
 * What the help and the page of a study's keys say, and --file.
 */
#ifndef CLI_MESSAGES_KEYS_H
#define CLI_MESSAGES_KEYS_H

#include "base/areas.h"

ARP_MESSAGES(CLI_KEYS)
ARP_MESSAGE(CLI_KEY_ABOUT,
            "Une étude est un fichier YAML. Ses clés ; « arpent help study CLÉ » en explique une, "
            "avec ce qu'elle contient (« data », « data.sheet » ou « sheet »)",
            "A study is one YAML file. Its keys; \"arpent help study KEY\" explains one, with what "
            "is inside it (\"data\", \"data.sheet\" or \"sheet\")")
ARP_MESSAGE(CLI_KEY_TYPE, "valeur", "value")
ARP_MESSAGE(CLI_KEY_WORDS, "mots", "words")
ARP_MESSAGE(CLI_KEY_OTHERWISE, "sinon", "default")
ARP_MESSAGE(CLI_KEY_NEEDED, "obligatoire", "needed")
ARP_MESSAGE(CLI_KEY_NONE, "rien", "none")
ARP_MESSAGE(CLI_KEY_EXAMPLE, "Exemple", "Example")
ARP_MESSAGE(CLI_KEY_INSIDE, "Ses clés", "Its keys")
ARP_MESSAGE(CLI_KEY_MORE, "et, comme les fichiers de « data: » : {0}",
            "and, as the files of \"data:\" do: {0}")
ARP_MESSAGE(CLI_KEY_SEVERAL, "Plusieurs clés ont ce nom ; donnez le chemin de la vôtre",
            "Several keys have this name; give the path of yours")
ARP_MESSAGE(CLI_UNKNOWN_KEY,
            "une étude n'a pas de clé « {0} » ; vouliez-vous dire « arpent help study {1} » ?",
            "a study has no key \"{0}\"; did you mean \"arpent help study {1}\"?")
ARP_MESSAGE(CLI_UNKNOWN_KEY_ALL,
            "une étude n'a pas de clé « {0} » ; « arpent help study » donne celles qu'elle a",
            "a study has no key \"{0}\"; \"arpent help study\" gives those it has")
ARP_MESSAGE(
    CLI_PAGE_HEAD,
    "# Le fichier d'étude\n\nToutes ses clés : ce qu'une clé prend, ce qui vaut sans elle, ce "
    "qu'elle veut dire, et un exemple. « arpent help study CLÉ » le dit à l'écran. "
    "[In English](study.md). Chaque exemple change cette étude, dont ses premières clés "
    "prennent la place ; une épreuve les passe tous à « arpent check ». Les fichiers sont "
    "dans [tests/data/reference](../tests/data/reference).",
    "# The study file\n\nAll its keys: what a key takes, what stands without it, what it means, "
    "and an example. \"arpent help study KEY\" tells it on a terminal. "
    "[En français](etude.md). Each example changes this study, whose top keys its own "
    "replace; a test puts them all through \"arpent check\". The files are in "
    "[tests/data/reference](../tests/data/reference).")
ARP_MESSAGE(CLI_PAGE_STUDY, "L'étude", "The study")
ARP_MESSAGE(CLI_PAGE_MORE, "Et, comme les fichiers de `data` : {0}.",
            "And, as the files of `data` do: {0}.")
ARP_MESSAGE(CLI_PAGE_WORDS, " : {0}", ": {0}")
ARP_MESSAGE(CLI_PAGE_OTHERWISE, "sinon `{0}`", "default `{0}`")
ARP_MESSAGE(CLI_PAGE_NONE, "sans valeur d'avance", "no default")
ARP_MESSAGE(
    CLI_KEY_STRAY,
    "« help {0} » ne prend pas d'autre mot ; ôtez « {1} » (les clés sont sous « help study »)",
    "\"help {0}\" takes no other word; remove \"{1}\" (keys are under \"help study\")")
ARP_MESSAGE(CLI_HELD_PAIR, "NOM=CHEMIN", "NAME=PATH")
ARP_MESSAGE(
    CLI_HELD_OPTION,
    "lit le fichier CHEMIN là où l'étude, ou l'argument ÉTUDE, écrit NOM, que ce fichier existe ou "
    "non ; peut se répéter",
    "reads the file PATH where the study, or the operand STUDY, writes NAME, whether such a file "
    "is "
    "there or not; may be repeated")
ARP_MESSAGE(CLI_HELD_NO_PAIR,
            "« --file {0} » ne dit pas quel fichier pour quel nom ; écrivez « --file NOM=CHEMIN »",
            "\"--file {0}\" does not say which file for which name; write \"--file NAME=PATH\"")
ARP_MESSAGE(CLI_ARG_RESULTS, "RÉSULTATS", "RESULTS")
ARP_MESSAGE(CLI_OPTION_WITH,
            "résultats antérieurs, déjà sortis : dire ce qu'ils laissent deviner de secrets",
            "earlier results that are out: tell what secrets they give away")
ARP_MESSAGE(CLI_OPTION_PROTECT,
            "retenir le moins de cellules pour qu'aucun secret ne se déduise du reste",
            "withhold the fewest cells so that no secret follows from the rest")
ARP_MESSAGE(
    CLI_DOCTOR_ABOUT,
    "Donne ce dont dépendent les derniers bits d'un résultat, outre l'étude et les données : "
    "versions, compilateur, instructions, noyaux d'OpenBLAS. À joindre à un signalement, ou "
    "à comparer entre deux machines.",
    "Gives what the last bits of a result depend on besides study and data: versions, "
    "compiler, instructions, kernels of OpenBLAS. To be joined to a report of a fault, or "
    "compared between two machines.")
ARP_MESSAGE(
    CLI_DOCTOR_SAME,
    "Langue, fuseau horaire, nombre de processeurs, environnement (OPENBLAS_CORETYPE à part, "
    "qui impose les noyaux d'OpenBLAS) : sans effet sur un résultat. Les vecteurs, larges ou "
    "non, donnent les mêmes bits.",
    "Language, time zone, number of processors, environment (but for OPENBLAS_CORETYPE, which "
    "imposes the kernels of OpenBLAS): without effect on a result. Vectors, wide or not, "
    "give the same bits.")
ARP_MESSAGE(
    CLI_DOCTOR_PCA,
    "Les poids « pca » ont les mêmes bits sur les machines dont la marque d'OpenBLAS est la "
    "même ; ailleurs leurs derniers bits peuvent différer. De même, avec la marque de la "
    "bibliothèque C, pour les logarithmes, exponentielles et puissances.",
    "Weights \"pca\" have the same bits on machines whose mark of OpenBLAS is the same; "
    "elsewhere their last bits may differ. Likewise, by the mark of the C library, for "
    "logarithms, exponentials and powers.")
ARP_MESSAGES_END;

#endif
