/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file codes.h
 * What codes of territories and outlines are refused for, and what is told of them.
 */
#ifndef STUDY_MESSAGES_CODES_H
#define STUDY_MESSAGES_CODES_H

#include "base/areas.h"

ARP_MESSAGES(STUDY_CODES)
ARP_MESSAGE(CONTIGUITY_EMPTY,
            "« {0} » : territoires sans contour, passés outre, au nombre de {1} : {2}",
            "\"{0}\": territories without an outline, passed over, {1} in number: {2}")
ARP_MESSAGE(CONTIGUITY_BY_ID,
            "« {0} » : la propriété du code manque à {1} contour(s) ; leur « id » en tient lieu",
            "\"{0}\": {1} outlines lack the property of the code; their \"id\" stands for it")
ARP_MESSAGE(
    CONTIGUITY_ROUNDED,
    "« {0} » : {1} frontière(s) reconnue(s) malgré un sommet qui manque d'un côté ou un arrondi, à "
    "{2} "
    "près",
    "\"{0}\": {1} borders found although a vertex is lacking on one side or rounded, within {2}")
ARP_MESSAGE(
    CONTIGUITY_NEAR,
    "« {0} » : des contours se touchent presque, et ne sont pas tenus pour voisins : {1} (distance "
    "de "
    "{2} à {3}, dans l'unité du fichier) ; s'ils sont voisins, prenez des contours simplifiés "
    "ensemble, ou donnez les paires dans un CSV de deux colonnes",
    "\"{0}\": outlines nearly touch, and are not taken for neighbours: {1} (distance from {2} to "
    "{3}, "
    "in the file's unit); if they are neighbours, take outlines that were simplified together, or "
    "give the pairs in a CSV of two columns")
ARP_MESSAGE(OUTLINES_ZERO,
            "contours de « {0} » qui ne sont d'aucun territoire de l'étude, au nombre de {1} : {2} "
            "; l'un a "
            "perdu ou gagné un zéro en tête ({3}) : enregistrez les codes comme du texte",
            "outlines of \"{0}\" that are of no territory of the study, {1} in number: {2}; one "
            "has lost or "
            "gained a leading zero ({3}): save the codes as text")
ARP_MESSAGE(
    OUTLINES_SPELT,
    "« {1} » : le code « {0} » est sans doute « {2} » sous une autre écriture ; écrivez-le "
    "comme les tableaux",
    "\"{1}\": code \"{0}\" is likely \"{2}\" in another spelling; write it as the tables do")
ARP_MESSAGE(
    OUTLINES_OTHER_LEVEL,
    "les contours de « {0} » ne sont pas du niveau « {1} », mais « {2} » ; écrivez « outlines: "
    "{{2}: {file: {0}, ...}} »",
    "the outlines of \"{0}\" are not of the level \"{1}\", but \"{2}\"; write \"outlines: {{2}: "
    "{file: {0}, ...}}\"")
ARP_MESSAGE(
    OUTLINES_NONE,
    "aucun contour de « {0} » n'est d'un territoire de l'étude : la propriété « {1} » y donne des "
    "codes comme « {2} », les tableaux « {3} » ; nommez la bonne sous « property: »",
    "no outline of \"{0}\" is of a territory of the study: its property \"{1}\" gives codes such "
    "as \"{2}\", the tables \"{3}\"; name the right one under \"property:\"")
ARP_MESSAGE(OUTLINES_UNKNOWN,
            "contours de « {0} » laissés de côté, car d'aucun territoire de l'étude, au nombre de "
            "{1} : {2}",
            "outlines of \"{0}\" left out, for they are of no territory of the study, {1} in "
            "number: {2}")
ARP_MESSAGE(OUTLINES_TWICE,
            "« {0} » : codes que plusieurs contours ont, tenus pour les parties d'un même "
            "territoire, au nombre de {1} : {2}",
            "\"{0}\": codes that several outlines have, taken for parts of one territory, {1} in "
            "number: {2}")
ARP_MESSAGE(
    OUTLINES_TURNED,
    "« {0} » : les positions semblent avoir la latitude avant la longitude ; la carte serait "
    "couchée : « ogr2ogr -t_srs EPSG:4326 -ct \"+proj=axisswap +order=2,1\" contours.geojson {0} »",
    "\"{0}\": positions seem to have latitude before longitude; the map would lie on its side: "
    "\"ogr2ogr -t_srs EPSG:4326 -ct '+proj=axisswap +order=2,1' outlines.geojson {0}\"")
