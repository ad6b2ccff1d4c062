// Bundles the web package into dist/: full, article and analysis build, loader, notebook module, twins, scenarios.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { PKG, ROOT, WEB } from "./scripts/inputs.mjs";

const DIST = join(WEB, "dist");

/** The style sheet stands in templates, which esbuild leaves as they are: its blanks are taken out here. */
const styles = {
  name: "styles",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/]style[\\/]\w+\.ts$/ }, async ({ path }) => {
      const [head, css, tail] = readFileSync(path, "utf8").split("`");
      const { code } = await transform(css, { loader: "css", minifyWhitespace: true, legalComments: "none" });
      return { contents: [head, code.trim(), tail].join("`"), loader: "ts" };
    });
  },
};

const shared = {
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  // lit as it is for Node: it can be imported where there is no page, and is no larger.
  platform: "neutral",
  conditions: ["node"],
  plugins: [styles],
};

/** The core as text, for the one file of a notebook: compressed first, since base64 does not compress well. */
const inlined = {
  name: "inlined-wasm",
  setup(bundler) {
    bundler.onResolve({ filter: /^fullcost:wasm$/ }, () => ({ path: "wasm", namespace: "inlined" }));
    bundler.onLoad({ filter: /.*/, namespace: "inlined" }, () => {
      const packed = gzipSync(readFileSync(join(PKG, "full/core.wasm")), { level: 9 });
      return { contents: `export default ${JSON.stringify(packed.toString("base64"))}`, loader: "js" };
    });
  },
};

rmSync(DIST, { recursive: true, force: true });
mkdirSync(join(DIST, "scenarios"), { recursive: true });
const src = (name) => join(WEB, "src", name);
await build({
  ...shared,
  outdir: DIST,
  entryPoints: Object.fromEntries(
    Object.entries({
      fullcost: "index",
      core: "core",
      article: "article",
      analysis: "analysis",
      embed: "embed",
      frame: "frame",
      frames: "frames",
    }).map(([out, name]) => [out, src(`${name}.ts`)]),
  ),
});
for (const file of ["frame.html", "reserve.css"]) cpSync(src(file), join(DIST, file));
await build({
  ...shared,
  outfile: join(DIST, "anywidget.js"),
  entryPoints: [src("notebook.ts")],
  plugins: [styles, inlined],
});
cpSync(join(PKG, "analysis", "core.wasm"), join(DIST, "analysis.wasm"));
for (const [name, made] of [
  ["fullcost", "full"],
  ["article", "article"],
]) {
  cpSync(join(PKG, made, "core.wasm"), join(DIST, `${name}.wasm`));
  await build({ ...shared, outfile: join(DIST, `${name}-twin.js`), entryPoints: [join(PKG, `${made}-twin/core.js`)] });
}

const { load } = await import(pathToFileURL(join(DIST, "core.js")));
const core = await load();
const scenarios = join(ROOT, "crates/fullcost/data/scenarios");
for (const file of readdirSync(scenarios).filter((name) => name.endsWith(".json"))) {
  const text = readFileSync(join(scenarios, file), "utf8");
  const id = basename(file, ".json");
  const model = core.scenario(text);
  writeFileSync(join(DIST, "scenarios", file), JSON.stringify(JSON.parse(text)));
  writeFileSync(join(DIST, "scenarios", `${id}.fullcost`), model.toBlob());
  writeFileSync(join(DIST, "scenarios", `${id}.claims.json`), model.raw.claims());
}

const node = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};
const tree = ["fullcost-wasm", "--features", "analysis", "--target", "wasm32-unknown-unknown"];
node(join(ROOT, "tools/notices.mjs"), join(DIST, "THIRD-PARTY.txt"), ...tree);
node(join(WEB, "node_modules/typescript/bin/tsc"), "-p", join(WEB, "tsconfig.types.json"));
