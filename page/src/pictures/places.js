// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen by each branch alone, and who would have been first by it.
import {rows} from "../data.js";
import {apart, fit, nameRoom, phone, Plot, plot, rankTicks, texts} from "../picture.js";
import * as study from "../study.js";
import {list, number, say} from "../words.js";

const FEW = 6, LINES = [-16, -29, -42, -55]; // so many chosen are named, on as many lines as they need

/** Names above the marks, where they do not meet: by branch, from the left. */
function namesOf(marks, branches, width, named) {
  const at = rank => (rank - 1) / Math.max(1, study.n - 1) * width;
  return branches.flatMap(b => apart(marks.filter(m => m.side === b).sort((p, q) => p.rank - q.rank).map(m => {
    const text = named(m), half = 3.5 * text.length, x = at(m.rank);
    return {...m, text, x, y: 0, anchor: x < half ? "start" : x > width - half ? "end" : "middle"};
  }), LINES));
}

export function draw(into, width) {
  const all = rows("first_alone"), branches = [...new Set(all.map(r => r.side))], narrow = phone(width);
  const leaders = b => all.filter(r => r.side === b).sort((p, q) => p.rank - q.rank).slice(0, Math.max(1, Math.min(3, study.chosen.length || 3))).map(r => r.label);
  const would = b => narrow ? `→ ${list(leaders(b))}` : say(study.chosen.length ? "wouldBe" : "firstOnes", list(leaders(b)));
  const left = narrow ? 10 : nameRoom(branches.map(study.name), width, 0.22), marks = all.filter(r => study.isChosen.has(r.code));
  const named = narrow ? r => number(r.rank, 0) : r => `${r.label} ${number(r.rank, 0)}`;
  const names = study.chosen.length <= FEW ? namesOf(marks, branches, width - left - 24, named) : [];
  const more = Math.max(0, ...names.map(l => -16 - l.dy)); // of the highest line
  into.append(plot(branches.map(b => `${study.name(b)} : ${list(leaders(b))}`).join(" ; "), {
    width, height: 56 + more + (more + (narrow ? 72 : 52)) * branches.length, marginLeft: left, marginRight: 24, marginTop: more + (narrow ? 16 : 8), marginBottom: 40,
    x: {domain: [1, study.n], insetLeft: 8, label: say("ranks"), tickFormat: x => number(x, 0), ticks: rankTicks(study.n, width - left)},
    y: {domain: branches, tickFormat: b => narrow ? "" : fit(study.name(b), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(branches, {x1: 1, x2: study.n, y: b => b, stroke: "var(--faint)", strokeWidth: 8, strokeLinecap: "round"}),
      narrow && Plot.text(branches, {x: 1, y: b => b, text: b => fit(study.name(b), width), textAnchor: "start", dy: -28 - more, fontWeight: 600, fill: "currentColor"}),
      Plot.text(branches, {x: 1, y: b => b, text: b => fit(would(b), (width - left) * 1.12), textAnchor: "start", dy: 19, fill: "var(--soft)"}),
      Plot.dot(marks, {x: "rank", y: "side", symbol: "diamond", r: 7, fill: r => study.colour(r.side), stroke: "var(--ink)", title: r => say("rankOf", r.label, number(r.rank, 0))}),
      ...texts(names, {x: "rank", y: "side"}),
    ],
  }));
}

export const data = () => rows("first_alone");
