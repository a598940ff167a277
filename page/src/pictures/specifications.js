// SPDX-License-Identifier: GPL-3.0-or-later
// The specification curve: what each combination of choices answers, over the choices it is made of.
import {rows} from "../data.js";
import {element, fit, legend, nameRoom, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {methodName, number, say} from "../words.js";

const TONES = {both: "var(--index)", undetermined: "var(--dot)", neither: "var(--soft)"};
const tone = word => TONES[word] ?? (study.sides.some(s => s.node === word) ? study.colour(word) : "var(--side4)");

/** A stroke for each choice of each combination, in one path: thousands of lines are slow to lay out. */
const ticks = (choices, {x, y}, opacity) => element("path", {
  d: choices.map(c => `M${x(c.id).toFixed(1)},${(y(`${c.factor}\t${c.choice}`) + 3).toFixed(1)}v${(y.bandwidth() - 6).toFixed(1)}`).join(""),
  stroke: "var(--index)", "stroke-opacity": opacity, fill: "none"});

export function draw(into, width) {
  const results = rows("specification_results"), first = results[0]?.side;
  const own = results.filter(r => r.side === first && Number.isFinite(r.contrast ?? r.c)), curve = own.some(r => Number.isFinite(r.contrast));
  const at = r => curve ? r.contrast : r.c, words = [...new Set(own.map(r => r.word))];
  const choices = rows("specifications"), lines = [...new Set(choices.map(c => `${c.factor}\t${c.choice}`))].sort((a, b) => a < b ? -1 : 1);
  if (own.length < 2) return; // one combination is no curve
  const values = own.map(at), fine = Math.max(...values) - Math.min(...values) < 1 ? 2 : 1;
  const text = line => {
    const [factor, choice] = line.split("\t"), named = study.name(choice);
    return `${study.name(factor)} : ${choice === "none" ? say(factor.startsWith("leave_out") ? "noneOut" : "without") : named === choice ? methodName(choice) : named}`;
  };
  const left = nameRoom(lines.map(text), width, 0.4), last = Math.max(...own.map(r => r.id));
  into.append(legend(words.map(w => [tone(w), study.word(w)])));
  const x = {domain: [0, last + 1], label: null, ticks: []}, box = {width, marginLeft: left, marginRight: 16};
  into.append(plot(say("contrast"), {
    ...box, height: 200, marginBottom: 8, marginTop: 26, x, y: {label: `↑ ${curve ? say("contrast") : say("concordance")}`, labelArrow: "none", tickFormat: v => number(v, fine), ticks: 5},
    marks: [Plot.ruleY([curve ? 0 : 0.5], {stroke: "var(--soft)", strokeDasharray: "1,4"}),
      Plot.dot(own, {x: "id", y: at, r: last > 400 ? 1.2 : 2.2, fill: r => tone(r.word), title: r => `${study.word(r.word)} : ${number(at(r), 2)}`})],
  }));
  into.append(plot(say("combination"), {
    ...box, height: 20 + 15 * lines.length, marginBottom: 8, marginTop: 4, x, y: {type: "band", domain: lines, tickFormat: l => fit(text(l), left), label: null, tickSize: 0},
    marks: [(_, scales) => ticks(choices, scales, last > 400 ? 0.3 : 0.7)],
  }));
}

export const data = () => rows("specification_results");
