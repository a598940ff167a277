// SPDX-License-Identifier: GPL-3.0-or-later
// Where the chosen would have to stand on a missing criterion.
import {rows} from "../data.js";
import {capital, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {list, number, percent, say} from "../words.js";

const DASHES = ["none", "6,4", "2,4", "10,4,2,4"];

export function draw(into, width) {
  const all = rows("break_even"), correlations = [...new Set(all.map(r => r.correlation))].sort((a, b) => a - b);
  const dash = c => DASHES[correlations.indexOf(c) % DASHES.length];
  for (const side of new Set(all.map(r => r.side))) {
    const own = all.filter(r => r.side === side && Number.isFinite(r.percentile));
    if (!own.length) continue;
    const title = Object.assign(document.createElement("h4"), {textContent: capital(study.name(side))}), low = Math.floor(Math.min(90, ...own.map(r => r.percentile)) / 10) * 10;
    into.append(title, plot(study.name(side), {
      width: Math.min(width, 640), height: 250, marginLeft: 44, marginRight: 48, marginBottom: 40, marginTop: 26,
      x: {label: `${say("shareOf")} →`, labelArrow: "none", tickFormat: x => percent(x), ticks: [...new Set(own.map(r => r.share))]},
      y: {domain: [low, 100], label: `↑ ${say("percentile")}`, labelArrow: "none", tickFormat: x => number(x, 0), ticks: 5},
      marks: correlations.flatMap(c => [
        Plot.line(own.filter(r => r.correlation === c), {x: "share", y: "percentile", stroke: study.colour(side), strokeWidth: 2, strokeDasharray: dash(c)}),
        Plot.dot(own.filter(r => r.correlation === c), {x: "share", y: "percentile", r: 3.5, fill: study.colour(side), title: r => `${say("correlation", number(c, 1))} : ${number(r.percentile, 1)}`}),
        Plot.text(own.filter(r => r.correlation === c).slice(-1), {x: "share", y: "percentile", text: () => number(c, 1), dx: 9, textAnchor: "start", fill: "currentColor"}),
      ]),
    }));
  }
  into.append(Object.assign(document.createElement("p"), {className: "more", textContent: say("correlation", list(correlations.map(c => number(c, 1))))}));
}

export const data = () => rows("break_even");
