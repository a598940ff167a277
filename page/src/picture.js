// SPDX-License-Identifier: GPL-3.0-or-later
// What every picture is drawn with.
import {barX, cell, dot, line, plot as make, ruleX, ruleY, text, tickX} from "@observablehq/plot";

/** The marks that pictures use; another is one more name here. */
export const Plot = {barX, cell, dot, line, ruleX, ruleY, text, tickX};

/** Colours of the sheet for canvases. They are read before pictures are drawn: to read one afterwards is to style
    the whole page once more. */
const colours = new Map();
export function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["--ink", "--dot"]) colours.set(name, style.getPropertyValue(name).trim());
}
export const colourOf = name => colours.get(name);

/** A picture is an svg with one name and none inside, so that a screen reader says it once; its rules stand in
    the page's sheet, for a strict policy. */
export function named(svg, text) {
  for (const inner of svg.querySelectorAll("style")) inner.remove();
  for (const inner of svg.querySelectorAll("[aria-label],[aria-description],[aria-hidden]")) {
    for (const attribute of ["aria-label", "aria-description", "aria-hidden"]) inner.removeAttribute(attribute);
  }
  svg.setAttribute("class", "plot");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text);
  return svg;
}

/** Plot's own svg, named. */
export const plot = (text, {marks, ...options}) =>
  named(make({style: {background: "none", fontSize: "12px"}, ...options, marks: marks.flat().filter(Boolean)}), text);

/** A legend of coloured words. */
export function legend(items) {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const [colour, text, kind = "box"] of items) {
    const item = document.createElement("li"), mark = document.createElement("span");
    mark.className = `mark ${kind}`;
    mark.style.color = colour;
    item.append(mark, text);
    list.append(item);
  }
  return list;
}

/** Names that do not cover one another: each label {x, y, text, anchor}, in pixels, takes the first of the offsets
    at which it meets no name that stands; failing all, the last. */
export function apart(labels, offsets) {
  const stand = [];
  return labels.map(label => {
    const wide = 7 * label.text.length + 4, from = label.x - {start: 0, middle: wide / 2, end: wide}[label.anchor];
    const free = dy => !stand.some(s => from < s.to && from + wide > s.from && Math.abs(label.y + dy - s.y) < 13);
    const dy = offsets.find(free) ?? offsets[offsets.length - 1];
    stand.push({from, to: from + wide, y: label.y + dy});
    return {...label, dy};
  });
}

/** The marks of such labels: an anchor and an offset belong to the whole of a mark. */
export const texts = (labels, options) => [...new Set(labels.map(l => `${l.anchor} ${l.dy}`))].map(key => {
  const [anchor, dy] = key.split(" ");
  return Plot.text(labels.filter(l => `${l.anchor} ${l.dy}` === key), {text: "text", textAnchor: anchor, dy: Number(dy), fill: "currentColor", ...options});
});

/** Room for row names on the left: as long as the longest, at most a share of the width. */
export const nameRoom = (texts, width, share = 0.4) =>
  Math.min(width * share, 16 + 6.9 * Math.max(4, ...texts.map(t => t.length)));

/** A text cut to what fits. */
export const fit = (text, room) => {
  const most = Math.max(4, Math.floor((room - 12) / 6.9));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

/** Ticks of ranks: the first, then round ones. */
export function rankTicks(n, width) {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000].find(s => n / s <= Math.max(3, width / 110)) ?? n;
  return [1, ...Array.from({length: Math.floor(n / step)}, (_, i) => (i + 1) * step).filter(t => t > 1)];
}

/** A text that begins a line. */
export const capital = text => text ? text[0].toUpperCase() + text.slice(1) : text;

export const phone = width => width < 480;

const SVG = "http://www.w3.org/2000/svg";
export function element(tag, attributes = {}, ...inside) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}
