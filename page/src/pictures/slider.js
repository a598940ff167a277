// SPDX-License-Identifier: GPL-3.0-or-later
// Other weights: the slider, each territory by two sides with the line that parts the first ones, and the first
// ones with the part of each side.
import {concordance} from "../exact.js";
import {rows} from "../data.js";
import {fit, legend, nameRoom, phone, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {list, number, percent, say} from "../words.js";

const MANY = 3000, BARS = 30;
let k = study.firsts[study.firsts.length - 1] ?? Math.min(10, study.n - 1);
let moved = 0, axes = [0, 1];

export const live = "now";

function labelled(text, control) {
  const label = document.createElement("label");
  label.append(document.createTextNode(`${text} `), control);
  return label;
}

function choose(options, value, change) {
  const select = document.createElement("select");
  for (const [v, text] of options) select.append(new Option(text, v, false, String(v) === String(value)));
  select.addEventListener("change", () => change(select.value));
  return select;
}

/** The weight as a slider, each other choice as a list. */
export function controls(redraw) {
  const box = document.createElement("div"), range = document.createElement("input"), told = document.createElement("output");
  box.className = "controls";
  Object.assign(range, {type: "range", min: 0, max: 100, step: 1, id: "weight", value: Math.round(100 * study.shares()[moved])});
  range.setAttribute("aria-label", `${say("weightOf")} ${study.name(study.sides[moved].node)}`);
  const tell = () => {
    const shares = study.shares();
    told.textContent = study.sides.map((s, j) => `${percent(shares[j])} ${study.name(s.node)}`).join(", ");
    range.setAttribute("aria-valuetext", told.textContent);
    range.value = Math.round(100 * shares[moved]);
  };
  range.addEventListener("input", () => { study.move(moved, Number(range.value) / 100); tell(); });
  const name = study.sides.length > 2
    ? choose(study.sides.map((s, j) => [j, study.name(s.node)]), moved, v => { moved = Number(v); redraw(true); })
    : Object.assign(document.createElement("strong"), {textContent: study.name(study.sides[0].node)});
  const back = Object.assign(document.createElement("button"), {type: "button", textContent: say("declared")});
  back.addEventListener("click", () => { study.reset(); redraw(true); });
  const first = Object.assign(document.createElement("input"), {type: "number", id: "first", min: 1, max: study.n - 1, value: k});
  first.addEventListener("change", () => { k = Math.max(1, Math.min(study.n - 1, Math.round(Number(first.value)) || 1)); first.value = k; redraw(); });
  const line = document.createElement("div");
  line.className = "weight";
  line.append(labelled(say("weightOf"), name), range, told);
  const more = document.createElement("div");
  more.className = "weight";
  more.append(back, labelled(say("first"), first));
  if (study.sides.length > 2) {
    const options = study.sides.map((s, j) => [j, study.name(s.node)]);
    more.append(labelled(say("across"), choose(options, axes[0], v => { axes[0] = Number(v); redraw(); })),
      labelled(say("up"), choose(options, axes[1], v => { axes[1] = Number(v); redraw(); })));
  }
  box.append(line, more);
  if (study.canInner) box.append(innerWeights(redraw));
  tell();
  return box;
}

/** A number for each weight below a side. */
function innerWeights(redraw) {
  const box = Object.assign(document.createElement("details"), {className: "inner"});
  box.append(Object.assign(document.createElement("summary"), {textContent: say("inner")}));
  const knots = [...new Set(study.sides.flatMap(function below(s) {
    const own = study.children(s.node);
    return own.length > 1 ? [s.node, ...own.flatMap(below)] : own.flatMap(below);
  }))];
  for (const knot of knots) {
    const set = document.createElement("fieldset"), own = study.children(knot);
    set.append(Object.assign(document.createElement("legend"), {textContent: study.name(knot)}));
    const fields = own.map(c => {
      const field = Object.assign(document.createElement("input"), {type: "number", min: 0, step: "any", value: c.weight});
      field.addEventListener("change", () => { study.moveInner(knot, fields.map(f => Math.max(0, Number(f.value) || 0))); redraw(); });
      set.append(labelled(study.name(c.node), field));
      return field;
    });
    box.append(set);
  }
  return box;
}

/** What the weight does to the chosen, in words. */
function sentence() {
  const {rank, order, score} = study.current(), out = document.createElement("p");
  out.className = "told";
  out.setAttribute("role", "status");
  out.dataset.first = Array.from(order.slice(0, k), i => study.codes[i]).join(" ");
  const parts = [];
  if (study.chosen.length) {
    const c = concordance({score, order}, study.chosenRows), need = rows("reachable")[0]?.c_needed;
    const beside = Number.isFinite(need) ? say(c >= need ? "enough" : "short", number(need, 3)) : "";
    const ranks = study.chosen.length > 6 ? [] : study.chosenRows.map(i => say("rankOf", study.labels[i], number(rank[i], 0)));
    if (ranks.length) parts.push(say("atThis", list(ranks), number(c, 2), beside));
    const inside = study.chosenRows.filter(i => rank[i] <= k).map(i => study.labels[i]);
    parts.push(say("holds", study.chosen.length, k, inside.length ? list(inside.slice(0, 12)) : say("none")));
  }
  parts.push(say("topOnes", list(Array.from(order.slice(0, 3), i => study.labels[i]))));
  out.textContent = parts.join(" ");
  return out;
}

/** A name beside an edge is written away from it. */
const anchorOf = (at, [low, high]) => (at - low) / (high - low) < 0.2 ? "start" : (at - low) / (high - low) > 0.8 ? "end" : "middle";

function frontier() {
  const {order, score, weights, columns} = study.current(), [a, b] = axes;
  if (study.sides.length !== 2 || k >= study.n || study.root.exponent !== 1) return null;
  const edge = (score[order[k - 1]] + score[order[k]]) / 2;
  const xs = extent(columns[a]), ys = extent(columns[b]);
  if (weights[b] > 1e-9 && weights[b] >= weights[a]) return [[xs[0], (edge - weights[a] * xs[0]) / weights[b]], [xs[1], (edge - weights[a] * xs[1]) / weights[b]]];
  return [[(edge - weights[b] * ys[0]) / weights[a], ys[0]], [(edge - weights[b] * ys[1]) / weights[a], ys[1]]];
}

function extent(x) {
  let low = Infinity, high = -Infinity;
  for (const v of x) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  const room = (high - low) * 0.04 || 1;
  return [low - room, high + room];
}

function scatter(width) {
  const {rank, columns} = study.current(), [a, b] = axes, x = columns[a], y = columns[b];
  const domainX = extent(x), domainY = extent(y), line = frontier();
  const all = Array.from({length: study.n}, (_, i) => i);
  const few = study.n > MANY ? all.filter(i => rank[i] <= k || study.isChosen.has(study.codes[i])).slice(0, 600) : all;
  const height = Math.min(430, Math.max(300, width * 0.75)), margin = {marginLeft: 44, marginRight: 14, marginTop: 26, marginBottom: 42};
  const svg = plot(`${study.name(study.sides[a].node)}, ${study.name(study.sides[b].node)}`, {
    width, height, ...margin,
    x: {domain: domainX, label: `${study.name(study.sides[a].node)} →`, tickFormat: v => number(v, 1), labelAnchor: "right", labelArrow: "none", ticks: phone(width) ? 4 : 7},
    y: {domain: domainY, label: `↑ ${study.name(study.sides[b].node)}`, tickFormat: v => number(v, 1), labelArrow: "none", ticks: 6},
    clip: true,
    marks: [
      Plot.ruleX([0], {stroke: "var(--faint)"}), Plot.ruleY([0], {stroke: "var(--faint)"}),
      Plot.dot(few.filter(i => !study.isChosen.has(study.codes[i])), {x: i => x[i], y: i => y[i], r: study.n > 800 ? 2 : 3.2,
        fill: i => rank[i] <= k ? "var(--index)" : "var(--dot)", title: i => say("rankOf", study.labels[i], number(rank[i], 0))}),
      line && Plot.line(line, {strokeDasharray: "5,4", stroke: "var(--ink)", clip: true}),
      Plot.dot(study.chosenRows, {x: i => x[i], y: i => y[i], r: study.chosen.length > 40 ? 3.5 : 6, symbol: "diamond", fill: i => rank[i] <= k ? "var(--index)" : "var(--paper)",
        stroke: "var(--ink)", strokeWidth: 1.6, title: i => say("rankOf", study.labels[i], number(rank[i], 0))}),
      ...["start", "middle", "end"].map(anchor => study.chosen.length <= 6 && Plot.text(study.chosenRows.filter(i => anchorOf(x[i], domainX) === anchor),
        {x: i => x[i], y: i => y[i], text: i => `${study.labels[i]} : ${number(rank[i], 0)}`, dy: -15, fontWeight: 600, fill: "currentColor",
          stroke: "var(--paper)", strokeWidth: 4, textAnchor: anchor})),
    ],
  });
  return study.n > MANY ? behind(svg, width, height, margin, [domainX, domainY], [x, y]) : svg;
}

/** Many points: a canvas behind the svg. */
function behind(svg, width, height, m, [dx, dy], [x, y]) {
  const box = document.createElement("div"), canvas = document.createElement("canvas"), ratio = 2;
  box.className = "layers";
  Object.assign(canvas, {width: width * ratio, height: height * ratio});
  canvas.setAttribute("aria-hidden", "true");
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--dot");
  const sx = (width - m.marginLeft - m.marginRight) / (dx[1] - dx[0]), sy = (height - m.marginTop - m.marginBottom) / (dy[1] - dy[0]);
  for (let i = 0; i < x.length; i++) pen.fillRect(m.marginLeft + (x[i] - dx[0]) * sx - 0.8, height - m.marginBottom - (y[i] - dy[0]) * sy - 0.8, 1.6, 1.6);
  box.append(canvas, svg);
  return box;
}

function bars(width) {
  const {order, score, weights, columns} = study.current(), shown = Array.from(order.slice(0, Math.min(k, BARS)));
  const parts = shown.flatMap(i => study.sides.map((s, j) => ({i, side: s.node, part: weights[j] * columns[j][i]})));
  const left = nameRoom(shown.map(i => study.labels[i]), width, 0.42);
  return plot(say("topOnes", list(shown.slice(0, 5).map(i => study.labels[i]))), {
    width, height: 60 + 14.2 * Math.max(8, shown.length), marginLeft: left, marginRight: 60, marginTop: 26, marginBottom: 42,
    x: {label: `${say("score")} →`, labelArrow: "none", tickFormat: v => number(v, 1), ticks: 4},
    y: {domain: shown, tickFormat: i => fit(study.labels[i], left), label: null, tickSize: 0},
    marks: [
      study.root.exponent === 1 && Plot.barX(parts, {x: "part", y: "i", fill: p => study.colour(p.side), fillOpacity: p => study.isChosen.has(study.codes[p.i]) ? 1 : 0.55,
        insetTop: 1.5, insetBottom: 1.5, title: p => `${study.labels[p.i]}, ${study.name(p.side)} : ${number(p.part, 2)}`}),
      Plot.ruleX([0]),
      Plot.tickX(shown, {x: i => score[i], y: i => i, stroke: "var(--ink)", strokeWidth: 2}),
      Plot.text(shown.filter(i => study.isChosen.has(study.codes[i])), {x: i => Math.max(score[i], ...parts.filter(p => p.i === i).map(p => p.part)), y: i => i,
        text: () => `◆ ${say("chosen")}`, textAnchor: "start", dx: 6, fontWeight: 600, fill: "currentColor"}),
    ],
  });
}

export function draw(into, width) {
  if (!study.movable) return;
  const across = width >= 760, each = across ? Math.floor((width - 24) / 2) : width, pair = document.createElement("div");
  pair.className = "pair";
  pair.append(scatter(each), bars(each));
  into.append(sentence(), legend([...study.sides.map(s => [study.colour(s.node), study.name(s.node)]), ["var(--index)", `${say("first")} ${k}`, "dot"],
    ["var(--ink)", say("chosen"), "diamond"]]), pair);
}

export const data = () => {
  const {score, rank, order, columns} = study.current();
  return Array.from(order, i => ({code: study.codes[i], label: study.labels[i], score: score[i], rank: rank[i],
    ...Object.fromEntries(study.sides.map((s, j) => [`score_${s.node}`, columns[j][i]]))}));
};
