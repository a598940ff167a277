// SPDX-License-Identifier: GPL-3.0-or-later
// Share of the draws by territory and rank, in classes: a canvas.
import {block} from "../data.js";
import {phone} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

export function draw(into, width) {
  const given = block("acceptability");
  if (!given) return;
  const {rows, size} = given, k = rows.length, side = Math.min(width - 40, phone(width) ? 300 : 400), canvas = document.createElement("canvas"), ratio = 2;
  const cell = Math.max(1, Math.floor(side * ratio / k));
  Object.assign(canvas, {width: cell * k, height: cell * k});
  canvas.style.width = `${cell * k / ratio}px`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", say("share"));
  const pen = canvas.getContext("2d"), top = 1000 * size;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  rows.forEach((row, i) => row.forEach((share, j) => {
    if (!share) return;
    const dark = Math.min(1, Math.sqrt(share / (top * 0.12))); // a twelfth of a row's draws is black enough
    pen.fillStyle = `rgba(60, 25, 110, ${dark})`;
    pen.fillRect(j * cell, i * cell, cell, cell);
  }));
  pen.strokeStyle = "#c2410c";
  pen.lineWidth = 3;
  for (const i of study.chosenRows.slice(0, 40)) pen.strokeRect(1.5, Math.floor(i / size) * cell - 1, canvas.width - 3, cell + 2);
  const axis = Object.assign(document.createElement("p"), {className: "more"});
  axis.textContent = `→ ${say("ranks")}, 1–${number(study.n, 0)}${size > 1 ? ` (${number(size, 0)} ${say("rankClass")})` : ""}`;
  into.append(canvas, axis);
}

export const data = () => {
  const {rows, size} = block("acceptability");
  return rows.flatMap((row, i) => row.map((share, j) => ({territories_from: i * size + 1, ranks_from: j * size + 1, share: share / 1000})));
};
