// SPDX-License-Identifier: GPL-3.0-or-later
// All selections together, in the ways that answer different questions.
import {rows} from "../data.js";
import * as study from "../study.js";
import {say} from "../words.js";
import {forest} from "./interval.js";

export function draw(into, width) {
  forest(into, width, rows("pooled").filter(r => Number.isFinite(r.concordance)).map(r => ({id: `${r.way} ${r.side}`, text: `${study.word(`way ${r.way}`)}, ${study.name(r.side)}`, side: r.side,
    c: r.concordance, low: r.low, high: r.high, p: r.p_holm, hollow: !study.isSmall(r.p_holm)})), say("concordance"));
}

export const data = () => rows("pooled");
