// SPDX-License-Identifier: GPL-3.0-or-later
// A picture to keep: as svg or png with its colours in it, its data as CSV in the reader's form.
import {language} from "./words.js";

function save(bytes, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A copy that stands alone: colours that the page's sheet gives are written into it. */
function alone(svg) {
  const copy = svg.cloneNode(true), style = getComputedStyle(document.documentElement);
  const real = text => text.replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const {name, value} of [...element.attributes]) {
      if (value.includes("var(")) element.setAttribute(name, real(value));
      if (value === "currentColor") element.setAttribute(name, style.getPropertyValue("--ink").trim());
    }
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", "system-ui, sans-serif");
  copy.setAttribute("color", style.getPropertyValue("--ink").trim());
  return new XMLSerializer().serializeToString(copy);
}

/** All svgs of a figure, one below the other. */
function together(svgs) {
  if (svgs.length === 1) return [alone(svgs[0]), svgs[0].viewBox.baseVal];
  let height = 0, width = 0;
  const parts = svgs.map(svg => {
    const box = svg.viewBox.baseVal, part = alone(svg).replace("<svg", `<svg y="${height}"`);
    height += box.height + 12;
    width = Math.max(width, box.width);
    return part;
  });
  return [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join("")}</svg>`, {width, height}];
}

function png(text, box, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    canvas.width = 2 * box.width;
    canvas.height = 2 * box.height;
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(blob, "image/png", name));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

/** In French as French spreadsheets open it. A text that one would execute has an apostrophe before it. */
export function csv(rows) {
  const french = language() === 0, apart = french ? ";" : ",";
  const cell = x => {
    if (x === null || x === undefined || Number.isNaN(x)) return "";
    if (typeof x === "number") return french ? String(x).replace(".", ",") : String(x);
    const text = /^[=+\-@\t\r]/.test(x) ? `'${x}` : String(x);
    return /["\r\n,;]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const keys = Object.keys(rows[0] ?? {}), lines = [keys.join(apart), ...rows.map(r => keys.map(key => cell(r[key])).join(apart))];
  return `${french ? "\ufeff" : ""}${lines.join("\n")}\n`;
}

export function download(kind, f) {
  if (kind === "CSV") return save(csv(f.picture.data()), "text/csv;charset=utf-8", `${f.id}.csv`);
  const svgs = [...f.into.querySelectorAll("svg")], canvas = f.into.querySelector("canvas");
  if (!svgs.length) return canvas.toBlob(blob => save(blob, "image/png", `${f.id}.png`));
  const [text, box] = together(svgs);
  return kind === "SVG" ? save(text, "image/svg+xml", `${f.id}.svg`) : png(text, box, `${f.id}.png`);
}
