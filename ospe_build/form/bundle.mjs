// Makes the form's script: the schema compiled to code by ajv, then all modules bundled into one file by esbuild.
//
//     node ospe_build/form/bundle.mjs SCHEMA ENTRY OUTPUT

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import Ajv2020 from "ajv/dist/2020.js";
import { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const [schemaPath, entry, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));

function validator() {
  const schema = JSON.parse(readFileSync(schemaPath, "utf8"));
  const ajv = new Ajv2020.default({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false, // the two halves of the plan are told apart by `required` alone
    code: { source: true, esm: true, formats: _`require("ospe:formats")` },
  });
  ajv.addKeyword("x-ospe");
  ajv.addFormat("date", () => true); // the code of "ospe:formats" takes its place
  return standalone.default(ajv, ajv.compile(schema));
}

const generated = {
  name: "generated",
  setup(bundler) {
    bundler.onResolve({ filter: /^ospe:validate$/ }, () => ({ path: "validate", namespace: "ospe" }));
    bundler.onResolve({ filter: /^ospe:formats$/ }, () => ({ path: join(here, "js", "check", "formats.js") }));
    bundler.onLoad({ filter: /.*/, namespace: "ospe" }, () => ({ contents: validator(), loader: "js", resolveDir: here }));
  },
};

await build({
  entryPoints: [entry],
  outfile: output,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  plugins: [generated],
});
