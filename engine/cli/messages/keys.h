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
ARP_MESSAGES_END;

#endif
