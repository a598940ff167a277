// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles: where the chosen stand on each indicator, between the least and the most of all.
import {rows} from "../data.js";
import {fit, legend, nameRoom, phone, Plot, plot} from "../picture.js";
import * as study from "../study.js";
import {language, say, value} from "../words.js";

const MOST = 8;

export function draw(into, width) {
  const described = new Map(rows("described").map(d => [d.indicator, d]));
  const about = rows("indicators").filter(d => described.has(d.indicator)), values = rows("values"), compared = rows("comparator_values");
  const ofTree = about.filter(a => study.sideOf(a.indicator));
  const shown = ofTree.length ? ofTree : about, polarity = new Map(about.map(a => [a.indicator, a.polarity]));
  const place = (id, x) => { // 0 least need, 1 most need
    const d = described.get(id), at = (x - d.least) / (d.most - d.least);
    return polarity.get(id) < 0 ? 1 - at : at;
  };
  const unit = a => [a.unit_fr, a.unit_en][language()] ?? "";
  const left = nameRoom(shown.map(a => study.name(a.indicator)), width, 0.46), own = study.chosen.slice(0, MOST);
  const ids = new Set(shown.map(a => a.indicator)), cells = values.filter(v => own.includes(v.code) && ids.has(v.indicator));
  const ticks = compared.filter(c => ids.has(c.indicator) && Number.isFinite(c.value));
  const tones = ["var(--warm)", "var(--cool)", "var(--side2)", "var(--side3)", "var(--side4)", "var(--index)", "var(--soft)", "var(--ink)"];
  const tone = code => tones[own.indexOf(code) % tones.length];
  const refs = [...new Set(ticks.map(t => t.comparator))], dash = r => ["var(--ink)", "var(--soft)"][refs.indexOf(r) % 2];
  into.append(legend([...own.map(c => [tone(c), study.label(c), "diamond"]), ...refs.map(r => [dash(r), r, "tick"])]));
  into.append(plot(own.map(study.label).join(", "), {
    width, height: 46 + 30 * shown.length, marginLeft: left, marginRight: phone(width) ? 16 : 24, marginBottom: 36, marginTop: 6,
    x: {domain: [-0.02, 1.02], ticks: [0, 1], tickFormat: x => say(x ? "more" : "lessNeed"), label: null, tickSize: 0},
    y: {domain: shown.map(a => a.indicator), tickFormat: id => fit(study.name(id), left), label: null, tickSize: 0},
    marks: [
      Plot.ruleY(shown, {x1: 0, x2: 1, y: "indicator", stroke: "var(--faint)", strokeWidth: 8}),
      Plot.ruleY(shown, {x1: a => place(a.indicator, described.get(a.indicator).q1), x2: a => place(a.indicator, described.get(a.indicator).q3), y: "indicator", stroke: "var(--dot)", strokeWidth: 8}),
      ...refs.map(r => Plot.tickX(ticks.filter(t => t.comparator === r), {x: t => place(t.indicator, t.value), y: "indicator", stroke: dash(r), strokeWidth: 2, insetTop: 5, insetBottom: 5,
        title: t => `${t.comparator} : ${value(t.value)}`})),
      Plot.dot(cells.filter(c => Number.isFinite(c.value)), {x: c => place(c.indicator, c.value), y: "indicator", symbol: "diamond", r: 6, fill: c => tone(c.code), stroke: "var(--paper)",
        title: c => `${study.label(c.code)} : ${value(c.value)} ${unit(about.find(a => a.indicator === c.indicator))}`}),
    ],
  }));
}

export const data = () => rows("values");
