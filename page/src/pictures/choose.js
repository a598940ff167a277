// SPDX-License-Identifier: GPL-3.0-or-later
// A choice that is yet to be made: from the best rank of each territory to its worst, or, by budget, in what share of
// the portfolios it is.
import {rows} from "../data.js";
import {fit, legend, nameRoom, Plot, plot, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {number, percent, say} from "../words.js";

const MOST = 30;
const COLOURS = {core: "var(--index)", borderline: "var(--side0)", out: "var(--dot)", never: "var(--dot)"};

export function draw(into, width) {
  const seats = rows("choose_summary")[0]?.first, all = rows("choose").filter(r => r.status !== "excluded" && Number.isFinite(seats ? r.best : r.share)).slice(0, MOST);
  if (all.length === 0) return;
  const label = new Map(all.map(r => [r.code, r.label])), left = nameRoom([...label.values()], width, 0.4), codes = all.map(r => r.code);
  const last = Math.max(...all.map(r => r.worst).filter(Number.isFinite), seats || 1), what = seats ? say("ranks") : say("portfolios");
  into.append(legend([...new Set(all.map(r => r.status))].map(s => [COLOURS[s], study.word(s)])));
  into.append(plot(what, {
    width, height: 56 + 20 * codes.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: seats ? {domain: [1, last], label: `${what} →`, labelArrow: "none", tickFormat: x => number(x, 0), ticks: rankTicks(last, width - left)}
      : {domain: [0, 1], label: `${what} →`, labelArrow: "none", tickFormat: x => percent(x)},
    y: {domain: codes, tickFormat: c => fit(label.get(c), left), label: null, tickSize: 0},
    marks: seats ? [
      Plot.ruleY(all, {x1: "best", x2: "worst", y: "code", stroke: r => COLOURS[r.status], strokeWidth: 5}),
      Plot.dot(all, {x: "best", y: "code", r: 4, fill: r => COLOURS[r.status], title: r => `${r.label} : ${number(r.best, 0)} – ${number(r.worst, 0)}`}),
      Plot.ruleX([seats + 0.5], {stroke: "var(--ink)"}),
    ] : [
      Plot.barX(all, {x: "share", y: "code", fill: r => COLOURS[r.status], insetTop: 3, insetBottom: 3, title: r => `${r.label} : ${percent(r.share)}`}),
      Plot.ruleX([0]),
    ],
  }));
}

export const data = () => rows("choose");
