// SPDX-License-Identifier: GPL-3.0-or-later
// For which weights of a side each of the chosen is among the first.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, percent, say} from "../words.js";

const MOST = 12;
export const live = "now";

export function draw(into, width) {
  const axes = rows("axes"), side = axes[0]?.side, at = study.sides.findIndex(s => s.node === side);
  const shown = study.chosen.slice(0, MOST), ks = [...new Set(study.firsts)].sort((a, b) => a - b);
  const strips = at < 0 || study.isDeclaredInside() ? rows("membership").filter(r => r.side === side) : swept(at, ks);
  const lines = shown.flatMap(code => ks.map(k => ({code, k, id: `${code} ${k}`})));
  const text = new Map(lines.map(l => [l.id, say("inFirst", study.label(l.code), number(l.k, 0))]));
  const left = nameRoom([...text.values()], width, 0.45), now = study.movable ? study.shares()[at] : axes[0]?.weight;
  into.append(plot(say("weightAxis", study.name(side)), {
    width, height: 56 + 22 * lines.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 8,
    x: {domain: [0, 1], label: `${say("weightAxis", study.name(side))} →`, labelArrow: "none", tickFormat: x => percent(x), ticks: 5},
    y: {domain: lines.map(l => l.id), tickFormat: id => fit(text.get(id), left), label: null, tickSize: 0},
    marks: [
      Plot.barX(lines, {x1: 0, x2: 1, y: "id", fill: "var(--faint)", insetTop: 5, insetBottom: 5}),
      Plot.barX(strips.filter(r => text.has(`${r.code} ${r.k}`)), {x1: "from", x2: "to", y: r => `${r.code} ${r.k}`, fill: "var(--index)", insetTop: 5, insetBottom: 5,
        title: r => `${study.label(r.code)} : ${number(r.from, 3)}–${number(r.to, 3)}`}),
      Number.isFinite(now) && Plot.ruleX([now], {stroke: "var(--ink)", strokeWidth: 1.5}),
    ],
  }));
}

/** The strips at the reader's own weights and scale, by hundredths of the side's weight. */
function swept(at, ks) {
  const steps = study.sweep(at), half = 0.5 / (steps.length - 1), strips = [];
  study.chosen.forEach((code, i) => ks.forEach(k => {
    let open = null;
    for (const {weight, ranks} of steps) {
      if (ranks[i] > k) open = null;
      else if (open) open.to = Math.min(1, weight + half);
      else strips.push(open = {code, k, from: Math.max(0, weight - half), to: Math.min(1, weight + half)});
    }
  }));
  return strips;
}

export const data = () => rows("membership");
