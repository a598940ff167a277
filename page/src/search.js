// SPDX-License-Identifier: GPL-3.0-or-later
// A search over all territories, above the table of the ranking.
import {table} from "./data.js";
import * as study from "./study.js";
import {number, say} from "./words.js";

const MOST = 300;
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

let before = null;

/** Rows of the table for the territories found; those of the page where nothing is asked. */
function show(body, keys, asked, told) {
  before ??= [...body.children];
  const words = plain(asked.trim());
  if (!words) {
    body.replaceChildren(...before);
    told.textContent = "";
    return;
  }
  const ranking = table("ranking"), found = [];
  for (let i = 0; i < study.n; i++) {
    if (plain(study.labels[i]).includes(words) || study.codes[i].toLowerCase().startsWith(words)) found.push(i);
  }
  told.textContent = say("found", number(found.length, 0));
  body.replaceChildren(...found.slice(0, MOST).map(i => {
    const row = document.createElement("tr");
    row.className = study.isChosen.has(study.codes[i]) ? "chosen" : "";
    for (const key of keys) {
      const cell = row.insertCell(), x = key === "doubtful" ? say(ranking.doubtful[i] ? "yes" : "no") : ranking[key]?.[i];
      cell.textContent = typeof x === "number" ? Number.isFinite(x) ? number(x, key === "score" ? 3 : 0) : "" : x ?? "";
    }
    return row;
  }));
}

export function search() {
  const sheet = document.getElementById("f-ranking"), body = sheet?.querySelector("tbody");
  if (!body) return;
  const old = sheet.querySelector(".search"), asked = old?.querySelector("input").value ?? "";
  const box = Object.assign(document.createElement("p"), {className: "search"}), label = document.createElement("label");
  const field = Object.assign(document.createElement("input"), {type: "search", value: asked}), told = document.createElement("output");
  const keys = [...sheet.querySelectorAll("th")].map(th => th.dataset.column);
  label.append(`${say("search")} `, field);
  box.append(label, " ", told);
  field.addEventListener("input", () => show(body, keys, field.value, told));
  if (old) old.replaceWith(box);
  else sheet.querySelector(".scroll").before(box);
  if (asked) show(body, keys, asked, told);
}
