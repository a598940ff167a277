// SPDX-License-Identifier: GPL-3.0-or-later
// A small map of each zoning, with what the verdict is there.
import {block, rows} from "../data.js";
import {capital, element, named} from "../picture.js";
import {bounds, pathOf, shapesOf} from "../shapes.js";
import * as study from "../study.js";
import {list, number, say} from "../words.js";
import {key, SCORE} from "./maps.js";

let read = null;

/** Shapes of each zoning, and ranks of its territories. */
function readAll() {
  const given = block("zonings") ?? {}, zonings = new Map(Object.keys(given).map(level => [level, {shapes: shapesOf(given[level]).shapes, rank: new Map(), label: new Map()}]));
  for (const r of rows("level_ranking")) {
    zonings.get(r.level)?.rank.set(r.code, r.rank);
    zonings.get(r.level)?.label.set(r.code, r.label);
  }
  return zonings;
}

function oneMap(zoning, box, stand, width, title) {
  const scale = width / (box[2] - box[0]), height = Math.ceil((box[3] - box[1]) * scale), late = [], n = zoning.rank.size;
  const svg = element("svg", {viewBox: `0 0 ${width} ${height + 30}`, width, height: height + 30});
  zoning.shapes.forEach((rings, code) => {
    const rank = zoning.rank.get(code), d = pathOf(rings, scale, -box[0] * scale, -box[1] * scale);
    const fill = rank ? SCORE[4 - Math.min(4, Math.floor((rank - 1) * 5 / n))] : "var(--faint)";
    const path = element("path", {d, "fill-rule": "evenodd", stroke: "var(--paper)", "stroke-width": 0.4, fill});
    if (rank) path.append(element("title", {}, `${zoning.label.get(code)}, ${say("rank")} ${number(rank, 0)}`));
    svg.append(path);
    if (stand.has(code)) late.push(element("path", {d, fill: "none", stroke: "var(--paper)", "stroke-width": 4}), element("path", {d, fill: "none", stroke: "var(--ink)", "stroke-width": 2}));
  });
  svg.append(...late, element("g", {transform: `translate(0,${height + 4})`}, key({colours: SCORE}, width)));
  return named(svg, title);
}

/** The verdict there, who stands for the choice, and at which rank. */
function told(level, standing) {
  const line = document.createElement("p");
  line.className = "more";
  const who = standing.map(t => t.rank ? say("rankOf", t.label, number(t.rank, 0)) : t.label);
  line.textContent = say("standIn", number(level.ranked, 0), who.length > 4 ? `${list(who.slice(0, 4))}… (${who.length})` : list(who));
  return line;
}

export function draw(into, width) {
  read ??= readAll();
  const drawn = rows("levels").filter(l => read.get(l.level)?.shapes.size), met = rows("level_territories");
  const across = width < 480 ? 1 : width < 760 ? 2 : Math.min(3, drawn.length), size = Math.min(360, Math.floor((width - 16 * (across - 1)) / across));
  const box = bounds([...drawn.flatMap(l => [...read.get(l.level).shapes.values()].flat())]), grid = document.createElement("div");
  grid.className = "maps";
  for (const level of drawn) {
    const cell = document.createElement("div"), title = document.createElement("h4"), standing = met.filter(t => t.level === level.level && t.stands);
    title.textContent = say("onZoning", capital(level.level), level.word ? study.word(level.word) : say("noAnswer"));
    cell.append(title, oneMap(read.get(level.level), box, new Set(standing.map(t => t.code)), size, title.textContent), told(level, standing));
    grid.append(cell);
  }
  into.append(grid);
}

export const data = () => rows("level_territories");
