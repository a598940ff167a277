// SPDX-License-Identifier: GPL-3.0-or-later
// The index again, at weights and a scale that the reader chooses: engine/index/tree.c. Nothing here reads the page.
import {mean, ranked, rescale} from "./exact.js";
import {scales} from "./scales.js";

/** Holes of indicators take the weighted mean of what else the node has (fill_row). */
function filled(columns, holes, weights) {
  const out = columns.map((c, j) => holes[j] ? c.slice() : c);
  for (let i = 0; i < columns[0].length; i++) {
    if (!holes.some(h => h && h[i])) continue;
    let sum = 0, weight = 0;
    columns.forEach((c, j) => {
      if (Number.isNaN(c[i]) || (holes[j] && holes[j][i])) return;
      sum += weights[j] * c[i];
      weight += weights[j];
    });
    out.forEach((c, j) => { if (holes[j] && holes[j][i]) c[i] = sum / weight; });
  }
  return out;
}

/** Of rows of the tree, and the scores that a page has of its nodes (data.js). */
export class Model {
  constructor(tree, scores) {
    Object.assign(this, {tree, scores, root: tree[0], sheet: new Map(), filledIn: new Map()});
    this.row = new Map(tree.map(t => [t.node, t]));
    this.below = new Map(tree.map(t => [t.node, tree.filter(c => c.parent === t.node && c.node !== t.node)]));
    for (const [node, own] of this.below) this.below.set(node, own.filter(c => !this.isDropped(c)));
    this.sides = this.below.get(this.root.node);
    this.rules = (scores?.rules ?? []).filter(r => scales[r.rule]).map(r => r.rule);
  }

  isDropped(t) {
    const own = this.below.get(t.node);
    return own.length ? own.every(c => this.isDropped(c)) : Boolean(t.dropped);
  }

  /** Weights as the study has them, before they are brought to sum 1. */
  written(node) {
    return this.below.get(node).map(c => this.row.get(node).weights === "given" ? c.weight : c.share);
  }

  /** Where the tree filled an indicator's holes; null where it did not. */
  holes(leaf) {
    const {values, nodes} = this.scores;
    if (this.below.get(leaf).length || !values?.[leaf]) return null;
    if (!this.filledIn.has(leaf)) {
      const found = Uint8Array.from(values[leaf], (x, i) => Number.isNaN(x) && !Number.isNaN(nodes[leaf][i]) ? 1 : 0);
      this.filledIn.set(leaf, found.includes(1) ? found : null);
    }
    return this.filledIn.get(leaf);
  }

  /** An indicator on a scale; null: the study's. */
  leaf(node, rule) {
    if (!rule || rule === this.scores.declared) return this.scores.nodes[node];
    const key = `${rule} ${node}`, {values, polarity, rules, target} = this.scores;
    if (!this.sheet.has(key)) this.sheet.set(key, scales[rule](values[node], polarity[node], rules.find(r => r.rule === rule).marks?.[node], target));
    return this.sheet.get(key);
  }

  isMoved(node, {inner, rule}) {
    const own = this.below.get(node);
    return own.length ? inner.has(node) || own.some(c => this.isMoved(c.node, {inner, rule})) : Boolean(rule) && rule !== this.scores.declared;
  }

  /** Scores of a node at {inner: raw weights by node, rule}. */
  column(node, state) {
    if (!this.below.get(node).length) return this.leaf(node, state.rule);
    if (!this.isMoved(node, state)) return this.scores.nodes[node];
    const {columns, weights} = this.children(node, state);
    return mean(columns, weights, this.row.get(node).exponent);
  }

  children(node, state) {
    const own = this.below.get(node), raw = state.inner.get(node), weights = raw ? rescale(raw) : own.map(c => c.share);
    const columns = own.map(c => this.column(c.node, state)), holes = this.isMoved(node, state) ? own.map(c => this.holes(c.node)) : [];
    return {weights, columns: holes.some(Boolean) ? filled(columns, holes, weights) : columns};
  }

  /** {score, rank, order, weights, columns}: of the index, and its children. A territory of which a side has no
      value has no score: the program refuses it. */
  at({inner = new Map(), rule = null}) {
    const {columns, weights} = this.children(this.root.node, {inner, rule}), score = mean(columns, weights, this.root.exponent);
    this.sides.forEach((s, j) => {
      if (!this.below.get(s.node).length || !columns[j].some(Number.isNaN)) return;
      columns[j].forEach((x, i) => { if (Number.isNaN(x)) score[i] = NaN; });
    });
    return {...ranked(score), weights, columns};
  }
}
