/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file page.h
 * What report.html says: sections, titles and captions of pictures, headers of tables.
 */
#ifndef REPORT_MESSAGES_PAGE_H
#define REPORT_MESSAGES_PAGE_H

#include "base/areas.h"

ARP_MESSAGES(REPORT_PAGE)
/* The answer */
ARP_MESSAGE(PAGE_DECIDED, "décision de {0}", "decision of {0}")
ARP_MESSAGE(PAGE_SKIP, "Aller à la réponse", "Go to the answer")
ARP_MESSAGE(
    PAGE_NO_SCRIPT,
    "Les images et le curseur demandent JavaScript ; le verdict et les tableaux s'en passent.",
    "Pictures and the slider need JavaScript; the verdict and the tables do without.")
ARP_MESSAGE(PAGE_FIRST_ONES, "Les {0} premiers du classement, par besoin",
            "The first {0} of the ranking, by need")
ARP_MESSAGE(PAGE_FIRST_SHARE, "dans les {0} premiers : {1} des tirages [{2} ; {3}]",
            "among the first {0}: {1} of the draws [{2}; {3}]")
ARP_MESSAGE(PAGE_NEAR_MISSES,
            "Hors de la liste, mais aussi souvent parmi les {0} premiers que l'un d'eux :",
            "Not in the list, but among the first {0} as often as one of them:")
ARP_MESSAGE(PAGE_BUT_SIDE, "Mais le versant « {0} » ne se distingue plus {1}.",
            "But the side \"{0}\" no longer stands out {1}.")
ARP_MESSAGE(PAGE_BUT_ALONE, "pris seul, sans que les autres soient donnés",
            "taken alone, without the others given")
ARP_MESSAGE(PAGE_BUT_WITHOUT, "sans « {0} »", "without \"{0}\"")
ARP_MESSAGE(PAGE_BUT_IN, "dans le périmètre « {0} »", "in the perimeter \"{0}\"")
ARP_MESSAGE(PAGE_CARD_C, "concordance, {0} ; p ajusté {1}, les autres versants étant donnés",
            "concordance, {0}; adjusted p {1}, given the other sides")
ARP_MESSAGE(PAGE_CARD_C_ONLY, "concordance, {0}", "concordance, {0}")
ARP_MESSAGE(PAGE_CARD_RANK, "rang de {0}, sur {1}", "rank of {0}, of {1}")
ARP_MESSAGE(PAGE_CARD_RANKS, "rangs de {0}, sur {1}", "ranks of {0}, of {1}")
ARP_MESSAGE(PAGE_CARD_BEST, "rangs extrêmes des {0} choisis, sur {1}",
            "best and worst rank of the {0} chosen, of {1}")
ARP_MESSAGE(PAGE_CARD_HOLDS, "des tirages gardent ce verdict", "of the draws keep this verdict")
ARP_MESSAGE(PAGE_CARD_SHIFT, "rangs de déplacement moyen d'un territoire au fil des tirages",
            "ranks that a territory moves on average over the draws")
ARP_MESSAGE(PAGE_AND, " et ", " and ")
ARP_MESSAGE(PAGE_MADE, "Fait par arpent {0}, sans réseau ni serveur : ce fichier se suffit.",
            "Made by arpent {0}, without network or server: this file is all there is.")
ARP_MESSAGE(PAGE_RANKS_ONLY, "Page sans valeurs ni scores (--share ranks).",
            "Page without values or scores (--share ranks).")
ARP_MESSAGE(PAGE_RANKS_SECRET,
            "Page sans valeurs ni scores : un indicateur qui a des cellules secrètes est sur une "
            "échelle que l'étude donne, et ils la diraient.",
            "Page without values or scores: an indicator that has secret cells is on a scale that "
            "the study gives, which they would tell.")
ARP_MESSAGE(PAGE_STUDY_LEFT_OUT,
            "L'étude telle qu'elle est écrite n'est pas dans cette page : elle peut donner un "
            "total dont une cellule secrète se déduit.",
            "The study as it is written is not in this page: it may state a total that a secret "
            "cell follows from.")
ARP_MESSAGE(PAGE_STUDY_TEXT, "L'étude telle qu'elle est écrite", "The study as it is written")
ARP_MESSAGE(PAGE_LICENCES, "Licences du code de cette page", "Licences of this page's code")
ARP_MESSAGE(PAGE_TABLE, "Tableau", "Table")
ARP_MESSAGE(PAGE_SHOWN_ROWS,
            "{0} lignes sur {1} : les choisis et les premières ; le reste dans tables/{2}.csv.",
            "{0} rows of {1}: the chosen and the first ones; the others in tables/{2}.csv.")
ARP_MESSAGE(PAGE_YES, "oui", "yes")
ARP_MESSAGE(PAGE_NO, "non", "no")
/* Sections */
ARP_MESSAGE(PAGE_SECTION_WHERE, "Où ?", "Where?")
ARP_MESSAGE(PAGE_LEAD_WHERE,
            "Qui a le plus de besoin, sur quel versant, et où l'on serait allé par chacun seul.",
            "Who needs most, on which side, and where one would have gone by each alone.")
