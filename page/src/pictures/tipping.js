// SPDX-License-Identifier: GPL-3.0-or-later
// For which weights of a side each of the chosen is among the first.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const MOST = 12;
export const live = "now";

export function draw(into, width) {
  const axes = rows("axes"), side = axes[0]?.side, strips = rows("membership").filter(r => r.side === side);
  const shown = study.chosen.slice(0, MOST), at = study.sides.findIndex(s => s.node === side);
  const ks = [...new Set(study.firsts)].sort((a, b) => a - b);
  const lines = shown.flatMap(code => ks.map(k => ({code, k, id: `${code} ${k}`})));
  const text = new Map(lines.map(l => [l.id, say("inFirst", study.label(l.code), number(l.k, 0))]));
  const left = nameRoom([...text.values()], width, 0.45), now = study.movable ? study.shares()[at] : axes[0]?.weight;
  into.append(plot(say("weightAxis", study.name(side)), {
    width, height: 56 + 22 * lines.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 8,
    x: {domain: [0, 1], label: `${say("weightAxis", study.name(side))} →`, labelArrow: "none", tickFormat: x => number(x, 1)},
    y: {domain: lines.map(l => l.id), tickFormat: id => fit(text.get(id), left), label: null, tickSize: 0},
    marks: [
      Plot.barX(lines, {x1: 0, x2: 1, y: "id", fill: "var(--faint)", insetTop: 5, insetBottom: 5}),
      Plot.barX(strips.filter(r => text.has(`${r.code} ${r.k}`)), {x1: "from", x2: "to", y: r => `${r.code} ${r.k}`, fill: "var(--index)", insetTop: 5, insetBottom: 5,
        title: r => `${study.label(r.code)} : ${number(r.from, 3)}–${number(r.to, 3)}`}),
      Number.isFinite(now) && Plot.ruleX([now], {stroke: "var(--ink)", strokeWidth: 1.5}),
    ],
  }));
}

export const data = () => rows("membership");
