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
  for (const room of ["finance", "plausibility", "market", "training", "versions", "allocation"]) {
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
  // A document, its text, the id of a shipped one and a model ask the same.
  const ask = (scenario) => fc.whatIf(scenario, "rent-falls", { draws: 200 });
  const text = scenarioText("small-lab");
  for (const given of [text, JSON.parse(text), "small-lab", fc.scenario("small-lab")])
    assert.deepStrictEqual(ask(given), ask(lab()));
});

test("a scenario that is shipped goes by its id, and what is none has the words of Python and Rust", () => {
  const model = fc.scenario("small-lab");
  assert.deepStrictEqual(model.document, JSON.parse(scenarioText("small-lab")));
  assert.deepStrictEqual(model.evaluate(), lab().evaluate());
  const { error } = rooms.find(({ ask, error }) => ask === "as_known_on" && error?.code === "unknown_name");
  for (const ask of [
    (id) => fc.scenario(id),
    (id) => fc.whatIf(id, "rent-falls"),
    (id) => fc.allocation(id),
    (id) => fc.asKnownOn(id, "2025"),
    (id) => fc.scenarioAsKnownOn(id, "2025"),
  ]) {
    const { name, code, path, message, accepted } = caught(() => ask("small-lap"));
    assert.deepStrictEqual({ name, code, path, message, accepted }, { name: "FullcostError", ...error });
  }
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

test("as known on: a model is its document, and the scenario of a day is a model with that day's readings on", async () => {
  const other = (await loadCore()).scenario(scenarioText("small-lab"));
  const model = fc.scenario(scenarioText("deepseek"));
  model.set("busy_share", 0.9);
  const known = fc.asKnownOn(model, "2025-02-01");
  assert.deepStrictEqual(known, fc.asKnownOn("deepseek", "2025-02-01"));
  assert.deepStrictEqual(known, fc.asKnownOn(JSON.parse(scenarioText("deepseek")), "2025-02-01"));
  const then = fc.scenarioAsKnownOn("deepseek", "2025-02-01");
  assert.equal(fc.scenario(then), then); // a model is one already
  const usd = then.evaluate().scopes.find(({ id }) => id === "fleet_purchase").usd;
  assert.equal(usd, known.scopes.find(({ id }) => id === "fleet_purchase").usd_then);
  assert.equal(Math.round(usd), 1.3e9);
  const out = known.claims.filter(({ standing }) => standing !== "not_yet").map(({ id }) => id);
  assert.deepStrictEqual(
    then.claims().claims.map(({ id }) => id),
    out,
  );
  // What a model answers leans on the readings of that day.
  const { scopes, figures } = fc.diff(then, "deepseek");
  assert.equal(scopes.find(({ id }) => id === "fleet_purchase").difference_usd, 0.3e9);
  assert.deepStrictEqual(
    figures.map(({ path }) => path),
    ["bill"],
  );
  // Readings and numbers that were chosen stay, on top of what was known.
  model.readings("by-compute");
  const chosen = fc.scenarioAsKnownOn(model, "2025-02-01");
  assert.equal(chosen.get("busy_share"), 0.9);
  const both = fc.scenario(chosen.document);
  both.readings(["as-first-printed", "by-compute"]);
  both.set("busy_share", 0.9);
  assert.deepStrictEqual(chosen.evaluate(), both.evaluate());
  for (const [call, code, path] of [
    [() => fc.asKnownOn(fc.blob(lab().toBlob()), "2025"), "impossible", "scenario"],
    [() => fc.scenarioAsKnownOn(fc.blob(lab().toBlob()), "2025"), "impossible", "scenario"],
    [() => fc.scenarioAsKnownOn(other, "2025"), "wrong_type", "scenario"],
    [() => fc.scenario(other), "wrong_type", "scenario"],
    [() => fc.asKnownOn("small-lab", 2025), "wrong_type", "date"],
    [() => fc.asKnownOn("small-lab"), "missing", "date"],
    [() => fc.asKnownOn(undefined, "2025"), "missing", "scenario"],
    [() => fc.asKnownOn({ id: 5n }, "2025"), "wrong_type", "scenario.id"],
    [() => fc.asKnownOn("{", "2025"), "syntax", ""],
  ]) {
    const wrong = caught(call);
    assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", code, path]);
  }
});

test("electricity: what is asked stands in a row, as in Python, or is an object", () => {
  const { finance } = fc;
  const asked = { country: "US", from_year: 2023, to_year: 2025 };
  const rows = finance.electricity("US", 2023, 2025);
  assert.deepStrictEqual(
    rows.map(({ country, year }) => [country, year]),
    [2023, 2024, 2025].map((year) => ["US", year]),
  );
  assert.deepStrictEqual(rows, finance.electricity(asked));
  assert.deepStrictEqual(rows, finance.electricity(JSON.stringify(asked)));
  assert.deepStrictEqual(finance.electricity("US"), finance.electricity({ country: "US" }));
  for (const [given, code, path] of [
    [["Atlantis"], "unknown_name", "country"],
    [["US", "soon", 2025], "wrong_type", "from_year"],
    [["US", 2023], "missing", "to_year"],
    [["{"], "syntax", ""],
  ]) {
    const wrong = caught(() => finance.electricity(...given));
    assert.deepStrictEqual([wrong.code, wrong.path], [code, path], wrong.message);
  }
});

test("a difference: readings and set numbers count, and its parts add up", () => {
  const model = lab();
  model.set("fleet[h100].count", 384);
  model.set("fleet[h100].operation.parts.usd_per_kwh", 0.12);
  const found = fc.diff("small-lab", model);
  assert.deepStrictEqual(found, fc.diff(lab(), model));
  assert.deepStrictEqual(found, fc.diff(scenarioText("small-lab"), model));
  assert.deepStrictEqual(
    found.figures.map(({ path, after }) => [path, after]),
    [
      ["fleet[h100].count", 384],
      ["fleet[h100].operation.parts.usd_per_kwh", 0.12],
    ],
  );
  const moved = found.scopes.filter(({ difference_usd }) => difference_usd !== 0);
  assert.ok(moved.length > 2);
  for (const { id, difference_usd } of moved) {
    const parts = found.effects.filter(({ scope }) => scope === id).map(({ usd }) => usd);
    const sum = parts.reduce((total, usd) => total + usd, 0);
    assert.ok(Math.abs(sum - difference_usd) < 1e-9 * Math.abs(difference_usd), id);
  }
  assert.equal(model.get("fleet[h100].count"), 384); // the model is still there
  // A resolved scenario holds neither claims nor sources, and says so.
  const bare = fc.diff(lab(), fc.blob(lab().toBlob()));
  assert.deepStrictEqual([bare.figures, bare.notes.length], [[], 1]);
});

test("a difference: what is wrong stands in the version that it is in", async () => {
  const other = (await loadCore()).scenario(scenarioText("small-lab"));
  for (const [old, newer, code, path] of [
    [other, lab(), "wrong_type", "old"],
    ["small-lab", other, "wrong_type", "new"],
    ["small-lab", undefined, "wrong_type", "new"],
    [lab(), { ...JSON.parse(scenarioText("small-lab")), busy_share: 5n }, "wrong_type", "new.busy_share"],
    [lab(), "small-lap", "unknown_name", "new"],
    ["[", lab(), "syntax", "old"],
  ]) {
    const wrong = caught(() => fc.diff(old, newer));
    assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", code, path], wrong.message);
  }
});

test("allocation: readings and set numbers stay, and options are read strictly", async () => {
  const model = lab();
  const price = (found, row, step) => found.loaded.find((of) => of.row === row && of.step === step).loaded_usd;
  const before = fc.allocation(model);
  assert.deepStrictEqual(before, fc.allocation(scenarioText("small-lab"), {}));
  assert.deepStrictEqual(before, fc.allocation("small-lab"));
  assert.equal((price(before, "model", "organisation") / 1e6).toFixed(2), "29.10");
  const spread = fc.allocation(model, { spreadUnaccounted: true });
  assert.equal(spread.loaded.at(-1).step, "organisation");
  assert.ok(spread.loaded.some(({ step }) => step === "unaccounted"));
  assert.ok(price(spread, "model", "organisation") > price(before, "model", "organisation"));
  model.set("fleet[h100].life_years", 2.75);
  assert.notEqual(price(fc.allocation(model), "model", "hardware"), price(before, "model", "hardware"));
  const other = (await loadCore()).scenario(scenarioText("small-lab"));
  for (const [scenario, options, code, path] of [
    [other, {}, "wrong_type", "scenario"],
    [model, true, "wrong_type", "options"],
    [model, null, "wrong_type", "options"],
    [model, { spread_unaccounted: true }, "unknown_key", "spread_unaccounted"],
    [model, { spreadUnaccounted: "yes" }, "wrong_type", "spreadUnaccounted"],
    ["{", {}, "syntax", ""],
  ]) {
    const wrong = caught(() => fc.allocation(scenario, options));
    assert.deepStrictEqual([wrong.name, wrong.code, wrong.path], ["FullcostError", code, path], wrong.message);
  }
});

test("no page carries any of it", () => {
  for (const file of ["article.js", "article.wasm", "fullcost.js", "fullcost.wasm", "core.js", "anywidget.js"]) {
    const bytes = readFileSync(dist(file), "latin1");
    assert.doesNotMatch(bytes, /capital_recovery_factor|own_rent_table|rent-falls|scenario_as_known_on/, file);
  }
  assert.match(readFileSync(dist("analysis.wasm"), "latin1"), /capital_recovery_factor/);
});