ARP_MESSAGE(OUTLINES_KNOTTED,
            "les lignes des contours de « {0} » s'emmêlent au point qu'on ne peut les couper où "
            "elles se rencontrent ; réparez-les : « ogr2ogr -makevalid contours.geojson {0} »",
            "the lines of the outlines of \"{0}\" are so tangled that they cannot be cut where "
            "they meet; mend them: \"ogr2ogr -makevalid outlines.geojson {0}\"")
ARP_MESSAGE(OUTLINES_LACKING,
            "cartes du niveau « {0} » : des territoires du niveau « {1} » dont il est fait n'ont "
            "pas de contour, au nombre de {2} : {3}",
            "maps of the level \"{0}\": territories of the level \"{1}\" that it is made of have "
            "no outline, {2} in number: {3}")
ARP_MESSAGE(ZONINGS_GIVEN_RESPELT,
            "« {0} » n'est d'aucun territoire du niveau « {2} » : « {1} » sans doute ; corrigez "
            "les codes de ce "
            "fichier (un zéro en tête se remet par « code_width: »)",
            "\"{0}\" is of no territory of the level \"{2}\": likely \"{1}\"; correct the codes of "
            "this file (a "
            "leading zero is put back by \"code_width:\")")
ARP_MESSAGE(
    STUDY_SPELT_TWICE,
    "« {0} » et « {1} » (ligne {2}) sont un même territoire sous deux écritures ; gardez-en une "
    "seule ligne, ou, s'il y a là deux niveaux, un seul par « where: »",
    "\"{0}\" and \"{1}\" (line {2}) are one territory in two spellings; keep one row of it, or, "
    "if these are two levels, one level with \"where:\"")
ARP_MESSAGE(
    ZONINGS_RESPELT,
    "« {0} » ne peut être le code d'une commune : « {1} » sans doute ; codes de la sorte dans ce "
    "fichier, au nombre de {2} : {3} ; corrigez-les, ou écrivez « unmatched: drop » pour les "
    "laisser "
    "de côté",
    "\"{0}\" can be no commune's code: likely \"{1}\"; codes of the kind in this file, {2} in "
    "number: "
    "{3}; correct them, or write \"unmatched: drop\" to leave them out")
ARP_MESSAGE(
    ZONINGS_NO_COMMUNE,
    "« {0} » ne peut être le code d'aucune commune, qui a cinq caractères : un département (01 à "
    "95, "
    "2A, 2B, 971 à 978, 98), puis un numéro ; codes de la sorte dans ce fichier, au nombre de {2} "
    ": "
    "{3} ; corrigez-les, ôtez-les par « where: », ou écrivez « unmatched: drop » pour les laisser "
    "de "
    "côté",
    "\"{0}\" can be no commune's code, which has five characters: a département (01 to 95, 2A, 2B, "
    "971 "
    "to 978, 98), then a number; codes of the kind in this file, {2} in number: {3}; correct them, "
    "take them out with \"where:\", or write \"unmatched: drop\" to leave them out")
ARP_MESSAGE(
    ZONINGS_IRIS,
    "« {0} » est le code d'un IRIS de la commune {1} ; codes d'IRIS dans ce fichier, au nombre de "
    "{2} : {3} ; additionnez ses lignes par les cinq premiers caractères du code, ou, si un "
    "fichier "
    "long (« rows: », « value: ») a une colonne de communes, donnez-la à « key: »",
    "\"{0}\" is the code of an IRIS of the commune {1}; codes of IRIS in this file, {2} in number: "
    "{3}; "
    "sum its rows by the first five characters of the code, or, if a long file (\"rows:\", "
    "\"value:\") has a column of communes, give it as \"key:\"")
ARP_MESSAGE(ZONINGS_SIREN,
            "« {0} » est le numéro SIREN d'un EPCI, non une commune ; codes de la sorte dans ce "
            "fichier, au "
            "nombre de {2} : {3} ; si ses lignes sont d'un niveau de « zonings: », écrivez le nom "
            "de ce niveau "
            "à l'entrée du fichier, par exemple « level: epci »",
            "\"{0}\" is the SIREN of an EPCI, not a commune; codes of the kind in this file, {2} "
            "in number: "
            "{3}; if its rows are of a level of \"zonings:\", write that level's name in the "
            "file's entry, for "
            "example \"level: epci\"")
