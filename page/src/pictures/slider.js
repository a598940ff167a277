// SPDX-License-Identifier: GPL-3.0-or-later
// Other weights: the slider, each territory by two sides with the line that parts the first ones, and the first
// ones with the part of each side.
import {concordance, rescale} from "../exact.js";
import {rows} from "../data.js";
import {apart, colourOf, fit, legend, nameRoom, phone, Plot, plot, texts} from "../picture.js";
import * as study from "../study.js";
import {list, number, percent, say, methodName} from "../words.js";

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

const button = (text, act) => {
  const made = Object.assign(document.createElement("button"), {type: "button", textContent: text});
  made.addEventListener("click", act);
  return made;
};

/** The slider of a side's weight, with what it weighs then. */
function slider(redraw) {
  const line = document.createElement("div"), range = document.createElement("input"), told = document.createElement("output");
  line.className = "weight";
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
  tell();
  line.append(labelled(say("weightOf"), name), range, told);
  return line;
}

/** Weights at a touch: as declared; each side two thirds, and alone. */
function touches(redraw) {
  const line = document.createElement("div");
  line.className = "weight";
  line.append(button(say("declared"), () => { study.reset(); redraw(true); }));
  if (study.sides.length > 3) return line;
  for (const [share, text] of [[2 / 3, "2/3"], [1, percent(1)]]) {
    study.sides.forEach((s, j) => line.append(button(`${text} ${study.name(s.node)}`, () => { study.move(j, share); redraw(true); })));
  }
  return line;
}

/** How many count as first; which sides are drawn; the scale. */
function choices(redraw) {
  const line = document.createElement("div"), options = study.sides.map((s, j) => [j, study.name(s.node)]);
  line.className = "weight";
  const first = Object.assign(document.createElement("input"), {type: "number", id: "first", min: 1, max: study.n - 1, value: k});
  first.addEventListener("change", () => { k = Math.max(1, Math.min(study.n - 1, Math.round(Number(first.value)) || 1)); first.value = k; redraw(); });
  line.append(labelled(say("first"), first));
  if (study.scales.length > 1) {
    const own = study.scales.includes(study.scores.declared) ? study.scales : [study.scores.declared, ...study.scales];
    const scale = choose(own.map(r => [r, r === study.scores.declared ? say("ofStudy", methodName(r)) : methodName(r)]), study.scale(), v => { study.moveScale(v); redraw(); });
    scale.id = "scale";
    line.append(labelled(say("scale"), scale));
  }
  if (study.sides.length > 2) {
    line.append(labelled(say("across"), choose(options, axes[0], v => { axes[0] = Number(v); redraw(); })),
      labelled(say("up"), choose(options, axes[1], v => { axes[1] = Number(v); redraw(); })));
  }
  return line;
}

/** The weight as a slider, each other choice as a list. redraw(true) makes these anew. */
export function controls(redraw) {
  const box = document.createElement("div");
  box.className = "controls";
  box.append(slider(redraw), touches(redraw), choices(redraw));
  if (study.canInner) box.append(innerWeights(redraw));
  return box;
}

/** A number for each weight below a side; the others keep their proportions. */
function innerWeights(redraw) {
  const box = Object.assign(document.createElement("details"), {className: "inner"});
  box.append(Object.assign(document.createElement("summary"), {textContent: say("inner")}));
  const knots = study.sides.flatMap(function below(s) {
    const own = study.children(s.node);
    return own.length > 1 ? [s.node, ...own.flatMap(below)] : own.flatMap(below);
  });
  for (const knot of knots) box.append(weightsOf(knot, redraw));
  return knots.length ? box : "";
}

function weightsOf(knot, redraw) {
  const set = document.createElement("fieldset"), own = study.children(knot), raw = study.weightsOf(knot);
  set.append(Object.assign(document.createElement("legend"), {textContent: study.name(knot)}));
  const fields = own.map((c, j) => Object.assign(document.createElement("input"), {type: "number", min: 0, step: "any", value: Number(raw[j].toPrecision(4))}));
  const shares = own.map(() => document.createElement("output"));
  const tell = () => rescale(study.weightsOf(knot)).forEach((w, j) => { shares[j].textContent = percent(w); });
  own.forEach((c, j) => {
    fields[j].dataset.node = c.node;
    fields[j].addEventListener("change", () => { // another's field is taken as it is written
      const taken = study.moveInner(knot, study.weightsOf(knot).map((w, i) => i === j ? Math.max(0, Number(fields[j].value) || 0) : w));
      fields[j].setCustomValidity(taken ? "" : say("refused"));
      fields[j].reportValidity();
      tell();
      redraw();
    });
    const line = labelled(study.name(c.node), fields[j]);
    line.append(" ", shares[j]);
    set.append(line);
  });
  tell();
  return set;
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
    parts.push(Number.isFinite(need) ? say(c >= need ? "holds" : "fails", number(c, 2), number(need, 2)) : say("atThis", number(c, 2)));
    if (study.chosen.length <= 6) parts.push(`${list(study.chosenRows.map(i => say("rankOf", study.labels[i], number(rank[i], 0))))}.`);
    const inside = study.chosenRows.filter(i => rank[i] <= k).map(i => study.labels[i]);
    parts.push(say("within", inside.length, study.chosen.length, k, inside.length ? ` (${list(inside.slice(0, 12))})` : ""));
    const outside = study.chosenRows.filter(i => rank[i] > k).map(i => study.labels[i]);
    if (inside.length && outside.length) parts.push(say("beyond", list(outside.slice(0, 12))));
  }
  parts.push(say("topOnes", list(Array.from(order.slice(0, 3), i => study.labels[i]))));
  if (!study.isDeclaredInside()) parts.push(say("otherwise"));
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
  const px = v => (v - domainX[0]) / (domainX[1] - domainX[0]) * (width - margin.marginLeft - margin.marginRight);
  const py = v => (domainY[1] - v) / (domainY[1] - domainY[0]) * (height - margin.marginTop - margin.marginBottom);
  const names = study.chosen.length > 6 ? [] : apart(study.chosenRows.map(i => ({i, x: px(x[i]), y: py(y[i]), anchor: anchorOf(x[i], domainX),
    text: `${study.labels[i]}, ${number(rank[i], 0)}`})), [-15, 19, -28, 32, -41, 45]);
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
      ...texts(names, {x: l => x[l.i], y: l => y[l.i], fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4}),
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
  pen.fillStyle = colourOf("--dot");
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
    ...(study.chosen.length ? [["var(--ink)", say("chosen"), "diamond"]] : [])]), pair);
}

export const data = () => {
  const {score, rank, order, columns} = study.current();
  return Array.from(order, i => ({code: study.codes[i], label: study.labels[i], score: score[i], rank: rank[i],
    ...Object.fromEntries(study.sides.map((s, j) => [`score_${s.node}`, columns[j][i]]))}));
};
