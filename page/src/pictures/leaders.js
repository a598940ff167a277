// SPDX-License-Identifier: GPL-3.0-or-later
// How often each is among the first: core, borderline, out.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {percent, say} from "../words.js";

const SHOWN = 20, CORE = 0.9, OUT = 0.1;

function shown() {
  const all = rows("draws_first"), k = study.firsts[0] ?? all[0].k;
  const own = all.filter(r => r.k === k).sort((p, q) => q.share - p.share || study.rowOf.get(p.code) - study.rowOf.get(q.code));
  return [k, own.filter((r, i) => i < SHOWN || study.isChosen.has(r.code))];
}

const tone = r => r.share >= CORE ? "var(--index)" : r.share > OUT ? "var(--index-mid)" : "var(--index-pale)";

export function draw(into, width) {
  const [k, own] = shown(), left = nameRoom(own.map(r => study.label(r.code)), width);
  into.append(plot(say("inFirst", say("share"), k), {
    width, height: 60 + 20 * own.length, marginLeft: left, marginRight: 24, marginBottom: 40,
    x: {domain: [0, 1], label: say("inFirst", say("share"), k), tickFormat: x => percent(x)},
    y: {domain: own.map(r => r.code), tickFormat: c => fit(study.label(c), left), label: null, tickSize: 0},
    marks: [
      Plot.barX(own, {x: "share", y: "code", fill: tone, insetTop: 3, insetBottom: 3, title: r => `${study.label(r.code)} : ${percent(r.share, 1)}`}),
      Plot.ruleY(own, {x1: "low", x2: "high", y: "code", stroke: "var(--ink)", strokeWidth: 1.5}),
      Plot.ruleX([0]),
      Plot.text(own.filter(r => study.isChosen.has(r.code)), {x: "high", y: "code", text: () => `◆ ${say("chosen")}`, dx: 6, textAnchor: "start", fill: "currentColor"}),
    ],
  }));
}

export const data = () => rows("draws_first");
