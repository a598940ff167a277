// SPDX-License-Identifier: GPL-3.0-or-later
// The choice on each zoning.
import {rows} from "../data.js";
import * as study from "../study.js";
import {say} from "../words.js";
import {forest} from "./interval.js";

export function draw(into, width) {
  forest(into, width, rows("level_sides").map(r => ({id: `${r.level} ${r.side}`, text: `${r.level}, ${study.name(r.side)}`, side: r.side, c: r.concordance, low: r.low, high: r.high,
    p: r.p_given_holm, hollow: r.state !== "attested"})), say("concordance"));
}

export const data = () => rows("level_sides");
