// SPDX-License-Identifier: GPL-3.0-or-later
// Total indices: what would stay uncertain were all but one choice known.
import {rows} from "../data.js";
import {capital, fit, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

export function draw(into, width) {
  const all = rows("indices").filter(r => r.order === "total" && ["shift", "contrast", "attested"].includes(r.output) && Number.isFinite(r.estimate));
  const outputs = [...new Set(all.map(r => `${r.output}\t${r.of ?? ""}`))].slice(0, 4), across = width >= 760 ? 2 : 1, size = Math.floor((width - 24 * (across - 1)) / across);
  const grid = Object.assign(document.createElement("div"), {className: "pair"});
  for (const output of outputs) {
    const own = all.filter(r => `${r.output}\t${r.of ?? ""}` === output).sort((a, b) => b.estimate - a.estimate);
    const [what, of] = output.split("\t"), title = [study.word(what), of && study.name(of)].filter(Boolean).join(" : "), left = nameRoom(own.map(r => study.name(r.factor)), size);
    const cell = document.createElement("div");
    cell.append(Object.assign(document.createElement("h4"), {textContent: capital(title)}), plot(title, {
      width: size, height: 56 + 22 * own.length, marginLeft: left, marginRight: 44, marginBottom: 40, marginTop: 4,
      x: {domain: [0, Math.max(1, ...own.map(r => r.high))], label: `${say("totalIndex")} →`, labelArrow: "none", tickFormat: x => number(x, 1), ticks: 5},
      y: {domain: own.map(r => r.factor), tickFormat: f => fit(study.name(f), left), label: null, tickSize: 0},
      marks: [
        Plot.barX(own, {x: "estimate", y: "factor", fill: "var(--index-mid)", insetTop: 4, insetBottom: 4, title: r => number(r.estimate, 2)}),
        Plot.ruleY(own, {x1: "low", x2: "high", y: "factor", stroke: "var(--ink)"}), Plot.ruleX([0]),
        Plot.text(own, {x: r => Math.max(r.estimate, r.high), y: "factor", text: r => number(r.estimate, 2), dx: 6, textAnchor: "start", fill: "currentColor"}),
      ],
    }));
    grid.append(cell);
  }
  into.append(grid);
}

export const data = () => rows("indices");
