// SPDX-License-Identifier: GPL-3.0-or-later
// What the script says, and numbers in the reader's form. Titles, captions and names are the program's.
import {formatLocale} from "d3-format";

const TEXTS = {
  language: ["English", "Français"],
  toLanguage: ["Read this page in English", "Lire cette page en français"],
  table: ["Tableau", "Table"],
  shownRows: ["{0} lignes sur {1} ; toutes dans le CSV.", "{0} rows of {1}; all of them in the CSV."],
  yes: ["oui", "yes"],
  no: ["non", "no"],
  search: ["Chercher un territoire", "Search a territory"],
  found: ["Territoires trouvés : {0}", "Territories found: {0}"],
  weightOf: ["Poids de", "Weight of"],
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
  chosen: ["choisi", "chosen"],
  within: ["Des choisis, {0} sur {1} dans les {2} premiers{3}.", "Of the chosen, {0} of {1} among the first {2}{3}."],
  holds: ["À ce poids, pris ensemble, les choisis restent parmi ceux qui ont le plus de besoin : concordance avec l'indice {0}, il en faut {1}.",
    "At this weight the chosen are still, together, among those of most need: concordance with the index {0}, {1} is needed."],
  fails: ["À ce poids les choisis, ensemble, ne se distinguent plus des autres : concordance avec l'indice {0}, il en faut {1}.",
    "At this weight the chosen, together, no longer stand out from the others: concordance with the index {0}, {1} is needed."],
  atThis: ["À ce poids, concordance du choix avec l'indice : {0}.", "At this weight, concordance of the choice with the index: {0}."],
  otherwise: ["L'échelle, ou des poids à l'intérieur des versants, ne sont pas ceux de l'étude.",
    "The scale, or weights inside the sides, are not the study's."],
  refused: ["Avec ce poids, un territoire n'aurait plus de score.", "With this weight, a territory would have no score."],
  scale: ["Échelle des indicateurs", "Scale of the indicators"],
  ofStudy: ["{0} (de l'étude)", "{0} (the study's)"],
  beyond: ["Au-delà : {0}.", "Beyond: {0}."],
  rankOf: ["{0}, rang {1}", "{0}, rank {1}"],
  topOnes: ["Premiers à ce poids : {0}.", "First at this weight: {0}."],
  inFirst: ["{0}, {1} premiers", "{0}, first {1}"],
  wouldBe: ["on aurait choisi {0}", "the choice would have been {0}"],
  firstOnes: ["d'abord {0}", "first {0}"],
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
  lessNeed: ["moins de besoin", "less need"],
  totalIndex: ["indice total", "total index"],
  around: ["Autour des choisis", "Around the chosen"],
  without: ["sans", "none"],
  noneOut: ["aucun", "none"],
  withoutOne: ["sans {0}", "without {0}"],
  among: ["périmètre {0}", "perimeter {0}"],
  standIn: ["{0} territoires classés. Tiennent lieu du choix : {1}.", "{0} territories ranked. Standing for the choice: {1}."],
  onZoning: ["{0} : {1}", "{0}: {1}"],
  noAnswer: ["sans réponse", "no answer"],
  exceeds: ["part des autres ensembles qu'il dépasse", "share of the other sets that it exceeds"],
  portfolios: ["part des portefeuilles", "share of the portfolios"],
  inner: ["Poids à l'intérieur des versants", "Weights inside the sides"],
};

/** Columns of a picture's data. */
const COLUMNS = {
  code: ["code", "code"], label: ["territoire", "territory"], score: ["score", "score"], rank: ["rang", "rank"],
  territories_from: ["territoires, dès le rang", "territories, from rank"], ranks_from: ["rangs, dès", "ranks, from"], share: ["part des tirages", "share of the draws"],
};

/** Rules of normalisation, of outliers, of smoothing. */
const METHODS = {
  "zscore": ["écarts à la moyenne", "distances from the mean"],
  "minmax": ["du minimum au maximum", "minimum to maximum"],
  "percentile": ["percentiles", "percentiles"],
  "rank": ["rangs", "ranks"],
  "robust-zscore": ["écarts à la médiane", "distances from the median"],
  "imd-exponential": ["rangs, pires étirés", "ranks, worst stretched"],
  "comparator": ["écarts à une référence", "distances from a comparator"],
  "goalposts": ["entre deux bornes", "between two goalposts"],
  "winsorise": ["ramenées vers les autres", "brought in"],
  "log": ["logarithme", "logarithm"],
  "winsorise-log": ["ramenées, ou logarithme", "brought in, or logarithm"],
  "marshall": ["vers la moyenne (Marshall)", "towards the mean (Marshall)"],
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

/** A rule, by its name in a study. */
export const methodName = rule => METHODS[rule]?.[lang] ?? rule;

/** A column of a picture's data, by its name in the CSV. */
export const columnName = key => COLUMNS[key]?.[lang] ?? key;

/** A number by a format of d3-format. */
export const format = (how, x) => LOCALES[lang].format(how)(x);
export const number = (x, digits = 2) => Number.isFinite(x) ? format(`,.${digits}f`, even(x, 10 ** digits)) : "–";

/** What lies in the middle of two numbers goes to the even one, as the program's tables have it. */
function even(x, scale) {
  const times = x * scale, below = Math.floor(times);
  return times - below === 0.5 && times / scale === x && below % 2 === 0 ? below / scale : x;
}
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
