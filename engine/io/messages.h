/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What opening, reading and writing files is refused for: files and folders, YAML, outlines, HDF5.
 */
#ifndef IO_MESSAGES_H
#define IO_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(IO)
ARP_MESSAGE(FILE_ABSENT, "fichier introuvable ; vérifiez le chemin", "no such file; check the path")
ARP_MESSAGE(FILE_IS_FOLDER, "c'est un dossier ; indiquez un fichier de ce dossier",
            "this is a folder; name a file in it")
ARP_MESSAGE(FILE_IS_PIPE, "c'est un tube ; enregistrez d'abord son contenu dans un fichier",
            "this is a pipe; save what it holds to a file first")
ARP_MESSAGE(FILE_IS_DEVICE,
            "c'est un périphérique ou une prise réseau ; indiquez un fichier ordinaire",
            "this is a device or a socket; name a regular file")
ARP_MESSAGE(FILE_UNREADABLE,
            "lecture impossible ({0}) ; vérifiez les droits d'accès et l'état du disque",
            "cannot be read ({0}); check permissions and the disk")
ARP_MESSAGE(FILE_SHORTER,
            "le fichier a raccourci pendant la lecture ; relancez quand il est complet",
            "the file became shorter while it was read; run again once it is complete")
ARP_MESSAGE(FILE_TOO_LARGE, "le fichier dépasse {0} octets ; vérifiez que c'est le bon",
            "the file is over {0} bytes; check that it is the right one")
ARP_MESSAGE(
    FILE_GZIP_DAMAGED,
    "fichier gzip abîmé ; téléchargez-le de nouveau, ou décompressez-le (gunzip) et indiquez "
    "le fichier qu'il contient",
    "the gzip file is damaged; download it again, or unpack it (gunzip) and name the file "
    "that is in it")
ARP_MESSAGE(FILE_GZIP_SHORT, "fichier gzip incomplet ; téléchargez-le de nouveau",
            "the gzip file is incomplete; download it again")
ARP_MESSAGE(
    FILE_GZIP_BOMB,
    "le fichier gzip se décompresse en une taille démesurée ; vérifiez d'où il vient, ou "
    "décompressez-le (gunzip) et indiquez le fichier qu'il contient",
    "the gzip file unpacks to an excessive size; check where it comes from, or unpack it (gunzip) "
    "and name the file that is in it")
ARP_MESSAGE(FILE_UNWRITABLE,
            "écriture impossible ({0}) ; vérifiez le chemin, les droits et la place libre",
            "cannot be written ({0}); check the path, permissions and free space")
ARP_MESSAGE(
    FILE_BELOW_FILE,
    "écriture impossible : « {0} » est un fichier, pas un dossier ; choisissez un autre chemin",
    "cannot be written: \"{0}\" is a file, not a folder; choose another path")
ARP_MESSAGE(FILE_OUTPUT_IS_FOLDER, "c'est un dossier ; indiquez le nom du fichier à écrire",
            "this is a folder; name the file to write")
ARP_MESSAGE(FILE_OUTPUT_IS_FILE, "c'est un fichier ; indiquez un dossier pour les résultats",
            "this is a file; name a folder for the results")
ARP_MESSAGE(
    FILE_OUTPUT_IS_HERE,
    "c'est le dossier courant, qui ne peut être remplacé ; indiquez un de ses sous-dossiers",
    "this is the current folder, which cannot be replaced; name a folder inside it")
ARP_MESSAGE(FILE_OUTPUT_EMPTY, "le nom du dossier de résultats est vide ; indiquez un dossier",
            "the name of the results folder is empty; name a folder")
ARP_MESSAGE(
    FILE_FOREIGN,
    "le dossier contient des éléments qui ne viennent pas d'arpent ({0}) : {1} ; choisissez "
    "un autre dossier, ou --force, qui remplace ceux qui portent les noms des résultats et garde "
    "les autres",
    "the folder holds entries that are not arpent's ({0}): {1}; choose another folder, or "
    "--force, which replaces those that have the names of results and keeps the others")
