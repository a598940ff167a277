// SPDX-License-Identifier: GPL-3.0-or-later
// Scores and ranks at other weights, with the engine's own bits: the same sums in the same order, the same
// rule of ties. Beside it in C: engine/weight/method.c, engine/base/order.c, engine/base/ties.c,
// engine/index/tree.c, engine/rank/rank.c. Nothing here reads the page.

/** What two tied scores may differ by, relative to the larger of them and of the spread (ARP_TIE). */
const TIE = 1e-12;

/** Neumaier's sum, left to right (arp_sum). */
export function sum(x) {
  let total = 0, lost = 0;
  for (const value of x) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

// The power of two that frexp() gives: x = m * 2^power, m in [1/2, 1).
const view = new DataView(new ArrayBuffer(8));
function powerOf(x) {
  view.setFloat64(0, x);
  const biased = (view.getUint32(0) >>> 20) & 0x7ff;
  return biased ? biased - 1022 : powerOf(x * 2 ** 54) - 54;
}

// x * 2^power, in two steps where one power would be no double.
function scaled(x, power) {
  const half = Math.trunc(power / 2);
  return x * 2 ** half * 2 ** (power - half);
}

/** Numbers >= 0 to sum 1 (arp_weight_rescale); null where all are 0. */
export function rescale(raw) {
  const most = raw.reduce((a, b) => Math.max(a, b), 0);
  if (!(most > 0)) return null;
  const power = powerOf(most);
  const near = raw.map(x => scaled(x, -power));
  const total = sum(near);
  return near.map(x => x / total);
}

/**
 * The mean of columns, row by row: children without a value are left out and the weights of the others
 * rescaled; a weight of 0 does not count (mean_row of index/tree.c). Exponents other than 1 take the
 * formulas of engine/aggregate, whose last bits are the C library's.
 */
export function mean(columns, weights, exponent = 1) {
  const n = columns[0].length, out = new Float64Array(n);
  const whole = exponent === 1 && columns.every(c => !c.some(Number.isNaN));
  if (whole) {
    const used = columns.map((c, j) => [c, weights[j]]).filter(([, w]) => w > 0);
    for (let i = 0; i < n; i++) {
      let total = 0;
      for (const [c, w] of used) total += w * c[i];
      out[i] = used.length ? total : NaN;
    }
    return out;
  }
  for (let i = 0; i < n; i++) out[i] = meanOfRow(columns, weights, exponent, i);
  return out;
}

function meanOfRow(columns, weights, exponent, i) {
  const x = [];
  let w = [], all = true;
  columns.forEach((c, j) => {
    all = all && !Number.isNaN(c[i]);
    if (Number.isNaN(c[i]) || !(weights[j] > 0)) return;
    x.push(c[i]);
    w.push(weights[j]);
  });
  if (!x.length) return NaN;
  if (!all) w = rescale(w);
  return powerMean(x, w, exponent);
}

function powerMean(x, w, exponent) {
  let total = 0;
  if (exponent === 1) {
    for (let j = 0; j < x.length; j++) total += w[j] * x[j];
    return total;
  }
  if (exponent === 0) {
    for (let j = 0; j < x.length; j++) total += w[j] * Math.log(x[j]);
    return Math.exp(total);
  }
  const unit = exponent > 0 ? Math.max(...x) : Math.min(...x);
  for (let j = 0; j < x.length; j++) total += w[j] * (x[j] / unit) ** exponent;
  return unit * total ** (1 / exponent);
}

/** Indices by falling value, equal ones by index, NaN last (arp_order_falling). */
export function orderFalling(x) {
  const order = new Uint32Array(x.length);
  for (let i = 0; i < x.length; i++) order[i] = i;
  return order.sort((a, b) => {
    if (x[a] > x[b]) return -1;
    if (x[a] < x[b]) return 1;
    return Number.isNaN(x[a]) - Number.isNaN(x[b]) || a - b;
  });
}

/** The spread of the scores (arp_tie_scale). */
function tieScale(x) {
  let least = Infinity, most = -Infinity, kept = 0;
  for (const value of x) {
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    kept++;
  }
  const middle = least / 2 + most / 2, half = most / 2 - least / 2;
  if (kept === 0 || !(half > 0)) return 0;
  let total = 0, squares = 0;
  for (const value of x) total += Number.isNaN(value) ? 0 : (value - middle) / half;
  const average = total / kept;
  for (const value of x) {
    const d = Number.isNaN(value) ? 0 : (value - middle) / half - average;
    squares += d * d;
  }
  return half * Math.sqrt(squares / kept);
}

function tied(first, x, scale) {
  const gap = first - x;
  return first === x || (gap <= TIE * Math.max(scale, Math.abs(first), Math.abs(x)) && Number.isFinite(gap));
}

/** Each group of tied scores takes that of its first; x and order are changed (arp_settle_ties). */
export function settle(x, order) {
  let kept = order.length;
  while (kept > 0 && Number.isNaN(x[order[kept - 1]])) kept--;
  const scale = tieScale(x);
  for (let from = 0, to; from < kept; from = to) {
    const first = x[order[from]];
    for (to = from + 1; to < kept && tied(first, x[order[to]], scale); to++) x[order[to]] = first;
    if (to - from > 1) order.subarray(from, to).sort();
  }
}

/** Ranks of scores, 1 the highest, ties sharing the smallest (arp_rank): {score, rank, order}. */
export function ranked(scores) {
  const score = Float64Array.from(scores), order = orderFalling(score), rank = new Uint32Array(score.length);
  settle(score, order);
  for (let from = 0, to; from < order.length; from = to) {
    for (to = from + 1; to < order.length && score[order[to]] === score[order[from]];) to++;
    for (let place = from; place < to; place++) rank[order[place]] = from + 1;
  }
  return {score, rank, order};
}

/** Raw weights that give child j the share s, the others keeping their proportions. */
export function withShare(raw, j, s) {
  const others = sum(raw.filter((_, i) => i !== j));
  return raw.map((w, i) => i === j ? s : others > 0 ? (1 - s) * (w / others) : (1 - s) / (raw.length - 1));
}

/** Chance that one of the chosen exceeds another: settled scores, indices of the chosen. */
export function concordance({score, order}, chosen) {
  const is = new Uint8Array(score.length);
  for (const i of chosen) is[i] = 1;
  let below = score.length - chosen.length, won = 0;
  for (let from = 0, to; from < order.length; from = to) {
    let others = 0, ours = 0;
    for (to = from; to < order.length && score[order[to]] === score[order[from]]; to++) {
      if (is[order[to]]) ours++;
      else others++;
    }
    won += ours * (below - others + others / 2);
    below -= others;
  }
  return won / (chosen.length * (score.length - chosen.length));
}