ARP_MESSAGE(ZONINGS_MEMBER_RESPELT,
            "« {0} » ne peut être le code d'une commune ; « {1} » sans doute : corrigez la table "
            "d'appartenance",
            "\"{0}\" can be no commune's code; likely \"{1}\": correct the membership table")
ARP_MESSAGE(ZONINGS_LEVEL_TWICE,
            "au niveau « {0} », « {1} » (commune {3}) et « {2} » sont un même territoire sous deux "
            "écritures ; "
            "gardez-en une dans la table d'appartenance",
            "on the level \"{0}\", \"{1}\" (commune {3}) and \"{2}\" are one territory in two "
            "spellings; keep "
            "one in the membership table")
ARP_MESSAGE(
    ZONINGS_LEVEL_PARTS,
    "au niveau « {0} », une partie de code de la colonne « {1} » a {2} chiffre(s), d'autres {3} : "
    "un "
    "zéro en tête s'est perdu ; enregistrez cette colonne comme du texte, zéros compris",
    "on the level \"{0}\" one part of a code in column \"{1}\" has {2} digits, others have {3}: a "
    "leading zero was lost; save this column as text, zeros included")
ARP_MESSAGE(
    ZONINGS_LACKING,
    "« {0} » n'a pas tous les arrondissements de {1} : y manquent {2} : {3} ; la couverture de "
    "la commune baisse d'autant ; complétez le fichier, ou, s'il est long, écrivez « absent: 0 » "
    "si "
    "une absence y vaut zéro",
    "\"{0}\" does not have all arrondissements of {1}: {2} are lacking: {3}; the commune's "
    "coverage falls by as much; complete the file, or, in a long one, write \"absent: 0\" if none "
    "means zero there")
ARP_MESSAGE(ZONINGS_MEMBER_TOTAL,
            "« {0} » est un total parmi les communes ; ôtez sa ligne de ce fichier, ou ne gardez "
            "que les communes par « where: » sous « zonings: »",
            "\"{0}\" is a total among the communes; take its row out of this file, or keep the "
            "communes alone with \"where:\" under \"zonings:\"")
ARP_MESSAGE(ZONINGS_ZERO,
            "codes de « {0} » qui ne sont pas des communes de l'étude, au nombre de {1} : {2} ; un "
            "zéro en tête s'est perdu ({3}) : enregistrez la colonne des codes comme du texte, ou "
            "écrivez « code_width: 5 » à l'entrée de ce fichier",
            "codes of \"{0}\" that are no communes of the study, {1} in number: {2}; a leading "
            "zero was lost ({3}): save the column of codes as text, or write \"code_width: 5\" "
            "in this file's entry")
ARP_MESSAGE(
    ZONINGS_LEFT_OUT,
    "codes de « {0} » laissés de côté, car d'aucune commune de l'étude, au nombre de {1} : {2}",
    "codes of \"{0}\" left out, for they are of no commune of the study, {1} in number: {2}")
ARP_MESSAGE(
    ZONINGS_UNKNOWN_YEAR,
    "codes de « {0} » qui ne sont pas des communes de l'étude, au nombre de {1} : {2} ; ce fichier "
    "ressemble aux communes de {3} : écrivez « codes: passage », ou « unmatched: drop » pour les "
    "laisser de côté",
    "codes of \"{0}\" that are no communes of the study, {1} in number: {2}; this file looks like "
    "the "
    "communes of {3}: write \"codes: passage\", or \"unmatched: drop\" to leave them out")
ARP_MESSAGE(
    ZONINGS_UNKNOWN,
    "codes de « {0} » qui ne sont pas des communes de l'étude, au nombre de {1} : {2} ; plusieurs "
    "millésimes y sont-ils mêlés ? corrigez-les, ou écrivez « unmatched: drop » pour les laisser "
    "de côté",
    "codes of \"{0}\" that are no communes of the study, {1} in number: {2}; does it mix several "
    "vintages? correct them, or write \"unmatched: drop\" to leave them out")
ARP_MESSAGES_END;

#endif
