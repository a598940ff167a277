// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks that the error of the data leaves open.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const SHOWN = 20;

export function draw(into, width) {
  const own = rows("rank_sets").filter((r, i) => i < SHOWN || study.isChosen.has(r.code)).slice(0, 3 * SHOWN);
  const left = nameRoom(own.map(r => study.label(r.code)), width), declared = new Map(own.map(r => [r.code, study.rankDeclared(r.code)]));
  into.append(plot(say("ranks"), {
    width, height: 56 + 17 * own.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {domain: [1, study.n], label: `${say("ranks")} →`, labelArrow: "none", tickFormat: x => number(x, 0), ticks: rankTicks(study.n, width - left)},
    y: {domain: own.map(r => r.code), tickFormat: c => fit(study.label(c), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(own, {x1: "low", x2: "high", y: "code", stroke: r => study.isChosen.has(r.code) ? "var(--warm)" : "var(--dot)", strokeWidth: 6,
        title: r => `${study.label(r.code)} : ${number(r.low, 0)}–${number(r.high, 0)}`}),
      Plot.dot(own, {x: r => declared.get(r.code), y: "code", r: 3, fill: "var(--ink)"}),
    ],
  }));
}

export const data = () => rows("rank_sets");
