// SPDX-License-Identifier: GPL-3.0-or-later
// Scores and ranks that a page's own arithmetic gives: EXACT_JS REPORT_HTML < [[raw weights], ...] > [{code: [rank, bits]}, ...]
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

const [exact, page] = process.argv.slice(2);
const {mean, ranked, rescale} = await import(pathToFileURL(exact));
const html = readFileSync(page, "utf8");
const block = id => JSON.parse(html.match(new RegExp(`<script type="application/json" id="d-${id}">(.*?)</script>`, "s"))[1]);
const doubles = text => new Float64Array(Uint8Array.from(Buffer.from(text, "base64")).buffer);
const bits = x => new BigUint64Array(new Float64Array([x]).buffer)[0].toString(16).padStart(16, "0");

const tree = block("tree"), scores = block("scores"), {code} = block("ranking");
const column = given => Array.isArray(given) ? given : given.at.map(i => given.words[i]);
const parent = column(tree.parent), node = column(tree.node), exponent = column(tree.exponent);
const sides = node.filter((_, i) => parent[i] === node[0]);
const columns = sides.map(side => doubles(scores.nodes[side].f64));
const asked = JSON.parse(readFileSync(0, "utf8"));
const answer = asked.map(raw => {
  const {score, rank} = ranked(mean(columns, rescale(raw), exponent[0]));
  return Object.fromEntries(code.map((c, i) => [c, [rank[i], bits(score[i])]]));
});
process.stdout.write(JSON.stringify({exact: scores.exact, sides, answer}));
