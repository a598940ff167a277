// SPDX-License-Identifier: GPL-3.0-or-later
// What pictures ask of the study: territories, the chosen, sides and their colours, names; and the state of
// the slider, which several of them follow.
import {block, readScores, rows, table} from "./data.js";
import {mean, ranked, rescale, withShare} from "./exact.js";
import {language} from "./words.js";

const names = block("names") ?? {};
const study = rows("study")[0];
const ranking = table("ranking");
const tree = rows("tree");

export const n = ranking.code.length;
export const codes = ranking.code;
export const labels = ranking.label;
export const alpha = study.alpha ?? 0.05;
export const rowOf = new Map(codes.map((code, i) => [code, i]));
export const chosen = rows("selection").map(s => s.code).filter(code => rowOf.has(code));
export const isChosen = new Set(chosen);
export const chosenRows = chosen.map(code => rowOf.get(code));
const within = rows("within_first").map(r => r.k);
export const firsts = [...new Set(within.length ? within : rows("draws_first").map(r => r.k))].filter(k => k < n);
export const root = tree[0];
export const children = node => tree.filter(t => t.parent === node && t.node !== node);
export const sides = children(root.node);
export const label = code => labels[rowOf.get(code)] ?? code;

/** The name of a node, a side, an indicator, a choice, a territory or a state. */
const labelled = new Map();
for (const [list, id] of [["tree", "node"], ["sides", "side"], ["indicators", "indicator"]]) {
  for (const row of rows(list)) {
    const pair = [row.label_fr ?? row.label_en, row.label_en ?? row.label_fr];
    if (!labelled.has(row[id]) && pair[0]) labelled.set(row[id], pair);
  }
}
export function name(id) {
  const pair = names[id] ?? labelled.get(id);
  return pair ? pair[language()] : labels[rowOf.get(id)] ?? id ?? "";
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

/* The slider. */
export const scores = readScores();
export const movable = scores !== null && sides.length > 1 && sides.every(s => scores.nodes[s.node]);
const written = sides.map(s => s.weight);
const inner = new Map(); // raw weights of the children of a node, where the reader moved them
let raw = [...written];
let now = null;
const followers = [];

/** Called after each move; `settled` once the hand rests. */
export const follow = f => followers.push(f);

function nodeScores(node) {
  const below = children(node);
  const moved = inner.has(node) || below.some(c => isMoved(c.node));
  if (!moved) return scores.nodes[node];
  const weights = inner.has(node) ? rescale(inner.get(node)) : below.map(c => c.share);
  return mean(below.map(c => nodeScores(c.node)), weights, tree.find(t => t.node === node).exponent);
}
const isMoved = node => inner.has(node) || children(node).some(c => isMoved(c.node));

/** Scores, ranks and order at the weights of the slider, and the scores of each side. */
export function current() {
  if (!now) {
    const columns = sides.map(s => nodeScores(s.node));
    const weights = rescale(raw);
    now = {...ranked(mean(columns, weights, root.exponent)), weights, columns};
  }
  return now;
}

export const shares = () => rescale(raw);
export const canInner = movable && n <= 4000 && tree.slice(1).every(t => scores.nodes[t.node]);

function changed() {
  now = null;
  for (const f of followers) f();
}
export function moveTo(weights) {
  if (!rescale(weights)) return;
  raw = [...weights];
  changed();
}
export const move = (j, share) => moveTo(withShare(written, j, share));
export function moveInner(node, weights) {
  if (!rescale(weights)) return;
  inner.set(node, weights);
  changed();
}
export function reset() {
  inner.clear();
  moveTo(written);
}

export const declaredRanks = ranking.rank;
export const rankDeclared = code => declaredRanks[rowOf.get(code)];
