// Training performance in Node: golden runs, what they are given as, and that the article build carries nothing of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as article from "../dist/article.js";
import { load } from "../dist/core.js";
import { caught, dist, holdsRun, runs } from "./cases.mjs";

const core = await load();

test("there are golden runs, and such as are refused", () => {
  assert.ok(runs.filter(({ answer }) => answer).length >= 10);
  assert.ok(runs.filter(({ error }) => error).length >= 10);
});

for (const one of runs) test(`golden run: ${one.name}`, () => holdsRun(core, one));

test("a run may be text, and what is none has its words", () => {
  const { run, answer } = runs.find(({ ask }) => ask === "predict");
  assert.deepStrictEqual(core.predictTraining(JSON.stringify(run)), answer);
  assert.equal(caught(() => core.predictTraining("{")).code, "syntax");
  const wrong = caught(() => core.predictTraining({ ...run, tokens: Number.NaN }));
  assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", "not_finite", "tokens"]);
  assert.equal(caught(() => core.predictTraining({ ...run, tokens: 5n })).path, "tokens");
  for (const nothing of [null, undefined, 5, []]) {
    assert.equal(caught(() => core.searchLayouts(nothing)).name, "FullcostError");
  }
});

test("every architecture that is known has a name by which it is predicted", () => {
  const rows = core.architectures();
  assert.ok(rows.length >= 50);
  const layout = { gpus: 8, batch: 64, seq_len: 2048 };
  for (const { key, parameters_b, active_parameters_b } of rows) {
    const found = core.predictTraining({ model: key, chip: "H100", released: 2025, layout });
    assert.deepStrictEqual([found.parameters_b, found.active_parameters_b], [parameters_b, active_parameters_b]);
  }
});

test("the article build carries nothing of it", () => {
  for (const name of Object.keys(article)) assert.doesNotMatch(name, /training|layouts|architecture|epoch/i);
  for (const file of ["article.js", "article.wasm", "article-twin.js"]) {
    assert.doesNotMatch(readFileSync(dist(file), "latin1"), /tensor-parallel|llama3\.1-405b|seq_len/, file);
  }
});
