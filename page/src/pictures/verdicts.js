// SPDX-License-Identifier: GPL-3.0-or-later
// How often the draws give each verdict.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {percent, say} from "../words.js";

/** The weights of sides are in no side's concordance: of draws that vary nothing else there is nothing to see. */
const varies = () => rows("varied").some(v => v.kind !== "side_weights");

export function draw(into, width) {
  if (!varies()) return;
  const own = rows("draws_verdict").filter(r => r.share > 0), said = rows("verdict")[0]?.word, left = nameRoom(own.map(r => study.word(r.word)), width);
  into.append(plot(say("share"), {
    width, height: 56 + 26 * own.length, marginLeft: left, marginRight: 60, marginBottom: 40, marginTop: 6,
    x: {domain: [0, 1], label: `${say("share")} →`, labelArrow: "none", tickFormat: x => percent(x)},
    y: {domain: own.map(r => r.word), tickFormat: w => fit(study.word(w), left), label: null, tickSize: 0},
    marks: [
      Plot.barX(own, {x: "share", y: "word", fill: r => r.word === said ? "var(--index)" : "var(--dot)", insetTop: 4, insetBottom: 4}),
      Plot.ruleY(own, {x1: "low", x2: "high", y: "word", stroke: "var(--ink)"}),
      Plot.ruleX([0]),
      Plot.text(own, {x: "high", y: "word", text: r => percent(r.share, 1), dx: 6, textAnchor: "start", fill: "currentColor"}),
    ],
  }));
}

export const data = () => rows("draws_verdict");
