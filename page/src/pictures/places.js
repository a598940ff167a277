// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen by each branch alone, and who would have been first by it.
import {rows} from "../data.js";
import {fit, nameRoom, phone, Plot, plot, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {list, number, say} from "../words.js";

const FEW = 6, CLOSE = 110; // so many chosen are named; names nearer than that would meet

/** Marks with the side of theirs that their name stands on. */
function parted(marks, width) {
  const sorted = [...marks].sort((p, q) => p.side < q.side ? -1 : p.side > q.side ? 1 : p.rank - q.rank);
  const close = (p, q) => p && q && p.side === q.side && (q.rank - p.rank) / study.n * width < CLOSE;
  return sorted.map((m, i) => ({...m, anchor: close(sorted[i - 1], m) ? "start" : close(m, sorted[i + 1]) && m.rank / study.n * width > CLOSE / 2 ? "end" : "middle"}));
}

export function draw(into, width) {
  const all = rows("first_alone"), branches = [...new Set(all.map(r => r.side))], narrow = phone(width);
  const leaders = b => all.filter(r => r.side === b).sort((p, q) => p.rank - q.rank).slice(0, Math.max(1, Math.min(3, study.chosen.length || 3))).map(r => r.label);
  const would = b => say(study.chosen.length ? "wouldBe" : "firstOnes", list(leaders(b)));
  const left = narrow ? 10 : nameRoom(branches.map(study.name), width, 0.22), marks = parted(all.filter(r => study.isChosen.has(r.code)), width - left);
  const named = narrow ? r => number(r.rank, 0) : r => `${r.label} ${number(r.rank, 0)}`;
  into.append(plot(branches.map(b => `${study.name(b)} : ${list(leaders(b))}`).join(" ; "), {
    width, height: 56 + (narrow ? 72 : 52) * branches.length, marginLeft: left, marginRight: 24, marginTop: narrow ? 16 : 8, marginBottom: 40,
    x: {domain: [1, study.n], label: say("ranks"), tickFormat: x => number(x, 0), ticks: rankTicks(study.n, width - left)},
    y: {domain: branches, tickFormat: b => narrow ? "" : fit(study.name(b), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(branches, {x1: 1, x2: study.n, y: b => b, stroke: "var(--faint)", strokeWidth: 8, strokeLinecap: "round"}),
      narrow && Plot.text(branches, {x: 1, y: b => b, text: b => fit(study.name(b), width), textAnchor: "start", dy: -28, fontWeight: 600, fill: "currentColor"}),
      Plot.text(branches, {x: 1, y: b => b, text: b => fit(would(b), (width - left) * 1.12), textAnchor: "start", dy: 19, fill: "var(--soft)"}),
      Plot.dot(marks, {x: "rank", y: "side", symbol: "diamond", r: 7, fill: r => study.colour(r.side), stroke: "var(--ink)", title: r => say("rankOf", r.label, number(r.rank, 0))}),
      ...(study.chosen.length <= FEW ? ["start", "middle", "end"] : []).map(anchor => Plot.text(marks.filter(m => narrow ? anchor === "middle" : m.anchor === anchor), {
        x: "rank", y: "side", text: named, textAnchor: narrow ? "middle" : anchor, dy: -16, fill: "currentColor"})),
    ],
  }));
}

export const data = () => rows("first_alone");