ARP_MESSAGE(PAGE_SECTION_WEIGHTS, "Et si l'on pesait autrement ?", "What if one weighed otherwise?")
ARP_MESSAGE(PAGE_LEAD_WEIGHTS,
            "Ce que deviennent les rangs et la concordance quand le poids d'un versant change, les "
            "autres gardant leurs proportions.",
            "What becomes of ranks and concordance as the weight of one side changes, the others "
            "keeping their proportions.")
ARP_MESSAGE(PAGE_SECTION_RESTS, "Sur quoi repose la réponse ?", "What does the answer rest on?")
ARP_MESSAGE(PAGE_LEAD_RESTS,
            "Le verdict sans l'un des choisis, ailleurs, sans un indicateur, et ce qu'il faudrait "
            "d'un critère manquant.",
            "The verdict without one of the chosen, elsewhere, without an indicator, and what a "
            "missing criterion would need.")
ARP_MESSAGE(PAGE_SECTION_CHOSEN, "Les choisis", "The chosen")
ARP_MESSAGE(PAGE_LEAD_CHOSEN,
            "Chacun au regard des autres et des références, et ce qui fait son score.",
            "Each beside the others and the comparators, and what its score is made of.")
ARP_MESSAGE(PAGE_SECTION_SURE, "Les rangs sont-ils sûrs ?", "Are the ranks sure?")
ARP_MESSAGE(PAGE_LEAD_SURE,
            "Ce que disent les tirages de ce qui est incertain, et l'erreur des données.",
            "What the draws of what is uncertain say, and the error of the data.")
ARP_MESSAGE(PAGE_SECTION_CHOICES, "Quel choix compte ?", "Which choice matters?")
ARP_MESSAGE(PAGE_LEAD_CHOICES,
            "La part de l'incertitude qui resterait si tout le reste était connu.",
            "The share of the uncertainty that would stay were all the rest known.")
ARP_MESSAGE(PAGE_SECTION_INDEX, "L'indice", "The index")
ARP_MESSAGE(
    PAGE_LEAD_INDEX,
    "Ce que pèse chaque part, déclaré et de fait, et comment les indicateurs vont ensemble.",
    "What each part weighs, declared and in effect, and how the indicators go together.")
ARP_MESSAGE(PAGE_SECTION_PERIMETERS, "Les périmètres", "The perimeters")
ARP_MESSAGE(PAGE_LEAD_PERIMETERS, "Le même indice sur d'autres ensembles de territoires.",
            "The same index on other sets of territories.")
ARP_MESSAGE(PAGE_SECTION_DATA, "Données, sources, notes", "Data, sources, notes")
ARP_MESSAGE(PAGE_LEAD_DATA,
            "De quoi tout cela est fait, et les empreintes qui permettent de le refaire.",
            "What all of this is made of, and the fingerprints that let it be made again.")
/* Pictures and tables: a title, and a caption that says what to read. */
ARP_MESSAGE(PAGE_TITLE_MAPS, "Les cartes", "The maps")
ARP_MESSAGE(PAGE_CAPTION_MAPS,
            "Par quintile : plus foncé, plus de besoin. Contour épais : les choisis. La dernière "
            "carte croise deux versants, par tiers.",
            "By quintile: darker, more need. Thick outline: the chosen. The last map crosses two "
            "sides, by thirds.")
ARP_MESSAGE(PAGE_TITLE_PLACES, "Par chaque branche seule", "By each branch alone")
ARP_MESSAGE(PAGE_CAPTION_PLACES,
            "Une ligne par branche, du rang 1 (le plus de besoin) au dernier. Losanges : les "
            "choisis ; sous la ligne : où l'on serait allé par cette branche seule.",
            "A line a branch, from rank 1 (most need) to the last. Diamonds: the chosen; "
            "below the line: where one would have gone by that branch alone.")
ARP_MESSAGE(PAGE_TITLE_LEADERS, "Les premiers, au fil des tirages",
            "The first ones, over the draws")
ARP_MESSAGE(
    PAGE_CAPTION_LEADERS,
    "Part des tirages où chaque territoire est dans les premiers ; trait : intervalle à 95 "
    "%. Foncé : dans 90 % des tirages et plus ; moyen : dans 10 à 90 % ; pâle : dans moins.",
    "Share of the draws in which each territory is among the first; line: 95% interval. "
    "Dark: in 90% of the draws or more; middle: in 10 to 90%; pale: in fewer.")
ARP_MESSAGE(PAGE_TITLE_RANKING, "Le classement", "The ranking")
ARP_MESSAGE(PAGE_CAPTION_RANKING, "Rang 1 : le plus de besoin. Les choisis d'abord.",
            "Rank 1: the most need. The chosen first.")
ARP_MESSAGE(PAGE_TITLE_SLIDER, "Le curseur", "The slider")
ARP_MESSAGE(
    PAGE_CAPTION_SLIDER,
    "Points : chaque territoire par ses deux versants, les premiers à ce poids en violet ; "
    "tireté : la ligne qui les sépare des autres. Barres : le score des premiers et la part "
    "de chaque versant. Scores et rangs sont ceux que l'étude donnerait ainsi.",
    "Dots: each territory by two of its sides, the first ones at this weight in violet; "
    "dashed: the line that parts them from the others. Bars: the score of the first ones "
    "and the part of each side. Scores and ranks are those that the study would give so.")
