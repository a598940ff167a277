// SPDX-License-Identifier: GPL-3.0-or-later
// Maps of the score, of each side and of two sides at once: outlines as svg, or beyond 2 500 territories points
// on canvas, with the outlines around the chosen.
import {block, doubles} from "../data.js";
import {bounds, pathOf, shapesOf} from "../shapes.js";
import {capital, colourOf, element, named} from "../picture.js";
import * as study from "../study.js";
import {language, list, number, say} from "../words.js";

export const SCORE = ["#f2f0f7", "#cbc9e2", "#9e9ac8", "#756bb1", "#4a2585"];
const HUES = [
  ["#fdf0e6", "#fbcda5", "#f29a5c", "#d4621c", "#8a3606"], ["#eaf3fb", "#bcd7ee", "#7db3de", "#3280bd", "#0b4a86"],
  ["#f0f6e4", "#cfe2a8", "#9fc65e", "#65952a", "#375c0c"], ["#fbeaf3", "#f2bdd8", "#e285b3", "#c0447f", "#7b1a4b"],
  ["#eef2f2", "#c5d3d3", "#93acac", "#5b7b7b", "#2c4a4a"],
];
const BOTH = ["#e8e8e8", "#e4b791", "#d4731c", "#a9c4dd", "#a78f84", "#8d5522", "#3b86bd", "#3f6480", "#3d2f2a"];

let shapes = null, points = null;

function readShapes() {
  const given = block("points"), read = shapesOf(block("outlines"), given && [doubles(given.x.f64), doubles(given.y.f64)]);
  points = read.points;
  return read.shapes;
}

/** Classes 0 to k - 1 of equal numbers, by rank: the highest class has the most need. */
function classes(rank, k) {
  return Uint8Array.from(rank, r => k - 1 - Math.min(k - 1, Math.floor((r - 1) * k / study.n)));
}

function panels() {
  if (!study.movable) return [{title: say("needRank"), rank: study.declaredRanks, hue: SCORE, at: classes(study.declaredRanks, 5), colours: SCORE}];
  const {rank, columns} = study.current();
  const sides = study.sides.map((side, j) => ({title: study.name(side.node), rank: ranksOf(columns[j]), hue: HUES[j % 5]}));
  const all = [{title: say("need"), rank, hue: SCORE}, ...sides].map(p => ({...p, at: classes(p.rank, 5), colours: p.hue}));
  if (sides.length > 1) {
    const a = classes(sides[0].rank, 3), b = classes(sides[1].rank, 3);
    all.push({title: say("both"), at: a.map((x, i) => x + 3 * b[i]), colours: BOTH, two: [sides[0].title, sides[1].title]});
  }
  return all;
}

const cache = new Map();
function ranksOf(column) {
  if (!cache.has(column)) {
    const order = Array.from(column.keys()).sort((p, q) => column[q] - column[p]);
    const rank = new Uint32Array(column.length);
    order.forEach((i, at) => { rank[i] = at > 0 && column[i] === column[order[at - 1]] ? rank[order[at - 1]] : at + 1; });
    cache.set(column, rank);
  }
  return cache.get(column);
}

export function key(panel, width) {
  if (panel.two) {
    const g = element("g", {transform: `translate(${width - 46},0)`});
    for (let i = 0; i < 9; i++) {
      g.append(element("rect", {x: (i % 3) * 15, y: (2 - Math.floor(i / 3)) * 15, width: 15, height: 15, fill: BOTH[i]}));
    }
    return g;
  }
  const g = element("g"), w = Math.min(28, width / 6);
  panel.colours.forEach((c, i) => g.append(element("rect", {x: i * w, y: 4, width: w, height: 8, fill: c})));
  g.append(element("text", {x: 0, y: 26, "font-size": 11, fill: "currentColor"}, say("less")),
    element("text", {x: 5 * w, y: 26, "text-anchor": "end", "font-size": 11, fill: "currentColor"}, say("more")));
  return g;
}

