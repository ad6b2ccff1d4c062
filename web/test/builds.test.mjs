// The other builds: article, twins, the whole package in Node, and what a server can do to a loader.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { caught, dist, golden, moved, scenarioText } from "./cases.mjs";

const { load } = await import("../dist/core.js");
const article = await import("../dist/article.js");
const core = await load();

for (const one of golden) {
  test(`article build: ${one.name}`, async () => {
    const blob = core.scenario(scenarioText(one.scenario_id)).toBlob();
    const model = moved(await article.open(blob), one);
    assert.deepStrictEqual(JSON.parse(model.view()), one.view);
  });
}

test("the article build opens what the package ships", async () => {
  for (const id of ["deepseek", "rented-run", "small-lab"]) {
    const { model, claims } = await article.loadArticle(id);
    const full = core.scenario(scenarioText(id));
    assert.deepStrictEqual(JSON.parse(model.view()), full.view());
    assert.deepStrictEqual(claims, full.claims());
  }
  await assert.rejects(article.loadArticle("nobody"), {
    name: "FullcostError",
    code: "unknown_name",
    path: "scenario",
  });
});

/** All that a page says in one state. */
function said(model) {
  while (model.prepare());
  while (model.think());
  return [model.view(), model.sure()].map((text) => JSON.parse(text));
}

test("the article build has the words of every state that the full one has", async () => {
  const shipped = readdirSync(dist("scenarios")).filter((file) => file.endsWith(".json") && !file.includes(".claims."));
  assert.ok(shipped.length > 5);
  for (const id of shipped.map((file) => file.replace(".json", ""))) {
    const full = core.scenario(scenarioText(id)).raw;
    const small = await article.open(full.to_blob());
    const { hero, readings } = JSON.parse(full.view());
    const states = hero.scopes.map((scope) => (model) => model.set_preset(scope.id));
    for (const reading of readings.items) states.push((model) => model.set_readings(reading.id));
    assert.ok(states.length > 1, id);
    for (const move of states) {
      move(full);
      move(small);
      const words = said(small);
      assert.deepStrictEqual(words, said(full));
      assert.doesNotMatch(JSON.stringify(words), /\[no words\]/);
    }
  }
});

test("the article build refuses what the full one refuses: parts of a role's work over 1", async () => {
  const scenario = JSON.parse(scenarioText("small-lab"));
  const purposes = { experiments_share: 0.5, serving_share: 0.2 };
  const role = { id: "people", label: "Pay", headcount: 10, cash_usd_per_person_year: 1e5, purposes };
  const full = core.scenario({ ...scenario, organisation: { staff: [role] } });
  const small = await article.open(full.toBlob());
  const path = "organisation.staff[people].purposes.serving_share";
  for (const model of [full.raw, small]) {
    const place = model.index_of(path);
    const wrong = caught(() => model.set(place, 0.6));
    assert.equal(wrong.code, "out_of_range");
    model.set(place, 0.5);
    assert.equal(model.get(place), 0.5);
  }
});

test("without wasm the twins give the same bits and words", () => {
  const child = spawnSync(process.execPath, [fileURLToPath(new URL("twin.mjs", import.meta.url))], {
    encoding: "utf8",
  });
  assert.equal(child.status, 0, child.stderr);
  assert.match(child.stdout, /the twin holds/);
});

test("the whole package can be imported where there is no page", async () => {
  const whole = await import("../dist/fullcost.js");
  assert.deepStrictEqual(
    (await (await whole.load()).fetchScenario("deepseek")).view(),
    core.scenario(scenarioText("deepseek")).view(),
  );
  assert.equal(typeof whole.mount, "function");
});

test("it works from a folder with spaces and letters beyond ASCII", async () => {
  const folder = mkdtempSync(join(tmpdir(), "full cöst "));
  try {
    cpSync(dist(""), join(folder, "dist ü"), { recursive: true });
    const moved = await import(pathToFileURL(join(folder, "dist ü", "core.js")));
    const other = await moved.load();
    assert.equal(other.twin, false);
    assert.equal((await other.fetchScenario("deepseek")).usd(), 2_544_000_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("no path of this machine stands in what is shipped", () => {
  const home = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");
  for (const file of [
    "fullcost.wasm",
    "article.wasm",
    "fullcost-twin.js",
    "article-twin.js",
    "analysis.wasm",
    "anywidget.js",
    "fullcost.js",
  ]) {
    const bytes = readFileSync(dist(file)).toString("latin1");
    for (const mark of [home, "/.cargo/registry", "registry/src/index."])
      assert.ok(!bytes.includes(mark), `${file}: ${mark}`);
  }
});

test("the standard library's formatting is in no wasm", () => {
  for (const file of ["fullcost.wasm", "article.wasm"]) {
    const fault = "a formatting trait implementation"; // a message of `format!`; see ARCHITECTURE.md
    assert.ok(!readFileSync(dist(file)).includes(fault), file);
  }
});

test("what is shipped evaluates no text, points to no source map, and names whose work it contains", () => {
  const files = readdirSync(dist("")).filter((name) => name.endsWith(".js"));
  assert.ok(files.length >= 8);
  for (const file of files) {
    const text = readFileSync(dist(file), "utf8");
    assert.doesNotMatch(text, /sourceMappingURL|\beval\(|\bnew Function\b/, file);
  }
  const notices = readFileSync(dist("THIRD-PARTY.txt"), "utf8");
  for (const name of ["lit-html", "wasm-bindgen"]) assert.match(notices, new RegExp(`^${name} \\d`, "m"));
});

let server;
let address;
const types = { typed: "application/wasm", untyped: "text/plain" };
before(async () => {
  server = createServer((request, response) => {
    const [, place] = request.url.split("/");
    if (types[place])
      return response.writeHead(200, { "content-type": types[place] }).end(readFileSync(dist("fullcost.wasm")));
    if (place === "broken") return response.writeHead(200, { "content-type": "application/wasm" }).end("no wasm");
    if (place === "scenario") return response.writeHead(200).end(scenarioText("small-lab"));
    if (place === "prose") return response.writeHead(200).end("<p>Sorry");
    if (place === "never") return;
    response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${server.address().port}/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** A copy of the module that has not loaded anything yet. */
const anew = async () => import(`../dist/core.js?${Math.random()}`);

test("a wrong type from the server does no harm; what is no wasm or not there brings the twin", async () => {
  for (const [place, twin] of [
    ["typed", false],
    ["untyped", false],
    ["broken", true],
    ["missing", true],
  ]) {
    const other = await (await anew()).load({ wasmUrl: address + place });
    assert.equal(other.twin, twin, place);
    assert.equal(other.scenario(scenarioText("deepseek")).usd(), 2_544_000_000);
  }
});

test("one who gives up does not stop the others", async () => {
  const fresh = await anew();
  const stop = new AbortController();
  const gone = fresh.load({ signal: stop.signal });
  const stays = fresh.load();
  stop.abort();
  await assert.rejects(gone, { name: "AbortError" });
  assert.equal((await stays).twin, false);
});

test("a scenario comes over the network, and every way it can fail has its words", async () => {
  const model = await core.fetchScenario(`${address}scenario`);
  assert.deepStrictEqual(model.view(), core.scenario(scenarioText("small-lab")).view());
  await assert.rejects(core.fetchScenario(`${address}missing`), { name: "FullcostError", code: "unknown_name" });
  await assert.rejects(core.fetchScenario(`${address}prose`), { name: "FullcostError", code: "syntax" });
  const soon = { signal: AbortSignal.timeout(50) };
  await assert.rejects(core.fetchScenario(`${address}never`, soon), { name: "TimeoutError" });
});
