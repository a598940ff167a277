// SPDX-License-Identifier: GPL-3.0-or-later
// Each perimeter as one unit: its rank by side.
import {rows} from "../data.js";
import {fit, legend, nameRoom, Plot, plot, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

export function draw(into, width) {
  const all = rows("perimeters").filter(r => Number.isFinite(r.rank)), units = [...new Set(all.map(r => r.perimeter))], sides = [...new Set(all.map(r => r.side))];
  const left = nameRoom(units.map(study.name), width, 0.36);
  into.append(legend(sides.map(s => [study.colour(s), study.name(s), "dot"])));
  into.append(plot(say("ranks"), {
    width, height: 56 + 26 * units.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {domain: [1, study.n], label: `${say("ranks")} →`, labelArrow: "none", tickFormat: x => number(x, 0), ticks: rankTicks(study.n, width - left)},
    y: {domain: units, tickFormat: u => fit(study.name(u), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(units, {x1: 1, x2: study.n, y: u => u, stroke: "var(--faint)", strokeWidth: 6}),
      Plot.dot(all, {x: "rank", y: "perimeter", r: 5.5, fill: r => study.colour(r.side), stroke: "var(--paper)", title: r => `${study.name(r.perimeter)}, ${study.name(r.side)} : ${number(r.rank, 0)}`}),
    ],
  }));
}

export const data = () => rows("perimeters");
