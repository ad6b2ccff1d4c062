// The analysis build in Node: golden rooms, what only JavaScript can get wrong, and that no page carries any of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FullcostError, load } from "../dist/analysis.js";
import { load as loadCore } from "../dist/core.js";
import { caught, dist, golden, holdsGolden, holdsRoom, holdsRun, rooms, runs, scenarioText } from "./cases.mjs";

const fc = await load();
const lab = () => fc.scenario(scenarioText("small-lab"));

test("each room has golden answers, and words of refusal", () => {
  assert.equal(fc.twin, false);
  for (const room of ["finance", "plausibility", "market", "training"]) {
    const of = rooms.filter((one) => one.room === room);
    assert.ok(of.filter((one) => "answer" in one).length >= 3, room);
    assert.ok(of.filter((one) => "error" in one).length >= 3, room);
  }
});

for (const one of rooms) test(`golden ${one.room}: ${one.name}`, () => holdsRoom(fc, one));

test("it is the whole core too", () => {
  holdsGolden(fc.scenario(scenarioText(golden[0].scenario_id)), golden[0]);
  for (const one of runs.slice(0, 2)) holdsRun(fc, one);
});

test("tables that take no question", () => {
  assert.ok(fc.market().some(({ id }) => id === "rent-falls"));
  assert.ok(fc.finance.cases().some(({ id, ownership }) => id === "one-gw-5y" && ownership));
  assert.equal(fc.finance.ownRentTable().rows.length, 7);
  const over = new Map(fc.publishedRuns().map((run) => [run.key, run.reported_over_predicted]));
  assert.ok(over.get("deepseek-v3") < over.get("bloom-176b"));
  assert.ok(fc.energyDisclosures().every(({ computed, disclosed }) => computed > 0 || disclosed === 0));
  const measured = fc.measuredRuns();
  const audited = measured.filter(({ table }) => table === "mlperf");
  const inside = audited.filter(({ step_s, low80_s, high80_s }) => low80_s < step_s && step_s < high80_s);
  assert.equal(audited.length, 28);
  assert.ok(inside.length >= 21 && inside.length <= 24, `${inside.length}`);
  assert.ok(fc.prices().length > fc.prices({ what: "rental" }).length);
});

test("cases with a published answer come out", () => {
  const { ownership } = fc.finance.cases().find(({ id }) => id === "one-gw-5y");
  assert.equal((fc.ownership(ownership).years[0].annuity_usd / 1e9).toFixed(1), "8.5");
  const { capital } = fc.finance.cases().find(({ id }) => id === "neocloud-debt");
  assert.equal(fc.finance.costOfCapital(capital).cost_share.toFixed(3), "0.111");
});

test("a document may be text, and what is none has its words", () => {
  const { asked, answer } = rooms.find(({ ask }) => ask === "ownership");
  assert.deepStrictEqual(fc.ownership(JSON.stringify(asked)), answer);
  assert.equal(caught(() => fc.ownership("{")).code, "syntax");
  const wrong = caught(() => fc.ownership({ ...asked, years: Number.NaN }));
  assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", "not_finite", "years"]);
  assert.equal(caught(() => fc.goodput({ gpus: 5n })).path, "gpus");
  for (const nothing of [null, undefined, 5, []]) {
    for (const ask of ["ownership", "checkSupply", "costMethods", "runEnergy"]) {
      assert.ok(caught(() => fc[ask](nothing)) instanceof FullcostError, `${ask} ${nothing}`);
    }
  }
});

test("flows may be doubles, and what is no number is refused where it stands", () => {
  const flows = [-100, 39, 59, 55, 20];
  assert.equal(fc.finance.irr(Float64Array.from(flows)), fc.finance.irr(flows));
  for (const [call, code, path] of [
    [() => fc.finance.npv("0.1", flows), "wrong_type", "rate"],
    [() => fc.finance.npv(undefined, flows), "missing", "rate"],
    [() => fc.finance.npv(Number.NaN, flows), "not_finite", "rate"],
    [() => fc.finance.npv(0.1, [1, "2"]), "wrong_type", "values[1]"],
    [() => fc.finance.irr("flows"), "wrong_type", "values"],
    [() => fc.finance.irr(), "missing", "values"],
    [() => fc.finance.fv(0.1, 2, 3), "missing", "pv"],
    [() => fc.convert(1, "gbp", 2024), "unknown_name", "currency"],
  ]) {
    const wrong = caught(call);
    assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", code, path]);
  }
});

test("what if: readings and set numbers stay, and the numbers that change can be put on", () => {
  const model = lab();
  const life = "fleet[h100].life_years";
  model.set(life, 2.75);
  const found = fc.whatIf(model, "capex-slowdown", { draws: 500, outputs: ["fleet_purchase"] });
  const [output] = found.outputs;
  assert.ok(Math.abs(output.relative + 0.2) < 1e-12);
  const changed = found.patches[0].changes.map(({ path }) => path);
  assert.deepStrictEqual(Object.keys(found.values).sort(), changed.sort());
  assert.equal(model.get(life), 2.75);
  const usd = () => model.evaluate().scopes.find(({ id }) => id === "fleet_purchase").usd;
  assert.equal(usd(), output.before);
  for (const [path, value] of Object.entries(found.values)) {
    if (typeof value === "number") model.set(path, value);
    else model.setRange(path, value);
  }
  assert.equal(usd(), output.after);
  // A document, its text and a model ask the same.
  const ask = (scenario) => fc.whatIf(scenario, "rent-falls", { draws: 200 });
  const text = scenarioText("small-lab");
  assert.deepStrictEqual(ask(text), ask(lab()));
  assert.deepStrictEqual(ask(JSON.parse(text)), ask(lab()));
});

test("what if: a model of another build is refused, and so are wrong options", async () => {
  const other = (await loadCore()).scenario(scenarioText("small-lab"));
  const wrong = caught(() => fc.whatIf(other, "rent-falls"));
  assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", "wrong_type", "scenario"]);
  for (const [patches, options, code, path] of [
    [[], {}, "missing", "patches"],
    [undefined, {}, "wrong_type", "patches[0]"],
    [5n, {}, "wrong_type", "patches"],
    ["rent-falls", { outputs: ["fleet_tca"] }, "unknown_name", "outputs[0]"],
    ["rent-falls", { draw: 5 }, "unknown_key", "draw"],
  ]) {
    const wrong = caught(() => fc.whatIf(lab(), patches, options));
    assert.deepStrictEqual([wrong.code, wrong.path], [code, path], wrong.message);
  }
  assert.equal(caught(() => fc.whatIf("{", "rent-falls")).code, "syntax");
  assert.ok(caught(() => fc.whatIf(null, "rent-falls")) instanceof FullcostError);
});

test("no page carries any of it", () => {
  for (const file of ["article.js", "article.wasm", "fullcost.js", "fullcost.wasm", "core.js", "anywidget.js"]) {
    const bytes = readFileSync(dist(file), "latin1");
    assert.doesNotMatch(bytes, /capital_recovery_factor|own_rent_table|rent-falls/, file);
  }
  assert.match(readFileSync(dist("analysis.wasm"), "latin1"), /capital_recovery_factor/);
});
