// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of JSON that the program wrote into the page (engine/report/page/block.h).

/** Doubles of base64. */
export function doubles(text) {
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return new Float64Array(bytes.buffer);
}

/** A column of a block. */
export function column(given) {
  if (Array.isArray(given)) return given;
  if (given.f64 !== undefined) return doubles(given.f64);
  return given.at.map(i => given.words[i]);
}

/** A block as it is; null where the page has none. */
export function block(id) {
  const element = document.getElementById(`d-${id}`);
  return element && JSON.parse(element.textContent);
}

/** A table by columns; null where the page has none. Unknown numbers are NaN in typed columns, null in lists. */
function readTable(name) {
  const given = block(name);
  return given && Object.fromEntries(Object.entries(given).map(([key, value]) => [key, column(value)]));
}

const tables = new Map();

export function table(name) {
  if (!tables.has(name)) tables.set(name, readTable(name));
  return tables.get(name);
}

/** The same as a list of rows, [] where there is none. */
export function rows(name) {
  const columns = table(name);
  if (!columns) return [];
  const keys = Object.keys(columns);
  const n = keys.length ? columns[keys[0]].length : 0;
  return Array.from({length: n}, (_, i) => Object.fromEntries(keys.map(key => [key, columns[key][i]])));
}

/** Scores by node, each a Float64Array in the order of the ranking, and what puts indicators on other scales;
    null without values. */
export function readScores() {
  const given = block("scores");
  return given && unpackScores(given);
}

export function unpackScores(given) {
  const all = columns => columns && Object.fromEntries(Object.entries(columns).map(([key, value]) => [key, column(value)]));
  return {...given, nodes: all(given.nodes), values: all(given.values)};
}