ARP_MESSAGE(PAGE_TITLE_TIPPING, "Poids de bascule", "Tipping weights")
ARP_MESSAGE(PAGE_CAPTION_TIPPING,
            "Pour quels poids du versant chaque choisi est dans les premiers ; trait vertical : le "
            "poids du curseur.",
            "For which weights of the side each chosen one is among the first; vertical line: the "
            "weight of the slider.")
ARP_MESSAGE(PAGE_TITLE_CURVE, "Concordance selon le poids", "Concordance by weight")
ARP_MESSAGE(PAGE_CAPTION_CURVE,
            "Au-dessus du tireté, la concordance du choix avec l'indice a un p au plus égal au "
            "seuil ; 1/2 : le hasard.",
            "Above the dashed line, the choice's concordance with the index has a p of at most the "
            "level; 1/2: chance.")
ARP_MESSAGE(PAGE_TITLE_SIDES, "Chaque versant", "Each side")
ARP_MESSAGE(
    PAGE_CAPTION_SIDES,
    "Concordance et intervalle : 1/2, le hasard ; 1, tous les choisis devant tous les autres. À "
    "droite, p ajusté, les autres versants étant donnés ; pour l'indice aux poids déclarés, p.",
    "Concordance and interval: 1/2, chance; 1, all the chosen before all others. On the right, "
    "adjusted p, given the other sides; for the index at its declared weights, p.")
ARP_MESSAGE(PAGE_TITLE_RESTS, "Le verdict tient-il ailleurs ?", "Does the verdict hold elsewhere?")
ARP_MESSAGE(PAGE_CAPTION_RESTS,
            "Concordance de chaque versant pris seul, intervalle où il est calculé, p ajusté à "
            "droite. Marque vide : le versant y change d'état.",
            "Concordance of each side taken alone, interval where it is computed, adjusted p on "
            "the right. Empty mark: the side changes its state there.")
ARP_MESSAGE(PAGE_TITLE_SUBSETS, "Tous les sous-ensembles d'indicateurs",
            "Every subset of indicators")
ARP_MESSAGE(
    PAGE_CAPTION_SUBSETS,
    "Un point par sous-ensemble des indicateurs d'un versant ; plein : p au plus égal au seuil.",
    "A dot a subset of a side's indicators; full: p of at most the level.")
ARP_MESSAGE(PAGE_TITLE_BREAK_EVEN, "Ce qu'il faudrait d'un critère manquant",
            "What a missing criterion would need")
ARP_MESSAGE(
    PAGE_CAPTION_BREAK_EVEN,
    "Percentile où les choisis devraient se trouver sur ce critère pour que le versant se "
    "distingue, selon la part qu'il prendrait ; une ligne par corrélation avec le reste du "
    "versant.",
    "Percentile at which the chosen would have to stand on that criterion for the side to stand "
    "out, by the share it would take; a line a correlation with the rest of the side.")
ARP_MESSAGE(PAGE_TITLE_STRIPS, "Profils", "Profiles")
ARP_MESSAGE(PAGE_CAPTION_STRIPS,
            "Du minimum au maximum de tous, la moitié centrale plus foncée ; losanges : les "
            "choisis ; traits : les références. À droite : plus de besoin.",
            "From the minimum to the maximum of all, the middle half darker; diamonds: the chosen; "
            "ticks: the comparators. To the right: more need.")
ARP_MESSAGE(PAGE_TITLE_CONTRIBUTIONS, "Ce qui fait leur score", "What their score is made of")
ARP_MESSAGE(PAGE_CAPTION_CONTRIBUTIONS,
            "La part de chaque versant, mise bout à bout ; trait épais : le score.",
            "The part of each side, end to end; thick line: the score.")
ARP_MESSAGE(PAGE_TITLE_CLAIMS, "Ce qui fut dit", "What was said")
ARP_MESSAGE(
    PAGE_CAPTION_CLAIMS,
    "Chaque affirmation, la valeur et sa référence ; « significatif » : p ajusté au plus égal au "
    "seuil.",
    "Each claim, the value and its comparator; \"significant\": adjusted p of at most the level.")
ARP_MESSAGE(PAGE_TITLE_VERDICTS, "Le verdict au fil des tirages", "The verdict over the draws")
ARP_MESSAGE(PAGE_CAPTION_VERDICTS,
            "Part des tirages qui donnent chaque verdict ; ce n'est pas la probabilité que le "
            "choix ait été fait ainsi.",
            "Share of the draws that give each verdict; it is not the probability that the choice "
            "was made so.")
ARP_MESSAGE(PAGE_TITLE_CATERPILLAR, "Rangs au fil des tirages", "Ranks over the draws")
ARP_MESSAGE(PAGE_CAPTION_CATERPILLAR,
            "Trait épais : la moitié des tirages ; trait fin : 90 % ; point : la médiane ; croix : "
            "le rang déclaré. Les premiers et les choisis (en couleur).",
            "Thick line: half of the draws; thin line: 90%; dot: the median; cross: the declared "
            "rank. The first ones and the chosen (coloured).")
