// SPDX-License-Identifier: GPL-3.0-or-later
// Declared and effective weights.
import {rows} from "../data.js";
import {fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {percent, say} from "../words.js";

export function draw(into, width) {
  const own = rows("effective_weights"), id = r => `${r.part} ${r.node}`, text = new Map(own.map(r => [id(r), `${r.part === "side" ? "" : "· "}${study.name(r.node)}`]));
  const sorted = study.sides.flatMap(s => [...own.filter(r => r.node === s.node && r.part === "side"), ...own.filter(r => r.part !== "side" && study.sideOf(r.node) === s.node)]);
  const left = nameRoom([...text.values()], width, 0.46), tone = r => study.colour(r.part === "side" ? r.node : study.sideOf(r.node));
  into.append(plot(say("part"), {
    width, height: 56 + 20 * sorted.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {label: `${say("part")} →`, labelArrow: "none", tickFormat: x => percent(x), ticks: 5, zero: true},
    y: {domain: sorted.map(id), tickFormat: i => fit(text.get(i), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleX([0], {stroke: "var(--faint)"}),
      Plot.ruleY(sorted, {x1: "declared", x2: "covariance", y: id, stroke: tone, strokeWidth: 2}),
      Plot.dot(sorted, {x: "declared", y: id, r: 5, stroke: tone, strokeWidth: 2, fill: "var(--paper)"}),
      Plot.dot(sorted, {x: "covariance", y: id, r: 5, fill: tone, title: r => `${study.name(r.node)} : ${percent(r.declared, 1)} → ${percent(r.covariance, 1)}`}),
    ],
  }));
}

export const data = () => rows("effective_weights");
