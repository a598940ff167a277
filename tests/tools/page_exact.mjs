// SPDX-License-Identifier: GPL-3.0-or-later
// Scores and ranks that a page's own arithmetic gives: PAGE_SRC REPORT_HTML
// < [{inner: {NODE: [raw weights]}, rule}, ...] > {exact, rules, children: {NODE: [...]}, answer: [{code: [rank, bits]}, ...]}
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const [source, page] = process.argv.slice(2);
const {Model} = await import(pathToFileURL(join(source, "model.js")));
const {column, unpackScores} = await import(pathToFileURL(join(source, "data.js")));
const html = readFileSync(page, "utf8");
const block = id => JSON.parse(html.match(new RegExp(`<script type="application/json" id="d-${id}">(.*?)</script>`, "s"))[1]);
const bits = x => Number.isNaN(x) ? "nan" : new BigUint64Array(new Float64Array([x]).buffer)[0].toString(16).padStart(16, "0");

const columns = Object.entries(block("tree")).map(([key, given]) => [key, column(given)]);
const tree = columns[0][1].map((_, i) => Object.fromEntries(columns.map(([key, cells]) => [key, cells[i]])));
const scores = unpackScores(block("scores")), code = column(block("ranking").code), model = new Model(tree, scores);
const answer = JSON.parse(readFileSync(0, "utf8")).map(({inner, rule}) => {
  const {score, rank} = model.at({inner: new Map(Object.entries(inner ?? {})), rule: rule ?? null});
  return Object.fromEntries(code.map((c, i) => [c, [rank[i], bits(score[i])]]));
});
process.stdout.write(JSON.stringify({exact: scores.exact, rules: model.rules, declared: scores.declared,
  children: Object.fromEntries([...model.below].map(([node, own]) => [node, own.map(c => c.node)])), answer}));