ARP_MESSAGE(
    FILE_TAKEN,
    "un autre arpent (processus {0}) écrit dans ce dossier ; attendez qu'il ait fini, ou "
    "choisissez un autre dossier",
    "another arpent (process {0}) is writing this folder; wait for it to end, or choose another "
    "folder")
ARP_MESSAGE(
    FILE_LEFT_OVER,
    "les résultats sont en place, mais l'ancien dossier reste à côté sous le nom « {0} » ; "
    "supprimez-le",
    "the results are in place, but the old folder is left beside them as \"{0}\"; remove it")
ARP_MESSAGE(YAML_BAD,
            "ce n'est pas du YAML ici (libyaml : {0}) ; vérifiez l'indentation (des espaces, "
            "jamais de tabulation) et les guillemets",
            "this is not YAML here (libyaml: {0}); check the indentation (blanks, never tabs) and "
            "the quotes")
ARP_MESSAGE(YAML_COLON,
            "un deux-points suivi d'un espace, dans un texte sans guillemets ; mettez ce texte "
            "entre guillemets : « {0} »",
            "a colon followed by a space, in a text without quotes; put this text in quotes: `{0}`")
ARP_MESSAGE(YAML_SIGN,
            "un texte sans guillemets ne peut commencer par ce signe ; mettez-le entre guillemets "
            ": « {0} »",
            "a text without quotes cannot begin with this sign; put it in quotes: `{0}`")
ARP_MESSAGE(YAML_AFTER,
            "du texte suit ce qui ferme la valeur (une apostrophe, un guillemet, un crochet) ; "
            "mettez le tout entre guillemets doubles : « {0} »",
            "text follows what closes the value (an apostrophe, a quote, a bracket); put the whole "
            "in double quotes: `{0}`")
ARP_MESSAGE(YAML_SPACE,
            "il faut un espace après le deux-points : écrivez « {0} » (ou mettez la clé entre "
            "guillemets, si le deux-points en fait partie)",
            "a space is needed after the colon: write `{0}` (or put the key in quotes, if the "
            "colon is part of it)")
ARP_MESSAGE(YAML_EQUALS, "une clé est suivie d'un deux-points et d'un espace : écrivez « {0} »",
            "a key is followed by a colon and a space: write `{0}`")
ARP_MESSAGE(YAML_DASH,
            "il faut un espace après le tiret d'un élément de liste : écrivez « {0} » (ou mettez "
            "le texte entre guillemets, si le tiret en fait partie)",
            "a space is needed after the dash of a list's item: write `{0}` (or put the text in "
            "quotes, if the dash is part of it)")
ARP_MESSAGE(YAML_TAB,
            "une tabulation en tête de ligne ; mettez des espaces à la place (deux par niveau)",
            "a tab at the head of the line; put spaces in its place (two a level)")
ARP_MESSAGE(
    YAML_OPEN,
    "« {0} » ou une virgule manque avant ce point : la liste ou le bloc ouvert à la ligne {1}, "
    "colonne {2}, n'est pas fermé ; ajoutez « {0} »",
    "\"{0}\" or a comma is lacking before this point: the list or block opened on line {1}, column "
    "{2}, is not closed; add \"{0}\"")
ARP_MESSAGE(YAML_QUOTE, "le guillemet ouvert ici n'est jamais fermé ; fermez-le à la fin du texte",
            "the quote opened here is never closed; close it at the end of the text")
ARP_MESSAGE(YAML_NO_KEY,
            "ce qui commence ici n'est ni « clé: valeur », ni « - élément » aligné sur la liste ; "
            "écrivez l'un des deux, ou mettez le texte entre guillemets",
            "what begins here is neither `key: value` nor `- item` aligned with its list; write "
            "one of them, or put the text in quotes")
ARP_MESSAGE(
    YAML_INDENT,
    "cette ligne, en retrait de {0} espace(s), n'est alignée avec aucune ligne du même bloc ; "
    "donnez-lui le retrait de ses voisines (deux espaces de plus que la clé qui la contient)",
    "this line, indented by {0} space(s), is aligned with no line of the same block; give it the "
    "indentation of its neighbours (two spaces more than the key that holds it)")
