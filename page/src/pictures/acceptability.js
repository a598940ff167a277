// SPDX-License-Identifier: GPL-3.0-or-later
// Share of the draws by territory and rank, in classes: a canvas.
import {block} from "../data.js";
import {fit, phone, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const RATIO = 2, LEFT = 34, TOP = 8, BOTTOM = 34, NAMED = 6;

/** Ticks of both axes, and the names of a few of the chosen at their row. */
function label(pen, side, right, colour) {
  const at = rank => (rank - 0.5) / study.n * side, ticks = rankTicks(study.n, 300);
  pen.fillStyle = colour;
  pen.font = "12px system-ui, sans-serif";
  pen.textBaseline = "middle";
  pen.textAlign = "right";
  for (const t of ticks) pen.fillText(number(t, 0), LEFT - 6, TOP + at(t));
  pen.textAlign = "center";
  for (const t of ticks) pen.fillText(number(t, 0), LEFT + at(t), TOP + side + 10);
  pen.textAlign = "right";
  pen.fillText(`${say("ranks")} →`, LEFT + side, TOP + side + 25);
  pen.textAlign = "left";
  if (study.chosen.length > NAMED) return;
  let free = -Infinity;
  for (const i of [...study.chosenRows].sort((a, b) => a - b)) {
    const y = Math.max(TOP + at(i + 1), free + 14);
    pen.fillText(fit(study.labels[i], right), LEFT + side + 6, y);
    free = y;
  }
}

export function draw(into, width) {
  const given = block("acceptability");
  if (!given) return;
  const {rows, size} = given, named = study.chosen.length > 0 && study.chosen.length <= NAMED, right = named ? Math.min(110, width * 0.25) : 8;
  const side = Math.min(width - LEFT - right, phone(width) ? 300 : 380), cell = side / study.n * size, canvas = document.createElement("canvas");
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink");
  Object.assign(canvas, {width: RATIO * (LEFT + side + right), height: RATIO * (TOP + side + BOTTOM)});
  canvas.style.width = `${LEFT + side + right}px`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", say("share"));
  const pen = canvas.getContext("2d"), top = 1000 * size;
  pen.scale(RATIO, RATIO);
  pen.fillStyle = "#ffffff";
  pen.fillRect(LEFT, TOP, side, side);
  rows.forEach((row, i) => row.forEach((share, j) => {
    if (!share) return;
    const dark = Math.min(1, Math.sqrt(share / (top * 0.12))); // a twelfth of a row's draws is black enough
    pen.fillStyle = `rgba(60, 25, 110, ${dark})`;
    pen.fillRect(LEFT + j * cell, TOP + i * cell, Math.min(cell, side - j * cell), Math.min(cell, side - i * cell));
  }));
  pen.strokeStyle = "#c2410c";
  pen.lineWidth = 1.5;
  for (const i of study.chosenRows.slice(0, 40)) pen.strokeRect(LEFT, TOP + Math.floor(i / size) * cell - 0.5, side, cell + 1);
  label(pen, side, right, ink);
  into.append(canvas);
}

export const data = () => {
  const {rows, size} = block("acceptability");
  return rows.flatMap((row, i) => row.map((share, j) => ({territories_from: i * size + 1, ranks_from: j * size + 1, share: share / 1000}))).filter(r => r.share > 0);
};
