// SPDX-License-Identifier: GPL-3.0-or-later
// What the script says, and numbers in the reader's form. Titles, captions and names are the program's.
import {formatLocale} from "d3-format";

const TEXTS = {
  language: ["English", "Français"],
  toLanguage: ["Read this page in English", "Lire cette page en français"],
  table: ["Tableau", "Table"],
  search: ["Chercher un territoire", "Search a territory"],
  found: ["{0} territoires trouvés", "{0} territories found"],
  weightOf: ["Poids de", "Weight of"],
  weight: ["poids : {0}", "weight: {0}"],
  declared: ["Poids déclarés", "Declared weights"],
  first: ["Premiers", "First"],
  across: ["En abscisse", "Across"],
  up: ["En ordonnée", "Up"],
  score: ["score", "score"],
  rank: ["rang", "rank"],
  ranks: ["rang (1 : le plus de besoin)", "rank (1: most need)"],
  concordance: ["concordance", "concordance"],
  share: ["part des tirages", "share of the draws"],
  level: ["p = {0}", "p = {0}"],
  chance: ["hasard", "chance"],
  chosen: ["choisi", "chosen"],
  holds: ["{0} dans les {1} premiers : {2}.", "{0} among the first {1}: {2}."],
  none: ["aucun choisi", "none of the chosen"],
  atThis: ["À ce poids : {0}. Concordance du choix avec l'indice : {1}{2}.", "At this weight: {0}. Concordance of the choice with the index: {1}{2}."],
  enough: [", au-dessus de ce que le seuil demande ({0})", ", above what the level asks ({0})"],
  short: [", au-dessous de ce que le seuil demande ({0})", ", below what the level asks ({0})"],
  rankOf: ["{0}, rang {1}", "{0}, rank {1}"],
  topOnes: ["Premiers à ce poids : {0}.", "First at this weight: {0}."],
  inFirst: ["{0}, {1} premiers", "{0}, first {1}"],
  need: ["Besoin (score)", "Need (score)"],
  needRank: ["Besoin (rang)", "Need (rank)"],
  both: ["Les deux, par tiers", "Both, by thirds"],
  noOutline: ["Sans contour : {0}.", "Without outline: {0}."],
  less: ["moins", "less"],
  more: ["plus de besoin", "more need"],
  part: ["part", "share"],
  weightAxis: ["poids de {0}", "weight of {0}"],
  percentile: ["percentile", "percentile"],
  shareOf: ["part du versant", "share of the side"],
  correlation: ["corrélation avec le reste du versant : {0}", "correlation with the rest of the side: {0}"],
  correlations: ["corrélations", "correlations"],
  combination: ["combinaison", "combination"],
  contrast: ["écart", "contrast"],
  rankClass: ["rangs", "ranks"],
  noValue: ["sans valeur", "no value"],
  lessNeed: ["moins de besoin", "less need"],
  totalIndex: ["indice total", "total index"],
  around: ["Autour des choisis", "Around the chosen"],
  without: ["sans", "none"],
  withoutOne: ["sans {0}", "without {0}"],
  among: ["périmètre {0}", "perimeter {0}"],
  inner: ["Poids à l'intérieur des versants", "Weights inside the sides"],
};

const LOCALES = [
  formatLocale({decimal: ",", thousands: "\u202f", grouping: [3], currency: ["", ""], percent: "\u00a0%", minus: "-"}),
  formatLocale({decimal: ".", thousands: ",", grouping: [3], currency: ["", ""], minus: "-"}),
];

let lang = 0;

export const language = () => lang;
export const setLanguage = code => { lang = code === "en" ? 1 : 0; };

/** A text with its arguments. */
export function say(id, ...args) {
  return TEXTS[id][lang].replace(/\{(\d)\}/g, (_, i) => args[i]);
}

/** A number by a format of d3-format. */
export const format = (how, x) => LOCALES[lang].format(how)(x);
export const number = (x, digits = 2) => Number.isFinite(x) ? format(`,.${digits}f`, x) : "–";
export const percent = (x, digits = 0) => format(`.${digits}%`, x);
export const value = x => !Number.isFinite(x) ? "–"
  : Math.abs(x) >= 1000 ? number(x, 0) : Math.abs(x) >= 100 ? number(x, 1) : number(x, 2);
export const pValue = p => p < 0.001 ? `< ${number(0.001, 3)}` : number(p, p < 0.1 ? 3 : 2);
export const list = items => items.length < 2 ? items.join("")
  : `${items.slice(0, -1).join(", ")}${[" et ", " and "][lang]}${items[items.length - 1]}`;

/** A number written in the one language as the other writes it. */
export function turnNumber(text, to) {
  const has = /[0-9]/.test(text);
  if (!has) return text;
  return to === 1 ? text.replace(/\u202f/g, "\u0001").replace(/,/g, ".").replace(/\u0001/g, ",").replace(/\u00a0%/g, "%")
    : text.replace(/,/g, "\u202f").replace(/\./g, ",").replace(/%/g, "\u00a0%");
}