ARP_MESSAGE(YAML_NOT_UTF8,
            "le fichier n'est pas en UTF-8 à partir d'ici (un accent en CP1252, de Windows ?) ; "
            "enregistrez-le en UTF-8 (ou : iconv -f CP1252 -t UTF-8)",
            "the file is not UTF-8 from here on (an accent in CP1252, of Windows?); save it as "
            "UTF-8 (or: iconv -f CP1252 -t UTF-8)")
ARP_MESSAGE(YAML_EMPTY, "le document est vide ; écrivez-y au moins une ligne « clé: valeur »",
            "the document is empty; write at least one line \"key: value\" in it")
ARP_MESSAGE(YAML_SECOND_DOCUMENT,
            "un deuxième document commence ici ; gardez-en un par fichier et ôtez la ligne « --- »",
            "a second document begins here; keep one a file and remove the line \"---\"")
ARP_MESSAGE(YAML_ALIAS, "l'alias « *{0} » n'est pas admis ; écrivez la valeur en entier",
            "the alias \"*{0}\" is not allowed; write the value out")
ARP_MESSAGE(YAML_ANCHOR,
            "l'ancre « &{0} » n'est pas admise ; ôtez-la, ou mettez le texte entre guillemets",
            "the anchor \"&{0}\" is not allowed; remove it, or put the text in quotes")
ARP_MESSAGE(YAML_TAG,
            "l'étiquette de type « {0} » n'est pas admise ; ôtez-la, ou mettez le texte entre "
            "guillemets",
            "the tag \"{0}\" is not allowed; remove it, or put the text in quotes")
ARP_MESSAGE(YAML_KEY, "une clé est un texte simple ; mettez entre guillemets ce qui commence ici",
            "a key is a plain text; put in quotes what begins here")
ARP_MESSAGE(
    YAML_TWICE,
    "la clé « {0} » est donnée deux fois, à la ligne {1} puis à la ligne {2} ; gardez-en une",
    "the key \"{0}\" is given twice, in line {1} and in line {2}; keep one of them")
ARP_MESSAGE(YAML_DEEP, "plus de {0} niveaux emboîtés ; aplatissez le document",
            "more than {0} levels within each other; make the document flatter")
ARP_MESSAGE(YAML_NUL, "ce texte contient le caractère nul (\\0) ; ôtez-le",
            "this text has the null character (\\0) in it; remove it")
ARP_MESSAGE(
    STORE_WRITE,
    "la donnée « {0} » n'a pas pu être rangée dans le fichier HDF5 ; son nom est peut-être déjà "
    "pris, ou la mémoire manque",
    "the dataset \"{0}\" could not be put into the HDF5 file; its name may be taken already, or "
    "memory is short")
ARP_MESSAGE(STORE_DECLARED,
            "« {0} » dit tenir {1} cellules, plus que ce fichier n'en contient ; demandez un "
            "fichier intact",
            "\"{0}\" says it holds {1} cells, more than are in this file; ask for a sound one")
ARP_MESSAGE(STORE_OPEN, "impossible de lire ce fichier ({0}) ; vérifiez le chemin et les droits",
            "this file cannot be read ({0}); check the path and the rights")
ARP_MESSAGE(STORE_NOT_HDF5,
            "ce n'est pas un fichier HDF5 ; donnez le fichier results.h5 écrit par « arpent run »",
            "this is no HDF5 file; give the results.h5 that \"arpent run\" wrote")
ARP_MESSAGE(STORE_DAMAGED,
            "ce fichier HDF5 est abîmé ou incomplet ; relancez l'étude pour l'écrire à nouveau",
            "this HDF5 file is damaged or incomplete; run the study again to write it anew")
