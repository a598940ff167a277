// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a picture as a table: the first ones, in the reader's form.
import * as study from "./study.js";
import {capital} from "./picture.js";
import {columnName, number, say, value} from "./words.js";

const MOST = 300;

const nameOf = key => key.startsWith("score_") ? study.name(key.slice(6)) : columnName(key);
const cellOf = x => typeof x !== "number" ? x ?? "" : Number.isInteger(x) ? number(x, 0) : Number.isFinite(x) ? value(x) : "";

export function sheetOf(rows, title) {
  const keys = Object.keys(rows[0] ?? {}), box = Object.assign(document.createElement("div"), {className: "scroll", tabIndex: 0});
  const sheet = document.createElement("table"), head = sheet.createTHead().insertRow(), body = sheet.createTBody(), shown = rows.slice(0, MOST);
  sheet.createCaption().textContent = title;
  for (const key of keys) head.append(Object.assign(document.createElement("th"), {scope: "col", textContent: capital(nameOf(key))}));
  for (const row of shown) {
    const line = body.insertRow();
    for (const key of keys) Object.assign(line.insertCell(), {className: typeof row[key] === "number" ? "n" : "", textContent: cellOf(row[key])});
  }
  box.append(sheet);
  if (shown.length === rows.length) return [box];
  return [box, Object.assign(document.createElement("p"), {className: "more", textContent: say("shownRows", number(shown.length, 0), number(rows.length, 0))})];
}
