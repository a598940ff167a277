// SPDX-License-Identifier: GPL-3.0-or-later
// The choice's concordance with the index as the weight of a side moves.
import {rows} from "../data.js";
import {Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, percent, say} from "../words.js";

export const live = "now";

export function draw(into, width) {
  const side = rows("axes")[0]?.side, need = rows("reachable")[0]?.c_needed, at = study.sides.findIndex(s => s.node === side);
  const curve = at < 0 || study.isDeclaredInside() ? rows("curve").filter(r => r.side === side)
    : study.sweep(at).map(s => ({from: s.weight, to: s.weight, concordance: s.concordance}));
  const now = study.movable ? study.shares()[at] : rows("axes")[0]?.weight;
  const steps = curve.flatMap(r => [[r.from, r.concordance], [r.to, r.concordance]]);
  const low = Math.min(0.45, ...curve.map(r => r.concordance));
  into.append(plot(say("concordance"), {
    width, height: 240, marginLeft: 44, marginRight: 20, marginBottom: 40, marginTop: 26,
    x: {domain: [0, 1], label: `${say("weightAxis", study.name(side))} →`, labelArrow: "none", tickFormat: x => percent(x), ticks: 5},
    y: {domain: [low, 1], label: `↑ ${say("concordance")}`, labelArrow: "none", tickFormat: x => number(x, 1), ticks: 5},
    marks: [
      Plot.ruleY([0.5], {stroke: "var(--soft)", strokeDasharray: "1,4"}),
      Number.isFinite(need) && Plot.ruleY([need], {stroke: "var(--warm)", strokeDasharray: "5,4"}),
      Number.isFinite(need) && Plot.text([need], {x: 0, y: need, text: () => say("level", number(study.alpha, 2)), dy: -8, dx: 4, textAnchor: "start", fill: "var(--warm)"}),
      Plot.line(steps, {stroke: "var(--index)", strokeWidth: 2}),
      Number.isFinite(now) && Plot.ruleX([now], {stroke: "var(--ink)", strokeWidth: 1.5}),
    ],
  }));
}

export const data = () => rows("curve");
