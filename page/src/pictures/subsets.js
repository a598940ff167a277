// SPDX-License-Identifier: GPL-3.0-or-later
// Every subset of a side's indicators, a dot each.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

export function draw(into, width) {
  const all = rows("subsets"), sides = [...new Set(all.map(r => r.side))], left = nameRoom(sides.map(study.name), width, 0.3);
  const low = Math.floor(10 * Math.min(0.4, ...all.map(r => r.c))) / 10;
  into.append(plot(say("concordance"), {
    width, height: 60 + 56 * sides.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 8,
    x: {domain: [low, 1], label: `${say("concordance")} →`, labelArrow: "none", tickFormat: x => number(x, 1), ticks: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].filter(t => t >= low)},
    y: {domain: sides, tickFormat: s => fit(study.name(s), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleX([0.5], {stroke: "var(--soft)", strokeDasharray: "1,4"}),
      ...[-10, -5, 0, 5, 10].map((dy, lane) => Plot.dot(all.filter((_, i) => i % 5 === lane), {x: "c", y: "side", dy, r: 3.5, stroke: r => study.colour(r.side),
        fill: r => study.isSmall(r.p) ? study.colour(r.side) : "var(--paper)", title: r => `${number(r.c, 2)}, p ${number(r.p, 3)}`})),
    ],
  }));
}

export const data = () => rows("subsets");
