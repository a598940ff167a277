// SPDX-License-Identifier: GPL-3.0-or-later
// Indicators on other scales, with the engine's own bits: engine/normalise. What is measured of a column (a mean,
// a spread) is the program's (engine/report/page/scales.h); the formulas are here. Nothing here reads the page.

const OF_NORMAL = 1.4826; // the median absolute deviation as a standard deviation (robust_zscore.c)

const centred = unit => (x, sign, [centre, spread]) => {
  const by = unit * spread;
  return x.map(v => sign * (v - centre) / by);
};

function between(x, sign, [low, high], [from, to]) {
  const range = high - low;
  return x.map(v => {
    const share = (sign > 0 ? v - low : high - v) / range;
    return from * (1 - share) + to * share;
  });
}

/** How many of the rising values are below x, or, with orEqual, not above it. */
function below(x, sorted, orEqual) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < x || (orEqual && sorted[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By place among all that have a value: of(values with less need, equal ones, all). */
const placed = of => (x, sign) => {
  const sorted = x.filter(v => !Number.isNaN(v)).sort(), n = sorted.length;
  return x.map(v => {
    if (Number.isNaN(v)) return NaN;
    const less = below(v, sorted, false), same = below(v, sorted, true) - less;
    return of(sign > 0 ? less : n - less - same, same, n);
  });
};

const SPAN = 1 - Math.exp(-100 / 23);

/** Each (values, polarity, marks, target) -> oriented values; NaN stays. */
export const scales = {
  "zscore": centred(1),
  "minmax": between,
  "percentile": placed((less, same, n) => (less + 0.5 * (same - 1)) / (n - 1)),
  "rank": placed(less => 1 + less),
  "robust-zscore": centred(OF_NORMAL),
  "imd-exponential": placed((less, same, n) => -23 * Math.log(1 - (less + same) / n * SPAN)), // the logarithm's last bit is the machine's
};
