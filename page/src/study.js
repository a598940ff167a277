// SPDX-License-Identifier: GPL-3.0-or-later
// What pictures ask of the study: territories, the chosen, sides and their colours, names; and the state of
// the slider, which several of them follow.
import {block, readScores, rows, table} from "./data.js";
import {concordance, rescale, withShare} from "./exact.js";
import {Model} from "./model.js";
import {language} from "./words.js";

const names = block("names") ?? {};
const study = rows("study")[0];
const ranking = table("ranking");
const tree = rows("tree");

export const n = ranking.code.length;
export const codes = ranking.code;
export const labels = ranking.label;
export const alpha = study.alpha ?? 0.05;
/** Is a p known, and small enough? An unknown one is null, which JavaScript takes for 0 when it compares. */
export const isSmall = p => Number.isFinite(p) && p <= alpha;
export const rowOf = new Map(codes.map((code, i) => [code, i]));
export const chosen = rows("selection").map(s => s.code).filter(code => rowOf.has(code));
export const isChosen = new Set(chosen);
export const chosenRows = chosen.map(code => rowOf.get(code));
const within = rows("within_first").map(r => r.k);
export const firsts = [...new Set(within.length ? within : rows("draws_first").map(r => r.k))].filter(k => k < n);
export const scores = readScores();
export const model = new Model(tree, scores);
export const {root, sides} = model;
/** Is every mean of the index an arithmetic one? */
export const isMean = tree.every(t => t.exponent === null || Number.isNaN(t.exponent) || t.exponent === 1);
export const children = node => model.below.get(node) ?? [];
export const label = code => labels[rowOf.get(code)] ?? code;

/** The name of a node, a side, an indicator, a territory; or of a choice: whatever the study calls by a word of
    its own is its own. */
const labelled = new Map();
for (const [list, id] of [["tree", "node"], ["sides", "side"], ["indicators", "indicator"]]) {
  for (const row of rows(list)) {
    const pair = [row.label_fr ?? row.label_en, row.label_en ?? row.label_fr];
    if (!labelled.has(row[id]) && pair[0]) labelled.set(row[id], pair);
  }
}
export function name(id) {
  return labelled.get(id)?.[language()] ?? labels[rowOf.get(id)] ?? word(id);
}
/** A word of a result: a state, a way, a choice. */
export function word(id) {
  return names[id]?.[language()] ?? id ?? "";
}

/** A colour of the sheet for each side, by its place; other nodes have that of the side they are below. */
const place = new Map(sides.map((side, i) => [side.node, i % 5]));
for (const side of rows("sides")) if (!place.has(side.side)) place.set(side.side, place.size % 5);
export const colour = side => {
  const at = place.get(side) ?? place.get(sideOf(side));
  return at === undefined ? "var(--index)" : `var(--side${at})`;
};
export function sideOf(node) {
  let at = tree.find(t => t.node === node);
  while (at && at.parent && at.parent !== root.node) at = tree.find(t => t.node === at.parent);
  return at?.node;
}

/* What the reader moved: weights of sides, weights inside them, the scale. */
export const movable = scores !== null && sides.length > 1 && sides.every(s => scores.nodes[s.node]);
export const canInner = movable && n <= 4000 && tree.slice(1).every(t => scores.nodes[t.node]);
export const scales = canInner ? model.rules : [];
const written = movable ? model.written(root.node) : [];
const inner = new Map(); // raw weights of the children of a node; of the root, those of the sides
let rule = null;
let now = null, swept = null;
const followers = [];

/** Called after each move. */
export const follow = f => followers.push(f);

function answer() {
  performance.mark("from-recompute");
  const found = model.at({inner, rule});
  performance.measure("recompute", "from-recompute");
  return found;
}

/** Scores, ranks and order as the reader has it, and the weights and scores of each side. */
export function current() {
  now ??= answer();
  return now;
}
export const shares = () => inner.has(root.node) ? rescale(inner.get(root.node)) : sides.map(s => s.share);
export const scale = () => rule ?? scores.declared;
export const weightsOf = node => inner.get(node) ?? model.written(node);

/** Is all but the weights of the sides as the study has it? */
export const isDeclaredInside = () => !(rule && rule !== scores.declared) && ![...inner.keys()].some(node => node !== root.node);
export const isDeclared = () => isDeclaredInside() && !inner.has(root.node);

/** Weights of the children of a node, and the scale: false where these are no weights, or leave a territory
    without a score, which the program refuses as well. */
function change(node, weights, scale = rule) {
  const old = inner.get(node), oldRule = rule;
  if (node && !rescale(weights)) return false;
  if (node) inner.set(node, weights);
  rule = scale;
  const found = answer();
  if (found.score.some(Number.isNaN)) {
    rule = oldRule;
    if (node) old ? inner.set(node, old) : inner.delete(node);
    return false;
  }
  now = found;
  if (node !== root.node) swept = null;
  for (const f of followers) f();
  return true;
}
export const move = (j, share) => change(root.node, withShare(written, j, share));
export const moveInner = (node, weights) => change(node, weights);
export const moveScale = scale => change(null, null, scale);
export function reset() {
  inner.clear();
  rule = now = swept = null;
  for (const f of followers) f();
}

const STEPS = 100;

/** At each hundredth of a side's weight, the others in proportion: the choice's concordance, and ranks of the chosen. */
export function sweep(j) {
  if (swept?.j === j) return swept.steps;
  const steps = Array.from({length: STEPS + 1}, (_, at) => {
    const answer = model.at({rule, inner: new Map([...inner, [root.node, withShare(written, j, at / STEPS)]])});
    return {weight: at / STEPS, concordance: concordance(answer, chosenRows), ranks: chosenRows.map(i => answer.rank[i])};
  });
  swept = {j, steps};
  return steps;
}

export const declaredRanks = ranking.rank;
export const rankDeclared = code => declaredRanks[rowOf.get(code)];
