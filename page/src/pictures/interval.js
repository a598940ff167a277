// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a concordance with its interval: what a forest plot is made of.
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, pValue, say} from "../words.js";

/** Rows {id, text, side, c, low, high, p, hollow}. */
export function forest(into, width, lines, title) {
  const text = new Map(lines.map(l => [l.id, l.text])), left = nameRoom(lines.map(l => l.text), width, width < 560 ? 0.5 : 0.42);
  const known = lines.filter(l => Number.isFinite(l.c));
  into.append(plot(title, {
    width, height: 64 + 24 * lines.length, marginLeft: left, marginRight: 66, marginBottom: 40, marginTop: 8,
    x: {domain: [0, 1], label: `${say("concordance")} →`, labelArrow: "none", tickFormat: x => number(x, 1), ticks: 5},
    y: {domain: lines.map(l => l.id), tickFormat: id => fit(text.get(id), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleX([0.5], {stroke: "var(--soft)", strokeDasharray: "1,4"}),
      Plot.ruleY(known.filter(l => Number.isFinite(l.low)), {x1: "low", x2: "high", y: "id", stroke: l => study.colour(l.side), strokeWidth: 2}),
      Plot.dot(known, {x: "c", y: "id", r: 5, fill: l => l.hollow ? "var(--paper)" : study.colour(l.side), stroke: l => study.colour(l.side), strokeWidth: 2,
        title: l => `${l.text} : ${number(l.c, 2)}`}),
      Plot.text(lines.filter(l => Number.isFinite(l.p)), {frameAnchor: "right", y: "id", text: l => `p ${pValue(l.p)}`, dx: 60, textAnchor: "end", fill: "var(--soft)"}),
    ],
  }));
}
