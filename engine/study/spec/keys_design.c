/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/keys.h"

#define AROUND(MORE) "contiguity: {file: voisins.csv}\ndesign: {around: [\"09001\"]" MORE "}\n"

static const arp_key DESIGN[] = {
    ARP_KEY("around", TEXTS, ARP_KEY_NONE,
            "les codes que tout ensemble contient, voisins entre eux ; sans eux, tous les "
            "ensembles ; comme « --around »",
            "the codes that every set has, neighbours of each other; without them, all sets; as "
            "\"--around\"",
            AROUND("")),
    ARP_KEY("units", NUMBERS, ARP_KEY_NONE,
            "combien de territoires a un ensemble : au plus, ou [de, à] ; de 1 à 4 sinon, ou à "
            "autant que le choix en a",
            "how many territories a set has: at most, or [from, to]; from 1 to 4 unless stated, or "
            "to as many as the choice has",
            AROUND(", units: [2, 3]")),
    ARP_KEY("population", NUMBERS, ARP_KEY_NONE,
            "[de, à] : les ensembles de même population, parmi lesquels le choix est classé ; de "
            "la moitié au double de celle du choix sinon",
            "[from, to]: the sets of like population, among which the choice is ranked; from half "
            "to twice that of the choice unless stated",
            AROUND(", population: [2000, 20000]")),
    ARP_KEY("within", COLUMN, ARP_KEY_NONE,
            "une colonne de texte (le département) : le choix est aussi classé parmi les ensembles "
            "de la sienne",
            "a text column (the département): the choice is ranked among the sets of its own as "
            "well",
            AROUND(", within: dep")),
    ARP_KEY("cut", COLUMN, ARP_KEY_NONE,
            "une colonne de texte (l'EPCI) dont on compte les valeurs que chaque ensemble coupe",
            "a text column (the EPCI): how many of its values each set cuts is counted",
            AROUND(", cut: dep")),
};
const arp_keys spec_keys_design = {"design", ARP_KEY_ROWS(DESIGN), NULL};