ARP_MESSAGE(PAGE_TITLE_RANK_SETS, "Rangs que l'erreur des données laisse ouverts",
            "Ranks that the error of the data leaves open")
ARP_MESSAGE(
    PAGE_CAPTION_RANK_SETS,
    "À 95 %, tous ensemble : aucun rang hors de la barre n'est possible. Point : le rang déclaré.",
    "At 95%, all at once: no rank outside the bar is possible. Dot: the declared rank.")
ARP_MESSAGE(PAGE_TITLE_SPECIFICATIONS, "Toutes les combinaisons des choix",
            "Every combination of the choices")
ARP_MESSAGE(PAGE_CAPTION_SPECIFICATIONS,
            "En haut, l'écart entre les deux versants (ou la concordance) de chaque combinaison, "
            "par ordre croissant, coloré par verdict ; en bas, les choix dont elle est faite.",
            "At the top, the contrast of the two sides (or the concordance) of each combination, "
            "rising, coloured by verdict; below, the choices it is made of.")
ARP_MESSAGE(PAGE_TITLE_ACCEPTABILITY, "Qui peut être à quel rang", "Who may be at which rank")
ARP_MESSAGE(
    PAGE_CAPTION_ACCEPTABILITY,
    "Une ligne par territoire dans l'ordre du classement (par classes au-delà de 100), une colonne "
    "par rang ; plus foncé : plus de tirages. Une diagonale nette serait un classement sûr.",
    "A row a territory in the order of the ranking (in classes beyond 100), a column a rank; "
    "darker: more draws. A sharp diagonal would be a sure ranking.")
ARP_MESSAGE(PAGE_TITLE_INDICES, "Indices totaux", "Total indices")
ARP_MESSAGE(
    PAGE_CAPTION_INDICES,
    "Barre : indice total ; trait : intervalle à 95 %. Ensemble, ces parts peuvent dépasser 1.",
    "Bar: total index; line: 95% interval. Together these shares may exceed 1.")
ARP_MESSAGE(PAGE_TITLE_EFFECTIVE, "Poids déclarés et de fait", "Declared and effective weights")
ARP_MESSAGE(PAGE_CAPTION_EFFECTIVE,
            "Cercle vide : poids déclaré ; point : part de la variance du score. Un long trait : "
            "la part pèse autrement qu'il n'est dit.",
            "Empty circle: declared weight; dot: share of the score's variance. A long line: the "
            "part weighs otherwise than is said.")
ARP_MESSAGE(PAGE_TITLE_CORRELATIONS, "Corrélations des indicateurs",
            "Correlations of the indicators")
ARP_MESSAGE(
    PAGE_CAPTION_CORRELATIONS,
    "Valeurs normalisées, tournées vers le besoin ; bleu : vont ensemble ; orangé : s'opposent.",
    "Normalised values, turned towards need; blue: go together; orange: oppose each other.")
ARP_MESSAGE(PAGE_TITLE_PERIMETERS, "Chaque périmètre classé comme une seule unité",
            "Each perimeter ranked as one unit")
ARP_MESSAGE(PAGE_CAPTION_PERIMETERS,
            "Le rang de l'ensemble parmi les autres territoires, par versant et pour l'indice.",
            "The rank of the whole among the other territories, by side and for the index.")
ARP_MESSAGE(PAGE_TITLE_LEVEL_WORDS, "Le verdict sur chaque zonage", "The verdict on each zoning")
ARP_MESSAGE(PAGE_CAPTION_LEVEL_WORDS,
            "Le même indice, calculé sur d'autres découpages des mêmes communes. Là où le verdict "
            "change, il tient au découpage autant qu'au choix.",
            "The same index, computed on other divisions of the same communes. Where the verdict "
            "changes, it rests on the division as much as on the choice.")
ARP_MESSAGE(PAGE_TITLE_ZONINGS, "Le choix sur la carte de chaque zonage",
            "The choice on the map of each zoning")
ARP_MESSAGE(
    PAGE_CAPTION_ZONINGS,
    "Par cinquièmes du rang sur chaque zonage : plus foncé, plus de besoin. Contour épais : "
    "les territoires qui y tiennent lieu du choix, ceux dont plus de la moitié des "
    "habitants en sont, à défaut celui qui en réunit le plus.",
    "By fifths of the rank on each zoning: darker, more need. Thick outline: the "
    "territories that stand for the choice there, those of which more than half of the "
    "inhabitants are of it, failing these the one that holds most of it.")
ARP_MESSAGE(PAGE_TITLE_LEVELS, "Le choix sur chaque zonage", "The choice on each zoning")
ARP_MESSAGE(PAGE_CAPTION_LEVELS, "Concordance et intervalle de chaque versant, zonage par zonage.",
            "Concordance and interval of each side, zoning by zoning.")
ARP_MESSAGE(PAGE_TITLE_NOTES, "Notes de l'étude", "Notes of the study")
ARP_MESSAGE(PAGE_CAPTION_NOTES, "Ce que l'auteur de l'étude en dit.",
            "What the author of the study says of it.")
