// SPDX-License-Identifier: GPL-3.0-or-later
// The score of each of the chosen, side by side.
import {rows} from "../data.js";
import {fit, legend, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const MOST = 20;

export function draw(into, width) {
  const own = study.chosen.slice(0, MOST), parts = rows("selection_sides").filter(r => own.includes(r.code) && Number.isFinite(r.contribution));
  const scores = rows("selection").filter(r => own.includes(r.code)), left = nameRoom(own.map(study.label), width, 0.35);
  into.append(legend([...new Set(parts.map(r => r.side))].map(s => [study.colour(s), study.name(s)])));
  into.append(plot(own.map(study.label).join(", "), {
    width, height: 56 + 30 * own.length, marginLeft: left, marginRight: 44, marginBottom: 40, marginTop: 6,
    x: {label: `${say("score")} →`, labelArrow: "none", tickFormat: x => number(x, 1)},
    y: {domain: own, tickFormat: c => fit(study.label(c), left), label: null, tickSize: 0},
    marks: [
      Plot.barX(parts, {x: "contribution", y: "code", fill: r => study.colour(r.side), insetTop: 6, insetBottom: 6, title: r => `${study.name(r.side)} : ${number(r.contribution, 3)}`}),
      Plot.ruleX([0]),
      Plot.tickX(scores, {x: "score", y: "code", stroke: "var(--ink)", strokeWidth: 3, insetTop: 2, insetBottom: 2}),
      Plot.text(scores, {x: r => Math.max(r.score, ...parts.filter(p => p.code === r.code).map(p => p.contribution)), y: "code", text: r => number(r.score, 2), dx: 8, textAnchor: "start", fill: "currentColor"}),
    ],
  }));
}

export const data = () => rows("selection_sides");
