// SPDX-License-Identifier: GPL-3.0-or-later
// Each of several selections: its concordance on each side, a line a selection.
import {rows} from "../data.js";
import {fit, legend, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

export function draw(into, width) {
  const all = rows("selections_sides").filter(r => Number.isFinite(r.concordance)), sides = [...new Set(all.map(r => r.side))];
  if (all.length === 0) return;
  const label = new Map(rows("selections").map(r => [r.selection, r.label]));
  const at = (s, side) => all.find(r => r.selection === s && r.side === side)?.concordance ?? 0;
  const gap = s => at(s, sides[0]) - (sides.length > 1 ? at(s, sides[1]) : 0), ones = [...new Set(all.map(r => r.selection))].sort((a, b) => gap(b) - gap(a));
  const left = nameRoom(ones.map(s => label.get(s) ?? s), width, 0.42);
  into.append(legend(sides.map(s => [study.colour(s), study.name(s), "dot"])));
  into.append(plot(say("concordance"), {
    width, height: 56 + 20 * ones.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {domain: [0, 1], label: `${say("concordance")} →`, labelArrow: "none", tickFormat: x => number(x, 1)},
    y: {domain: ones, tickFormat: s => fit(label.get(s) ?? s, left), label: null, tickSize: 0},
    marks: [
      Plot.ruleX([0.5], {stroke: "var(--dot)"}),
      Plot.ruleY(ones, {x1: s => Math.min(...sides.map(v => at(s, v))), x2: s => Math.max(...sides.map(v => at(s, v))), y: s => s, stroke: "var(--faint)", strokeWidth: 4}),
      Plot.dot(all, {x: "concordance", y: "selection", r: 4.5, fill: r => study.isSmall(r.p_holm) ? study.colour(r.side) : "var(--paper)", stroke: r => study.colour(r.side), strokeWidth: 2,
        title: r => `${label.get(r.selection) ?? r.selection}, ${study.name(r.side)} : ${number(r.concordance)}`}),
    ],
  }));
}

export const data = () => rows("selections_sides");
