// SPDX-License-Identifier: GPL-3.0-or-later
// Share of the draws by territory and rank, in classes: a canvas.
import {block} from "../data.js";
import {colourOf, fit, phone, rankTicks} from "../picture.js";
import * as study from "../study.js";
import {number, say} from "../words.js";

const RATIO = 2, LEFT = 34, TOP = 8, BOTTOM = 34, NAMED = 6, INK = [60, 25, 110];

/** Ticks of both axes, and the names of a few of the chosen at their row. */
function label(pen, side, right) {
  const at = rank => (rank - 0.5) / study.n * side, ticks = rankTicks(study.n, 300);
  pen.fillStyle = colourOf("--ink");
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

/** A dot a class of territories and of ranks, the darker the more draws. */
function squares(rows, whole) {
  const canvas = Object.assign(document.createElement("canvas"), {width: rows.length, height: rows.length}), pen = canvas.getContext("2d");
  const image = pen.createImageData(rows.length, rows.length);
  rows.forEach((row, i) => row.forEach((share, j) => {
    const dark = Math.min(1, Math.sqrt(share / (whole * 0.12))); // an eighth of a row's draws is dark enough
    INK.forEach((ink, c) => { image.data[4 * (i * rows.length + j) + c] = 255 - dark * (255 - ink); });
    image.data[4 * (i * rows.length + j) + 3] = 255;
  }));
  pen.putImageData(image, 0, 0);
  return canvas;
}

export function draw(into, width) {
  const given = block("acceptability");
  if (!given) return;
  const {rows, size} = given, named = study.chosen.length > 0 && study.chosen.length <= NAMED, right = named ? Math.min(110, width * 0.25) : 8;
  const side = Math.min(width - LEFT - right, phone(width) ? 300 : 380), cell = side / study.n * size, canvas = document.createElement("canvas");
  Object.assign(canvas, {width: RATIO * (LEFT + side + right), height: RATIO * (TOP + side + BOTTOM)});
  canvas.style.width = `${LEFT + side + right}px`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", say("share"));
  const pen = canvas.getContext("2d");
  pen.scale(RATIO, RATIO);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(squares(rows, 1000 * size), LEFT, TOP, rows.length * cell, rows.length * cell);
  pen.clearRect(LEFT + side, 0, right, RATIO * side); // of the last class, what is no rank
  pen.clearRect(0, TOP + side, LEFT + side + right, BOTTOM);
  pen.strokeStyle = "#c2410c";
  pen.lineWidth = 1.5;
  for (const i of study.chosenRows.slice(0, 40)) pen.strokeRect(LEFT, TOP + Math.floor(i / size) * cell - 0.5, side, cell + 1);
  label(pen, side, right);
  into.append(canvas);
}

export const data = () => {
  const {rows, size} = block("acceptability");
  return rows.flatMap((row, i) => row.map((share, j) => ({territories_from: i * size + 1, ranks_from: j * size + 1, share: share / 1000}))).filter(r => r.share > 0);
};