ARP_MESSAGE(PAGE_TITLE_REASONS, "Les raisons du verdict", "The reasons of the verdict")
ARP_MESSAGE(PAGE_CAPTION_REASONS, "Versant par versant, ce qui a fait l'état retenu.",
            "Side by side, what made its state.")
ARP_MESSAGE(PAGE_TITLE_SOURCES, "Indicateurs et sources", "Indicators and sources")
ARP_MESSAGE(PAGE_CAPTION_SOURCES,
            "L'année des données et leur poids dans l'indice ; « après » : chiffres connus après "
            "la décision.",
            "The year of the data and their weight in the index; \"later\": figures known after "
            "the decision.")
ARP_MESSAGE(PAGE_TITLE_MARKS, "Ce qui est connu, ce qui manque, ce qui est secret",
            "What is known, missing, secret")
ARP_MESSAGE(
    PAGE_CAPTION_MARKS,
    "Cases par indicateur. Aucune case secrète, ni ce qui la donnerait, n'est dans cette page.",
    "Cells by indicator. No secret cell, nor what would give it away, is in this page.")
ARP_MESSAGE(PAGE_TITLE_LEFT_OUT, "Hors du classement", "Not ranked")
ARP_MESSAGE(PAGE_CAPTION_LEFT_OUT, "Territoires des tableaux qui ne sont pas classés, et pourquoi.",
            "Territories of the tables that are not ranked, and why.")
ARP_MESSAGE(PAGE_TITLE_WARNINGS, "Remarques à la lecture", "Remarks on reading")
ARP_MESSAGE(PAGE_CAPTION_WARNINGS, "Ce que le programme a dit en lisant l'étude et ses fichiers.",
            "What the program said on reading the study and its files.")
ARP_MESSAGE(PAGE_TITLE_INPUTS, "Fichiers lus", "Files read")
ARP_MESSAGE(PAGE_CAPTION_INPUTS,
            "Empreinte SHA-256 de chacun : les mêmes fichiers donnent la même page.",
            "SHA-256 of each: the same files give the same page.")
/* Headers */
ARP_MESSAGE(PAGE_SECTION_DRAWN, "Les périmètres que l'on aurait pu dessiner",
            "The perimeters that could have been drawn")
ARP_MESSAGE(PAGE_LEAD_DRAWN,
            "Tous les ensembles de territoires d'un seul tenant, mesurés sur une même échelle.",
            "All connected sets of territories, measured on one scale.")
ARP_MESSAGE(PAGE_TITLE_CANDIDATES, "Le choix parmi les périmètres possibles",
            "The choice among the perimeters that could have been")
ARP_MESSAGE(
    PAGE_CAPTION_CANDIDATES,
    "Part des autres ensembles que le choix dépasse : tout à droite, nul n'a plus de besoin.",
    "Share of the other sets that the choice exceeds: far right, none has more need.")
ARP_MESSAGE(PAGE_TITLE_ADDED, "Ce que chaque voisin aurait ajouté",
            "What each neighbour would have added")
ARP_MESSAGE(
    PAGE_CAPTION_ADDED,
    "Score de l'ensemble avec ce voisin : plus à droite, plus de besoin. Le cercle plein est "
    "un voisin choisi.",
    "Score of the set with that neighbour: further right, more need. The filled dot is a "
    "neighbour that was chosen.")
ARP_MESSAGE(PAGE_TITLE_BEST_SETS, "Les meilleurs ensembles de même population",
            "The best sets of like population")
ARP_MESSAGE(
    PAGE_CAPTION_BEST_SETS,
    "Les dix premiers par l'indice et par chaque versant ; sans rang, ceux que nul ne bat "
    "sur tout.",
    "The first ten by the index and by each side; without a rank, those that no other beats "
    "on everything.")
ARP_MESSAGE(PAGE_SECTION_SEVERAL, "Plusieurs choix ensemble", "Several choices together")
ARP_MESSAGE(
    PAGE_LEAD_SEVERAL,
    "Un choix d'un seul territoire ne peut presque rien montrer ; tous ensemble le peuvent.",
    "A choice of one territory can show hardly anything; all together can.")
ARP_MESSAGE(PAGE_TITLE_POOLED, "Tous ensemble, de trois façons", "All together, in three ways")
ARP_MESSAGE(
    PAGE_CAPTION_POOLED,
    "Concordance de chaque versant : 0,5 est le hasard. L'union compare tous les choisis aux "
    "autres ; par strate, à l'intérieur de chacune ; une voix par choix, sa moyenne. Plein : p "
    "ajusté sous le seuil.",
    "Concordance of each side: 0.5 is chance. The union compares all chosen with the others; "
    "by stratum, inside each; one vote a choice, their mean. Filled: adjusted p small.")
ARP_MESSAGE(PAGE_TITLE_SEVERAL, "Chaque choix", "Each choice")
ARP_MESSAGE(
    PAGE_CAPTION_SEVERAL,
    "Concordance de chaque choix sur chaque versant, rangés par l'écart entre versants : à droite "
    "de 0,5, plus de besoin que les autres territoires. Plein : p ajusté sous le seuil.",
    "Concordance of each choice on each side, ordered by the gap of the sides: right of 0.5, "
    "more need than other territories. Filled: adjusted p under the threshold.")
