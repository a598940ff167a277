// SPDX-License-Identifier: GPL-3.0-or-later
// Draws each figure of the page, gives it its buttons, and keeps language, width and slider together.
import {download} from "./download.js";
import {readColours} from "./picture.js";
import {pictures} from "./pictures.js";
import * as slider from "./pictures/slider.js";
import {search} from "./search.js";
import {sheetOf} from "./sheet.js";
import * as study from "./study.js";
import {language, say, setLanguage, turnNumber} from "./words.js";

const root = document.documentElement;
const figures = [...document.querySelectorAll("figure")].map(figure => ({
  figure, id: figure.id.slice(2), into: figure.querySelector(".draw"), picture: pictures[figure.id.slice(2)],
})).filter(f => f.picture);
const seen = new Set();

/** Draw figures anew; what was there goes. All widths are read before anything is drawn: to read one afterwards
    is to lay the page out once more. */
function draw(some) {
  readColours();
  const widths = some.map(f => Math.max(280, Math.floor(f.into.clientWidth)));
  some.forEach((f, i) => drawOne(f, widths[i]));
}

function drawOne(f, width) {
  f.into.replaceChildren();
  performance.mark(`from-${f.id}`);
  try {
    f.picture.draw(f.into, width);
  } catch (error) { // the others are still to be seen
    console.error(f.id, error);
    f.into.replaceChildren();
  }
  performance.measure(`draw-${f.id}`, `from-${f.id}`);
  f.figure.hidden = f.into.childElementCount === 0;
  seen.add(f.id);
}

/** What follows the slider is drawn in the next frame; maps once the hand rests. */
let frame = 0, rest = 0;
function moved() {
  cancelAnimationFrame(frame);
  clearTimeout(rest);
  frame = requestAnimationFrame(() => {
    performance.mark("from-next");
    draw(figures.filter(f => f.picture.live === "now" && seen.has(f.id)));
    performance.measure("next-picture", "from-next");
  });
  rest = setTimeout(() => {
    const live = figures.filter(f => f.picture.live && seen.has(f.id));
    draw(live.filter(f => f.picture.live === "late"));
    for (const f of live) if (f.figure.querySelector("details.made")) dataOf(f);
  }, 200);
}

function button(text, act) {
  const made = Object.assign(document.createElement("button"), {type: "button", textContent: text});
  made.addEventListener("click", act);
  return made;
}

/** Buttons under a picture: its data and itself, to keep. */
function tools(f) {
  f.figure.querySelector(".tools")?.remove();
  const bar = Object.assign(document.createElement("div"), {className: "tools"});
  const title = f.figure.querySelector("h3");
  for (const kind of ["SVG", "PNG", "CSV"]) {
    if (kind === "SVG" && !f.into.querySelector("svg")) continue;
    const made = button(kind, () => download(kind, f));
    made.setAttribute("aria-label", `${kind} : ${[...title.querySelectorAll("[lang]")].find(s => s.lang === root.lang)?.textContent ?? title.textContent}`);
    bar.append(made);
  }
  f.into.after(bar);
  if (!f.figure.querySelector("details.data:not(.made)")) dataOf(f);
}

/** The data of a picture that has no table of the program's beside it, made once they are asked for. */
function dataOf(f) {
  const old = f.figure.querySelector("details.made"), made = Object.assign(document.createElement("details"), {className: "data made", open: old?.open ?? false});
  const show = () => {
    if (made.open && made.childElementCount === 1) made.append(...sheetOf(f.picture.data(), f.figure.querySelector("h3").textContent));
  };
  made.append(Object.assign(document.createElement("summary"), {textContent: say("table")}));
  made.addEventListener("toggle", show);
  if (old) old.replaceWith(made);
  else f.figure.append(made);
  show();
}

function controls(again) {
  const f = figures.find(x => x.id === "slider");
  if (!f || !study.movable) return;
  const old = f.figure.querySelector(".controls"), open = old?.querySelector("details")?.open;
  const made = slider.controls(all => { moved(); if (all) controls(true); });
  if (open) made.querySelector("details").open = true;
  if (old) old.replaceWith(made);
  else f.into.before(made);
  if (again && document.activeElement === document.body) made.querySelector("input").focus();
}

function drawAll() {
  draw(figures);
  for (const f of figures) tools(f);
}

function turnTable(sheet) {
  const numbers = [...sheet.classList].map(c => Number(c.slice(1)) - 1);
  for (const row of sheet.tBodies[0].rows) {
    for (const j of numbers) if (row.cells[j]) row.cells[j].textContent = turnNumber(row.cells[j].textContent, language());
  }
}

/** Numbers of tables, names in their cells, then all pictures. */
function speak(code) {
  const from = language();
  setLanguage(code);
  root.lang = code;
  if (language() !== from) {
    for (const cell of document.querySelectorAll("strong.n")) cell.textContent = turnNumber(cell.textContent, language());
    for (const sheet of document.querySelectorAll("table")) turnTable(sheet);
  }
  for (const cell of document.querySelectorAll("td[data-w]")) cell.textContent = study.word(cell.dataset.w);
  for (const cell of document.querySelectorAll("td[data-n]")) cell.textContent = study.name(cell.dataset.n);
  const title = document.querySelector(`h1 [lang=${code}]`);
  if (title) document.title = title.textContent;
  bar();
  search();
  controls();
  drawAll();
}

function bar() {
  const to = root.lang === "fr" ? "en" : "fr", made = button(say("language"), () => speak(to));
  made.setAttribute("lang", to);
  made.setAttribute("aria-label", say("toLanguage"));
  const nav = document.createElement("nav");
  nav.setAttribute("aria-label", root.lang === "fr" ? "Sommaire" : "Contents");
  for (const section of document.querySelectorAll("main > section")) {
    const link = document.createElement("a"), head = section.querySelector("h2");
    link.href = `#${section.id}`;
    link.textContent = head.querySelector(`[lang=${root.lang}]`)?.textContent ?? head.textContent;
    nav.append(link);
  }
  document.getElementById("bar").replaceChildren(nav, made);
}

performance.mark("first-text");
study.follow(moved);
speak(root.lang);
performance.mark("last-picture");

let width = root.clientWidth, waiting = 0;
addEventListener("resize", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (root.clientWidth === width) return;
    width = root.clientWidth;
    drawAll();
  }, 150);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
