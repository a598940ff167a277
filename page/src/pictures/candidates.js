// SPDX-License-Identifier: GPL-3.0-or-later
// The choice among the perimeters that could have been drawn: what share of them it exceeds.
import {rows} from "../data.js";
import {fit, legend, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, percent, say} from "../words.js";

export function draw(into, width) {
  const all = rows("candidate_places").filter(r => Number.isFinite(r.percentile)), among = [...new Set(all.map(r => r.among))], sides = [...new Set(all.map(r => r.side))];
  if (all.length === 0) return;
  const left = nameRoom(among.map(study.word), width, 0.36);
  into.append(legend(sides.map(s => [study.colour(s), study.name(s), "dot"])));
  into.append(plot(say("exceeds"), {
    width, height: 56 + 30 * among.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {domain: [0, 1], label: `${say("exceeds")} →`, labelArrow: "none", tickFormat: x => percent(x)},
    y: {domain: among, tickFormat: a => fit(study.word(a), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(among, {x1: 0, x2: 1, y: a => a, stroke: "var(--faint)", strokeWidth: 6}),
      Plot.ruleX([0.5], {stroke: "var(--dot)"}),
      Plot.dot(all, {x: "percentile", y: "among", r: 5.5, fill: r => study.colour(r.side), stroke: "var(--paper)",
        title: r => `${study.name(r.side)} : ${number(r.rank, 0)} / ${number(r.n, 0)}`}),
    ],
  }));
}

export const data = () => rows("candidate_places");