ARP_MESSAGE(PAGE_SECTION_CHOOSE, "Un choix à faire", "A choice to be made")
ARP_MESSAGE(PAGE_LEAD_CHOOSE,
            "Qui serait choisi quel que soit le poids, qui ne le serait qu'à certains.",
            "Who would be chosen whatever the weight, who only at some.")
ARP_MESSAGE(PAGE_TITLE_CHOOSE, "Du meilleur rang au pire", "From best rank to worst")
ARP_MESSAGE(
    PAGE_CAPTION_CHOOSE,
    "Du meilleur rang (point) au pire, à tout poids permis. Violet : pris à tous les "
    "poids ; orange : à certains ; gris : à aucun. Le trait vertical : la dernière place.",
    "From the best rank (dot) to the worst, over the whole interval of the weight. Purple: in at "
    "every weight; orange: at some; grey: at none. The vertical line: the last seat.")
ARP_MESSAGE(PAGE_COLUMN_AMONG, "parmi", "among")
ARP_MESSAGE(PAGE_COLUMN_SETS, "ensembles", "sets")
ARP_MESSAGE(PAGE_COLUMN_EXCEEDS, "dépasse", "exceeds")
ARP_MESSAGE(PAGE_COLUMN_WAY, "façon", "way")
ARP_MESSAGE(PAGE_COLUMN_SELECTION, "choix", "choice")
ARP_MESSAGE(PAGE_COLUMN_STATUS, "place", "place")
ARP_MESSAGE(PAGE_COLUMN_PORTFOLIOS, "part des portefeuilles", "share of the portfolios")
ARP_MESSAGE(PAGE_COLUMN_RANK, "rang", "rank")
ARP_MESSAGE(PAGE_COLUMN_CODE, "code", "code")
ARP_MESSAGE(PAGE_COLUMN_TERRITORY, "territoire", "territory")
ARP_MESSAGE(PAGE_COLUMN_POPULATION, "habitants", "inhabitants")
ARP_MESSAGE(PAGE_COLUMN_SCORE, "score", "score")
ARP_MESSAGE(PAGE_COLUMN_DOUBTFUL, "à vérifier", "to check")
ARP_MESSAGE(PAGE_COLUMN_SIDE, "branche", "branch")
ARP_MESSAGE(PAGE_COLUMN_CHOSEN, "choisi", "chosen")
ARP_MESSAGE(PAGE_COLUMN_FIRST, "premiers", "first")
ARP_MESSAGE(PAGE_COLUMN_FROM, "de", "from")
ARP_MESSAGE(PAGE_COLUMN_TO, "à", "to")
ARP_MESSAGE(PAGE_COLUMN_CONCORDANCE, "concordance", "concordance")
ARP_MESSAGE(PAGE_COLUMN_WHAT, "ce qui change", "what changes")
ARP_MESSAGE(PAGE_COLUMN_NAME, "lequel", "which")
ARP_MESSAGE(PAGE_COLUMN_LOW, "borne basse", "lower limit")
ARP_MESSAGE(PAGE_COLUMN_HIGH, "borne haute", "upper limit")
ARP_MESSAGE(PAGE_COLUMN_P, "p, versant pris seul", "p, side taken alone")
ARP_MESSAGE(PAGE_COLUMN_P_HOLDS, "p ajusté, versant pris seul", "adjusted p, side taken alone")
ARP_MESSAGE(PAGE_COLUMN_P_ADJUSTED, "p ajusté", "adjusted p")
ARP_MESSAGE(PAGE_COLUMN_P_GIVEN, "p ajusté, les autres étant donnés",
            "adjusted p, given the others")
