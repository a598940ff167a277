// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks over the draws, with two widths of interval.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const SHOWN = 30;

export function draw(into, width) {
  const own = rows("draws_ranks").filter((r, i) => i < SHOWN || study.isChosen.has(r.code)).slice(0, 2 * SHOWN);
  const left = nameRoom(own.map(r => study.label(r.code)), width), tone = r => study.isChosen.has(r.code) ? "var(--warm)" : "var(--index)";
  into.append(plot(say("ranks"), {
    width, height: 56 + 15 * own.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {domain: [1, study.n], label: `${say("ranks")} →`, labelArrow: "none", tickFormat: x => number(x, 0), ticks: rankTicks(study.n, width - left)},
    y: {domain: own.map(r => r.code), tickFormat: c => fit(study.label(c), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(own, {x1: "q05", x2: "q95", y: "code", stroke: tone, strokeWidth: 1}),
      Plot.ruleY(own, {x1: "q25", x2: "q75", y: "code", stroke: tone, strokeWidth: 5, strokeOpacity: 0.45}),
      Plot.dot(own, {x: "q50", y: "code", r: 3, fill: tone, title: r => `${study.label(r.code)} : ${number(r.q05, 0)}–${number(r.q95, 0)}`}),
      Plot.dot(own, {x: "declared", y: "code", symbol: "times", r: 3, stroke: "var(--ink)"}),
    ],
  }));
}

export const data = () => rows("draws_ranks");
