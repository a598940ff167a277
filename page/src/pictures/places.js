// SPDX-License-Identifier: GPL-3.0-or-later
// The chosen by each branch alone, and who would have been first by it.
import {rows} from "../data.js";
import {fit, nameRoom, phone, Plot, plot, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {list, number, say} from "../words.js";

export function draw(into, width) {
  const all = rows("first_alone"), branches = [...new Set(all.map(r => r.side))];
  const marks = all.filter(r => study.isChosen.has(r.code));
  const leaders = b => all.filter(r => r.side === b).sort((p, q) => p.rank - q.rank).slice(0, Math.max(1, Math.min(3, study.chosen.length || 3))).map(r => r.label);
  const left = nameRoom(branches.map(study.name), width, phone(width) ? 0.4 : 0.22);
  into.append(plot(branches.map(b => `${study.name(b)} : ${list(leaders(b))}`).join(" ; "), {
    width, height: 56 + 52 * branches.length, marginLeft: left, marginRight: 24, marginTop: 8, marginBottom: 40,
    x: {domain: [1, study.n], label: say("ranks"), tickFormat: x => number(x, 0), ticks: rankTicks(study.n, width - left)},
    y: {domain: branches, tickFormat: b => fit(study.name(b), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(branches, {x1: 1, x2: study.n, y: b => b, stroke: "var(--faint)", strokeWidth: 8, strokeLinecap: "round"}),
      Plot.text(branches, {x: 1, y: b => b, text: b => fit(say(study.chosen.length ? "wouldBe" : "firstOnes", list(leaders(b))), width - left), textAnchor: "start", dy: 19, fill: "var(--soft)"}),
      Plot.dot(marks, {x: "rank", y: "side", symbol: "diamond", r: 7, fill: r => study.colour(r.side), stroke: "var(--ink)", title: r => say("rankOf", r.label, number(r.rank, 0))}),
      study.chosen.length <= 6 && Plot.text(marks, {x: "rank", y: "side", text: r => `${r.label} ${number(r.rank, 0)}`, dy: -14, fill: "currentColor"}),
    ],
  }));
}

export const data = () => rows("first_alone");