ARP_MESSAGE(PAGE_COLUMN_CHANGES, "change d'état", "changes state")
ARP_MESSAGE(PAGE_COLUMN_SUBSET, "sous-ensemble", "subset")
ARP_MESSAGE(PAGE_COLUMN_INDICATORS, "indicateurs", "indicators")
ARP_MESSAGE(PAGE_COLUMN_PART, "part du versant", "share of the side")
ARP_MESSAGE(PAGE_COLUMN_CORRELATION, "corrélation", "correlation")
ARP_MESSAGE(PAGE_COLUMN_PERCENTILE, "percentile", "percentile")
ARP_MESSAGE(PAGE_COLUMN_INDICATOR, "indicateur", "indicator")
ARP_MESSAGE(PAGE_COLUMN_VALUE, "valeur", "value")
ARP_MESSAGE(PAGE_COLUMN_MARK, "marque", "mark")
ARP_MESSAGE(PAGE_COLUMN_CONTRIBUTION, "part du score", "part of the score")
ARP_MESSAGE(PAGE_COLUMN_CLAIM, "affirmation", "claim")
ARP_MESSAGE(PAGE_COLUMN_COMPARATOR, "référence", "comparator")
ARP_MESSAGE(PAGE_COLUMN_HOLDS, "vrai", "true")
ARP_MESSAGE(PAGE_COLUMN_SIGNIFICANT, "significatif", "significant")
ARP_MESSAGE(PAGE_COLUMN_KNOWN, "connu alors", "known then")
ARP_MESSAGE(PAGE_COLUMN_TESTED, "état", "state")
ARP_MESSAGE(PAGE_COLUMN_DECLARED, "rang déclaré", "declared rank")
ARP_MESSAGE(PAGE_COLUMN_Q05, "5 %", "5%")
ARP_MESSAGE(PAGE_COLUMN_Q25, "25 %", "25%")
ARP_MESSAGE(PAGE_COLUMN_MEDIAN, "médiane", "median")
ARP_MESSAGE(PAGE_COLUMN_Q75, "75 %", "75%")
ARP_MESSAGE(PAGE_COLUMN_Q95, "95 %", "95%")
ARP_MESSAGE(PAGE_COLUMN_SHARE_DRAWS, "part des tirages", "share of the draws")
ARP_MESSAGE(PAGE_COLUMN_SHARE_SETUPS, "part des combinaisons", "share of the combinations")
ARP_MESSAGE(PAGE_COLUMN_BEST, "meilleur rang possible", "best possible rank")
ARP_MESSAGE(PAGE_COLUMN_WORST, "pire rang possible", "worst possible rank")
ARP_MESSAGE(PAGE_COLUMN_VERDICT, "verdict", "verdict")
ARP_MESSAGE(PAGE_COLUMN_OUTPUT, "de quoi", "of what")
ARP_MESSAGE(PAGE_COLUMN_OF, "de qui", "of whom")
ARP_MESSAGE(PAGE_COLUMN_CHOICE, "choix", "choice")
ARP_MESSAGE(PAGE_COLUMN_ORDER, "indice", "index")
ARP_MESSAGE(PAGE_COLUMN_INDEX, "part", "share")
ARP_MESSAGE(PAGE_COLUMN_NODE, "part de l'indice", "part of the index")
ARP_MESSAGE(PAGE_COLUMN_DECLARED_WEIGHT, "poids déclaré", "declared weight")
ARP_MESSAGE(PAGE_COLUMN_COVARIANCE, "part de la variance", "share of the variance")
ARP_MESSAGE(PAGE_COLUMN_MAIN_EFFECT, "effet principal", "main effect")
ARP_MESSAGE(PAGE_COLUMN_PERIMETER, "périmètre", "perimeter")
ARP_MESSAGE(PAGE_COLUMN_LEVEL, "zonage", "zoning")
ARP_MESSAGE(PAGE_COLUMN_RANKED, "territoires classés", "territories ranked")
ARP_MESSAGE(PAGE_COLUMN_NO_ANSWER, "pourquoi sans réponse", "why without an answer")
ARP_MESSAGE(PAGE_COLUMN_CONTRAST, "écart des versants", "contrast of the sides")
ARP_MESSAGE(PAGE_COLUMN_CONTRAST_P, "p de l'écart", "p of the contrast")
ARP_MESSAGE(PAGE_COLUMN_STANDS, "tient lieu du choix", "stands for the choice")
ARP_MESSAGE(PAGE_COLUMN_SHARE_CHOICE, "part du choix", "share of the choice")
ARP_MESSAGE(PAGE_COLUMN_SHARE_OF_IT, "part du territoire", "share of the territory")
ARP_MESSAGE(PAGE_COLUMN_WEIGHT, "poids", "weight")
ARP_MESSAGE(PAGE_COLUMN_YEAR, "année", "year")
ARP_MESSAGE(PAGE_COLUMN_UNIT, "unité", "unit")
ARP_MESSAGE(PAGE_COLUMN_LATE, "après", "later")
ARP_MESSAGE(PAGE_COLUMN_SOURCE, "source", "source")
ARP_MESSAGE(PAGE_COLUMN_KNOWN_CELLS, "connues", "known")
ARP_MESSAGE(PAGE_COLUMN_MISSING, "manquantes", "missing")
ARP_MESSAGE(PAGE_COLUMN_SECRET, "secrètes", "secret")
ARP_MESSAGE(PAGE_COLUMN_NOT_APPLICABLE, "sans objet", "not applicable")
ARP_MESSAGE(PAGE_COLUMN_COVERAGE, "couverture la plus faible", "lowest coverage")
ARP_MESSAGE(PAGE_COLUMN_LEAST, "minimum", "minimum")
ARP_MESSAGE(PAGE_COLUMN_MEDIAN_VALUE, "médiane", "median")
ARP_MESSAGE(PAGE_COLUMN_MOST, "maximum", "maximum")
ARP_MESSAGE(PAGE_COLUMN_WHY, "pourquoi", "why")
ARP_MESSAGE(PAGE_COLUMN_FILE, "fichier", "file")
ARP_MESSAGE(PAGE_COLUMN_ROWS, "lignes", "rows")
ARP_MESSAGE(PAGE_COLUMN_SHA, "SHA-256", "SHA-256")
ARP_MESSAGE(PAGE_COLUMN_NOTE, "texte", "text")
/* Words that results have for a state, as a page says them */
ARP_MESSAGE(PAGE_WORD_ATTESTED, "se distingue", "stands out")
ARP_MESSAGE(PAGE_WORD_EXCLUDED, "exclu", "excluded")
ARP_MESSAGE(PAGE_WORD_CANNOT_TELL, "on ne peut pas conclure", "cannot tell")
ARP_MESSAGE(PAGE_WORD_LATE, "connu trop tard", "known too late")
ARP_MESSAGE(PAGE_WORD_NO_VERDICT, "hors verdict", "outside the verdict")
ARP_MESSAGE(PAGE_WORD_BOTH, "les deux versants", "both sides")
ARP_MESSAGE(PAGE_WORD_NEITHER, "aucun versant", "neither side")
ARP_MESSAGE(PAGE_WORD_BOTH_NOT_SEPARABLE, "les deux, sans pouvoir les séparer",
            "both, not separable")
