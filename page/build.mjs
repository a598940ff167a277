// SPDX-License-Identifier: GPL-3.0-or-later
// page/src into page/dist: report.js, report.css, the policy that lets these two in and nothing else, and the
// licences of what report.js is made of. The same sources and pins give the same bytes.
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");
const common = {bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", logLevel: "warning", absWorkingDir: here};

const script = await build({...common, entryPoints: ["src/main.js"], format: "iife", target: "es2022", metafile: true,
  alias: {"d3-dsv": "./src/empty.js"}});
const style = await build({...common, entryPoints: ["src/page.css"], target: ["chrome100", "firefox100", "safari15"]});
const text = result => result.outputFiles[0].text.trimEnd();
const hash = bytes => `'sha256-${createHash("sha256").update(bytes).digest("base64")}'`;

/** The packages whose files are in the bundle, with the licence each ships: the copyright of each, a text that
    several share once. */
function licences() {
  const packages = [...new Set(Object.keys(script.metafile.inputs).map(f => f.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean))].sort();
  const terms = new Map();
  for (const name of packages) {
    const folder = join(here, "node_modules", name), {version, license} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find(f => /^(licen[cs]e|copying)/i.test(f));
    const lines = file ? readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/) : [];
    const holders = lines.filter(l => /^\s*copyright/i.test(l)).map(l => l.trim());
    const body = lines.filter(l => !/^\s*copyright/i.test(l)).join(" ").replace(/\s+/g, " ").trim();
    terms.set(body, [...(terms.get(body) ?? []), `${name} ${version} (${license}). ${holders.join(" ")}`.trim()]);
  }
  return [...terms].map(([body, names]) => `${names.join("\n")}\n\n${body}\n`).join("\n----\n\n");
}

const js = text(script), css = text(style);
if (/<\/script|<!--/i.test(js)) throw new Error("the script would end its own element");
if (!existsSync(out)) mkdirSync(out);
writeFileSync(join(out, "report.js"), js);
writeFileSync(join(out, "report.css"), css);
writeFileSync(join(out, "policy.txt"), `default-src 'none'; script-src ${hash(js)}; style-src ${hash(css)}; img-src data: blob:; base-uri 'none'; form-action 'none'`);
writeFileSync(join(out, "LICENSES.txt"), licences());
console.log(`report.js ${js.length}, report.css ${css.length}`);
