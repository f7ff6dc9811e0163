// Makes a script of the form: the schema compiled to code by ajv, what Python knows, and all modules, in one file by esbuild.
//
//     node ospe_build/form/bundle.mjs SCHEMA SHARED ENTRY OUTPUT
//
// It prints, as JSON, the names of the npm packages whose code is in that file.
//
// SHARED holds, as JSON, what the modules import from Python: `{"ospe_build/…": {"NAME": value}}`.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import Ajv2020 from "ajv/dist/2020.js";
import { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const [schemaPath, sharedPath, entry, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const shared = JSON.parse(readFileSync(sharedPath, "utf8"));

// What a schema says to people: ajv would copy it beside every rule.
const ANNOTATIONS = new Set(["title", "description", "examples", "default", "x-ospe"]);

function validator() {
  const schema = JSON.parse(readFileSync(schemaPath, "utf8"), (key, value) => (ANNOTATIONS.has(key) ? undefined : value));
  const ajv = new Ajv2020.default({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false, // the two halves of the plan are told apart by `required` alone
    code: { source: true, esm: true, formats: _`require("ospe:formats")` },
  });
  ajv.addFormat("date", () => true); // the code of "ospe:formats" takes its place
  return standalone.default(ajv, ajv.compile(schema));
}

const constants = (module) =>
  Object.entries(shared[module]).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);

const generated = {
  name: "generated",
  setup(bundler) {
    bundler.onResolve({ filter: /^ospe:validate$/ }, () => ({ path: "validate", namespace: "ospe" }));
    bundler.onResolve({ filter: /^ospe:formats$/ }, () => ({ path: join(here, "js", "check", "formats.js") }));
    bundler.onResolve({ filter: /^ospe_build\// }, ({ path }) => ({ path, namespace: "python", sideEffects: false }));
    bundler.onLoad({ filter: /.*/, namespace: "ospe" }, () => ({ contents: validator(), loader: "js", resolveDir: here }));
    bundler.onLoad({ filter: /.*/, namespace: "python" }, ({ path }) => ({ contents: constants(path).join("\n"), loader: "js" }));
  },
};

const { metafile } = await build({
  entryPoints: [entry],
  outfile: output,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  metafile: true,
  plugins: [generated],
});

const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput).map(([path]) => path),
);
const names = used.map((path) => path.match(/(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean);
// The compiled schema is ajv's own work too, whichever of its modules it needs.
console.log(JSON.stringify([...new Set([...names, ...(used.includes("ospe:validate") ? ["ajv"] : [])])].sort()));