ARP_MESSAGE(PAGE_WORD_NOT_ANSWERABLE, "sans réponse possible", "not answerable")
ARP_MESSAGE(PAGE_WORD_LEFT_OUT, "sans un choisi", "without one chosen")
ARP_MESSAGE(PAGE_WORD_UNIVERSE, "dans un autre périmètre", "in another perimeter")
ARP_MESSAGE(PAGE_WORD_UNION, "comme une seule unité", "as one unit")
ARP_MESSAGE(PAGE_WORD_NEIGHBOURS, "parmi des ensembles de voisins", "among sets of neighbours")
ARP_MESSAGE(PAGE_WORD_INDICATOR, "sans un indicateur", "without an indicator")
ARP_MESSAGE(PAGE_WORD_WITHOUT_LATE, "sans les chiffres postérieurs", "without later figures")
ARP_MESSAGE(PAGE_WORD_SELECTION, "le choix", "the choice")
ARP_MESSAGE(PAGE_WORD_LACKS, "données manquantes", "data are missing")
ARP_MESSAGE(PAGE_WORD_NO_VALUE, "sans valeur", "no value")
ARP_MESSAGE(PAGE_WORD_COMPARED, "comparé", "compared")
ARP_MESSAGE(PAGE_WORD_TESTED, "testé", "tested")
ARP_MESSAGE(PAGE_WORD_OK, "connue", "known")
ARP_MESSAGE(PAGE_WORD_MISSING, "manquante", "missing")
ARP_MESSAGE(PAGE_WORD_SECRET, "secrète", "secret")
ARP_MESSAGE(PAGE_WORD_NOT_APPLICABLE, "sans objet", "not applicable")
ARP_MESSAGE(PAGE_WORD_BELOW_POPULATION, "sous la population minimale",
            "below the minimum population")
ARP_MESSAGE(PAGE_WORD_UNKNOWN_POPULATION, "population inconnue", "unknown population")
ARP_MESSAGE(PAGE_WORD_UNMATCHED, "absent d'un fichier", "absent from a file")
ARP_MESSAGE(PAGE_WORD_ELSEWHERE, "hors de la zone d'étude", "outside the study's area")
ARP_MESSAGE(PAGE_WORD_SHIFT, "décalage des rangs", "rank shift")
ARP_MESSAGE(PAGE_WORD_RANK, "rang", "rank")
ARP_MESSAGE(PAGE_WORD_MEMBERSHIP, "présence dans les premiers", "presence among the first")
ARP_MESSAGE(PAGE_WORD_CONTRAST, "écart des versants", "contrast of the sides")
ARP_MESSAGE(PAGE_WORD_TOTAL, "total", "total")
ARP_MESSAGE(PAGE_WORD_FIRST_ORDER, "premier ordre", "first order")
ARP_MESSAGE(PAGE_WORD_SHAPLEY, "Shapley", "Shapley")
ARP_MESSAGE(PAGE_WORD_SURELY, "sûrement", "surely")
ARP_MESSAGE(PAGE_WORD_POSSIBLY, "peut-être", "possibly")
ARP_MESSAGE(PAGE_WORD_SURELY_NOT, "sûrement pas", "surely not")
ARP_MESSAGE(PAGE_WORD_ALL, "tous les ensembles", "all sets")
ARP_MESSAGE(PAGE_WORD_WITHIN, "dans le même groupe", "within the same group")
ARP_MESSAGE(PAGE_WORD_TOGETHER, "tous réunis", "all together")
ARP_MESSAGE(PAGE_WORD_BESIDE, "à l'autre seuil", "at the other threshold")
ARP_MESSAGE(PAGE_WORD_STRATA, "à l'intérieur des strates", "inside the strata")
ARP_MESSAGE(PAGE_WORD_VOTE, "une voix par choix", "one vote a choice")
ARP_MESSAGE(PAGE_WORD_CORE, "à tous les poids", "at every weight")
ARP_MESSAGE(PAGE_WORD_BORDERLINE, "à certains poids", "at some weights")
ARP_MESSAGE(PAGE_WORD_OUT, "à aucun", "at none")
ARP_MESSAGE(PAGE_WORD_NEVER, "sous le seuil", "under the threshold")
ARP_MESSAGE(PAGE_WORD_LIKE_POPULATION, "population comparable", "like population")
ARP_MESSAGES_END;

#endif
