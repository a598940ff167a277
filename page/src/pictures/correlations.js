// SPDX-License-Identifier: GPL-3.0-or-later
// Correlations of the indicators, as a heat map.
import {rows} from "../data.js";
import {fit, nameRoom, phone, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

export function draw(into, width) {
  const all = rows("indicator_correlations").filter(r => Number.isFinite(r.correlation)), ids = [...new Set(all.map(r => r.indicator))];
  const left = nameRoom(ids.map(study.name), width, 0.46), cell = Math.max(16, Math.min(44, (width - left - 16) / ids.length)), size = left + 16 + cell * ids.length;
  into.append(plot(say("correlations"), {
    width: size, height: 40 + cell * ids.length, marginLeft: left, marginRight: 16, marginTop: 30, marginBottom: 10,
    x: {domain: ids, axis: "top", tickFormat: id => String(ids.indexOf(id) + 1), label: null, tickSize: 0},
    y: {domain: ids, tickFormat: id => fit(`${ids.indexOf(id) + 1}. ${study.name(id)}`, left), label: null, tickSize: 0},
    color: {type: "diverging", domain: [-1, 1], range: ["#b45309", "#f5f5f4", "#1d5fa0"]},
    marks: [
      Plot.cell(all, {x: "indicator", y: "other", fill: "correlation", inset: 0.5, title: r => `${study.name(r.indicator)}, ${study.name(r.other)} : ${number(r.correlation, 2)}`}),
      cell >= 30 && !phone(width) && Plot.text(all.filter(r => r.indicator !== r.other), {x: "indicator", y: "other", text: r => number(r.correlation, 2), fill: r => Math.abs(r.correlation) > 0.6 ? "white" : "#222", fontSize: 10}),
    ],
  }));
}

export const data = () => rows("indicator_correlations");
