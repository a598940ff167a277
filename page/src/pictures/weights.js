// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of the index: declared and effective weights of its sides, their branches and their indicators.
import {rows} from "../data.js";
import {fit, nameRoom, phone, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {percent, say} from "../words.js";

const STEP = 14;

/** Nodes below the root in order, each with its depth and its two weights; a branch of a mean
    has those of its indicators together. */
function lines() {
  const known = new Map(rows("effective_weights").map(r => [r.node, r]));
  const visit = (t, depth, up) => {
    const declared = up * t.share, own = study.children(t.node), below = own.flatMap(c => visit(c, depth + 1, declared));
    const told = known.get(t.node) ?? {declared, covariance: study.isMean ? below.filter(l => l.depth === depth + 1).reduce((sum, l) => sum + l.covariance, 0) : NaN};
    return [{node: t.node, depth, declared: told.declared, covariance: told.covariance}, ...below];
  };
  return study.sides.flatMap(s => visit(s, 0, 1));
}

export function draw(into, width) {
  const own = lines(), indented = l => `${"  ".repeat(l.depth)}${study.name(l.node)}`;
  const left = nameRoom(own.map(indented), width, 0.52), tone = l => study.colour(study.sideOf(l.node) ?? l.node);
  into.append(plot(say("part"), {
    width, height: 56 + 20 * own.length, marginLeft: left, marginRight: 20, marginBottom: 40, marginTop: 6,
    x: {label: `${say("part")} →`, labelArrow: "none", tickFormat: x => percent(x), ticks: phone(width) ? 2 : 5, zero: true},
    y: {domain: own.map(l => l.node), axis: null},
    marks: [
      Plot.text(own, {y: "node", frameAnchor: "left", dx: -left, textAnchor: "start", fill: "currentColor", fontWeight: l => l.depth ? 400 : 600,
        text: l => `${"\u2003".repeat(l.depth)}${fit(study.name(l.node), left - STEP * l.depth)}`}),
      Plot.ruleX([0], {stroke: "var(--faint)"}),
      Plot.ruleY(own, {x1: "declared", x2: "covariance", y: "node", stroke: tone, strokeWidth: 2}),
      Plot.dot(own, {x: "declared", y: "node", r: 5, stroke: tone, strokeWidth: 2, fill: "var(--paper)"}),
      Plot.dot(own, {x: "covariance", y: "node", r: 5, fill: tone, title: l => `${study.name(l.node)} : ${percent(l.declared, 1)} → ${percent(l.covariance, 1)}`}),
    ],
  }));
}

export const data = () => lines().map(({node, depth, declared, covariance}) => ({node, depth: depth + 1, declared, covariance}));
