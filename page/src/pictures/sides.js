// SPDX-License-Identifier: GPL-3.0-or-later
// Each side taken alone, with its interval.
import {rows} from "../data.js";
import * as study from "../study.js";
import {say} from "../words.js";
import {forest} from "./interval.js";

export function draw(into, width) {
  const lines = rows("sides").map(r => ({id: r.side, text: `${study.name(r.side)} (${study.word(r.state)})`, side: r.side, c: r.concordance, low: r.low, high: r.high,
    p: r.p_given_holm ?? r.p, hollow: r.state !== "attested"}));
  const declared = rows("declared")[0];
  if (declared) lines.push({id: "declared", text: say("declared"), side: null, c: declared.concordance, p: declared.p});
  forest(into, width, lines, say("concordance"));
}

export const data = () => rows("sides");