ARP_MESSAGE(
    STORE_ABSENT,
    "ce fichier HDF5 n'a pas de « {0} » ; ce n'est pas celui qu'arpent a écrit, ou il a été changé",
    "this HDF5 file has no \"{0}\"; it is not the one that arpent wrote, or it was changed")
ARP_MESSAGE(
    STORE_KIND,
    "la donnée « {0} » n'est pas d'un genre qu'arpent écrit (réels, entiers sans signe, textes, "
    "deux dimensions au plus) ; lisez-la avec h5dump",
    "the dataset \"{0}\" is of no kind that arpent writes (reals, unsigned whole numbers, "
    "texts, two dimensions at most); read it with h5dump")
/* Outlines */
ARP_MESSAGE(GEOJSON_SYNTAX,
            "ce n'est pas du JSON valable ({0}) ; exportez de nouveau les contours en GeoJSON",
            "this is no valid JSON ({0}); export the outlines as GeoJSON again")
ARP_MESSAGE(GEOJSON_COLLECTION,
            "ce JSON n'est pas une « FeatureCollection » ; exportez les contours comme une couche "
            "GeoJSON entière",
            "this JSON is no \"FeatureCollection\"; export the outlines as one whole GeoJSON layer")
ARP_MESSAGE(GEOJSON_EMPTY,
            "ce GeoJSON ne contient aucun territoire ; vérifiez que c'est le bon fichier",
            "this GeoJSON holds no territory; check that it is the right file")
ARP_MESSAGE(
    GEOJSON_PROPERTY,
    "l'objet n° {0} n'a pas de code dans la propriété « {2} » ; nommez sous « property: » celle "
    "qui porte le code (un texte) ; ses propriétés : {1}",
    "feature {0} has no code in the property \"{2}\"; name under \"property:\" the one that "
    "holds the code (a text); its properties: {1}")
ARP_MESSAGE(GEOJSON_GEOMETRY,
            "la géométrie de l'objet n° {0} ({1}) est « {2} » ; il faut un « Polygon » ou un "
            "« MultiPolygon »",
            "the geometry of feature {0} ({1}) is \"{2}\"; it has to be a \"Polygon\" or a "
            "\"MultiPolygon\"")
ARP_MESSAGE(GEOJSON_RING_SHORT,
            "un contour de l'objet n° {0} ({1}) a moins de quatre positions ; réparez la géométrie",
            "an outline of feature {0} ({1}) has fewer than four positions; mend the geometry")
ARP_MESSAGE(
    GEOJSON_RING_OPEN,
    "un contour de l'objet n° {0} ({1}) ne revient pas à son premier point ; réparez la "
    "géométrie",
    "an outline of feature {0} ({1}) does not come back to its first point; mend the geometry")
ARP_MESSAGE(GEOJSON_POSITION,
            "une position de l'objet n° {0} ({1}) n'est pas faite de deux nombres ; réparez la "
            "géométrie",
            "a position of feature {0} ({1}) is no pair of numbers; mend the geometry")
ARP_MESSAGE(
    GEOJSON_TOPOLOGY,
    "ce JSON est un TopoJSON ; faites-en un GeoJSON : « ogr2ogr -f GeoJSON contours.geojson {0} »",
    "this JSON is a TopoJSON; make a GeoJSON of it: \"ogr2ogr -f GeoJSON outlines.geojson {0}\"")
ARP_MESSAGE(
    GEOJSON_DEGREES,
    "une position de l'objet n° {0} ({1}), {2}, n'est pas en degrés de longitude et de latitude ; "
    "projetez les contours : « ogr2ogr -t_srs EPSG:4326 contours.geojson {3} »",
    "a position of feature {0} ({1}), {2}, is not in degrees of longitude and latitude; project "
    "the outlines: \"ogr2ogr -t_srs EPSG:4326 outlines.geojson {3}\"")
ARP_MESSAGE(FILE_OUTPUT_IS_INPUT,
            "« {0} », que la commande lit, serait remplacé ; donnez un autre nom à la sortie",
            "\"{0}\", which the command reads, would be replaced; give the output another name")
ARP_MESSAGES_END;

#endif
