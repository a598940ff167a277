// SPDX-License-Identifier: GPL-3.0-or-later
// The verdict elsewhere: without one of the chosen, among others, without an indicator.
import {rows} from "../data.js";
import {legend} from "../picture.js";
import * as study from "../study.js";
import {say} from "../words.js";
import {forest} from "./interval.js";

export function draw(into, width) {
  const all = rows("verdict_holds"), sides = [...new Set(all.map(r => r.side))];
  const which = r => r.label ?? study.name(r.name);
  const textOf = r => r.what === "left_out" || r.what === "indicator" ? say("withoutOne", which(r)) : r.what === "universe" ? say("among", which(r)) : study.word(r.what);
  const line = r => ({id: `${r.what} ${r.name} ${r.side}`, text: textOf(r), side: r.side, c: r.c, low: r.low, high: r.high,
    p: r.p_adjusted, hollow: r.changes});
  const of = (list, side) => list.filter(r => r.side === side);
  into.append(legend(sides.map(s => [study.colour(s), study.name(s)])));
  const pair = Object.assign(document.createElement("div"), {className: "pair"}), size = width >= 760 && sides.length > 1 ? Math.floor((width - 24) / 2) : width;
  into.append(pair);
  for (const side of sides) {
    const own = of(all, side).map(line), cell = document.createElement("div");
    pair.append(cell);
    if (own.length) forest(cell, size, own, `${say("concordance")}, ${study.name(side)}`);
  }
}

export const data = () => rows("verdict_holds");