function oneMap(panel, width, box) {
  const scale = width / (box[2] - box[0]), height = Math.ceil((box[3] - box[1]) * scale), bottom = panel.two ? 64 : 30;
  const dx = -box[0] * scale, dy = -box[1] * scale;
  const svg = element("svg", {viewBox: `0 0 ${width} ${height + bottom}`, width, height: height + bottom});
  const late = [];
  shapes.forEach((rings, code) => {
    const i = study.rowOf.get(code);
    const path = element("path", {d: pathOf(rings, scale, dx, dy), "fill-rule": "evenodd", stroke: "var(--paper)",
      "stroke-width": 0.4, fill: i === undefined ? "var(--faint)" : panel.colours[panel.at[i]]});
    if (i !== undefined) path.append(element("title", {}, `${study.labels[i]}${panel.rank ? `, ${say("rank")} ${number(panel.rank[i], 0)}` : ""}`));
    svg.append(path);
    if (study.isChosen.has(code)) late.push(element("path", {d: path.getAttribute("d"), fill: "none", stroke: "var(--paper)", "stroke-width": 4}),
      element("path", {d: path.getAttribute("d"), fill: "none", stroke: "var(--ink)", "stroke-width": 2}));
  });
  const legend = element("g", {transform: `translate(0,${height + (panel.two ? 16 : 4)})`}, key(panel, width));
  svg.append(...late, legend);
  if (panel.two) {
    legend.append(element("text", {x: width - 52, y: 42, "text-anchor": "end", "font-size": 11, fill: "currentColor"}, `→ ${panel.two[0]}`),
      element("text", {x: width - 52, y: 10, "text-anchor": "end", "font-size": 11, fill: "currentColor"}, `↑ ${panel.two[1]}`));
  }
  return named(svg, panel.title);
}

/** Many territories: a point each, in the paper's size; the chosen as rings. */
function pointMap(panel, width, box) {
  const scale = width / (box[2] - box[0]), height = Math.ceil((box[3] - box[1]) * scale), ratio = 2;
  const canvas = document.createElement("canvas");
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = "100%";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", panel.title);
  const pen = canvas.getContext("2d"), r = Math.max(0.8, Math.sqrt(width * height / study.n) / 2.6);
  pen.scale(ratio, ratio);
  const middle = i => points[i] && [(points[i][0] - box[0]) * scale, (points[i][1] - box[1]) * scale];
  for (let c = 0; c < panel.colours.length; c++) {
    pen.fillStyle = panel.colours[c];
    pen.beginPath();
    for (let i = 0; i < study.n; i++) {
      const p = panel.at[i] === c && middle(i);
      if (p) pen.rect(p[0] - r, p[1] - r, 2 * r, 2 * r);
    }
    pen.fill();
  }
  pen.strokeStyle = colourOf("--ink");
  pen.lineWidth = 2;
  for (const i of study.chosenRows) {
    const p = middle(i);
    if (!p) continue;
    pen.beginPath();
    pen.arc(p[0], p[1], r + 4, 0, 7);
    pen.stroke();
  }
  return canvas;
}

export const live = "late";

export function draw(into, width) {
  shapes ??= readShapes();
  const all = panels(), near = bounds([...shapes.values()].flat()), box = points ? bounds([points.filter(Boolean)]) : near, across = width < 480 ? 1 : width < 760 ? 2 : Math.min(4, all.length);
  const size = Math.floor((width - 16 * (across - 1)) / across), grid = document.createElement("div");
  grid.className = "maps";
  for (const panel of all) {
    const cell = document.createElement("div"), title = document.createElement("h4");
    title.textContent = capital(panel.title);
    cell.append(title, points ? pointMap(panel, size, box) : oneMap(panel, size, box));
    grid.append(cell);
  }
  if (points && shapes.size && near[2] - near[0] < 0.4 * (box[2] - box[0])) {
    const cell = document.createElement("div"), title = Object.assign(document.createElement("h4"), {textContent: say("around")});
    cell.append(title, oneMap(all[0], Math.max(size, Math.min(width, 420)), near));
    grid.append(cell);
  }
  into.append(grid);
  const without = study.codes.filter((code, i) => points ? !points[i] : !shapes.has(code)).map(study.label);
  if (without.length) {
    const note = document.createElement("p");
    note.className = "more";
    note.textContent = say("noOutline", without.length > 12 ? `${list(without.slice(0, 12))}… (${without.length})` : list(without));
    into.append(note);
  }
}

export const data = () => {
  if (!study.movable) return study.codes.map((code, i) => ({code, label: study.labels[i], rank: study.declaredRanks[i]}));
  const {score, rank, columns} = study.current();
  return study.codes.map((code, i) => ({code, label: study.labels[i], score: score[i], rank: rank[i],
    ...Object.fromEntries(study.sides.map((s, j) => [`score_${s.node}`, columns[j][i]]))}));
};
