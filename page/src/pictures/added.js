// SPDX-License-Identifier: GPL-3.0-or-later
// What each neighbour would have added: the score with it, by side.
import {rows} from "../data.js";
import {fit, legend, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const MOST = 20;

export function draw(into, width) {
  const known = rows("candidate_neighbours").filter(r => Number.isFinite(r.score)), sides = [...new Set(known.map(r => r.side))];
  if (known.length === 0) return;
  const first = known.filter(r => r.side === sides[0]).sort((a, b) => b.score - a.score).slice(0, MOST), codes = first.map(r => r.code);
  const own = known.filter(r => codes.includes(r.code)), label = new Map(own.map(r => [r.code, r.label])), left = nameRoom([...label.values()], width, 0.36);
  into.append(legend(sides.map(s => [study.colour(s), study.name(s), "dot"])));
  into.append(plot(say("score"), {
    width, height: 56 + 24 * codes.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {label: `${say("score")} →`, labelArrow: "none", tickFormat: x => number(x, 1), nice: true},
    y: {domain: codes, tickFormat: c => fit(label.get(c), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(codes, {y: c => c, stroke: "var(--faint)"}),
      Plot.dot(own, {x: "score", y: "code", r: 5.5, fill: r => r.chosen ? study.colour(r.side) : "var(--paper)", stroke: r => study.colour(r.side), strokeWidth: 2,
        title: r => `${r.label}, ${study.name(r.side)} : ${number(r.score)}`}),
    ],
  }));
}

export const data = () => rows("candidate_neighbours");
