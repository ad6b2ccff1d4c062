// The full build in Node: golden vectors, bad scenarios, and what only JavaScript can get wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FullcostError, load } from "../dist/core.js";
import { caught, drawn, errors, golden, holdsDraws, holdsError, holdsGolden, scenarioText } from "./cases.mjs";

const core = await load();
const deepseek = () => core.scenario(JSON.parse(scenarioText("deepseek")));

test("there are golden vectors and bad scenarios", () => {
  assert.ok(golden.length >= 6);
  assert.ok(errors.length >= 60);
  assert.equal(core.twin, false);
  assert.match(core.version, /^\d+\.\d+\.\d+$/);
});

for (const one of golden) {
  test(`golden: ${one.name}`, () => holdsGolden(core.scenario(scenarioText(one.scenario_id)), one));
  test(`golden through bytes: ${one.name}`, () => {
    const blob = core.scenario(scenarioText(one.scenario_id)).toBlob();
    holdsGolden(core.blob(blob), one);
  });
}

for (const one of drawn) test(`${one.draws} draws: ${one.id}`, () => holdsDraws(core, one));

for (const one of errors) test(`error: ${one.name}`, () => holdsError(core, one));

test("an object and its text give the same", () => {
  const text = scenarioText("deepseek");
  assert.deepStrictEqual(core.scenario(text).evaluate(), core.scenario(JSON.parse(text)).evaluate());
});

test("a shipped scenario comes by its id, from disk in Node", async () => {
  const model = await core.fetchScenario("deepseek");
  assert.deepStrictEqual(model.view(), deepseek().view());
  assert.equal(model.document.id, "deepseek");
  await assert.rejects(core.fetchScenario("nobody"), { name: "FullcostError", code: "unknown_name", path: "scenario" });
});

test("yuan become dollars at the rate of their date, and say so", () => {
  const written = JSON.parse(scenarioText("rented-run"));
  written.dollars_of = 2024;
  written.rent_usd_per_gpu_hour = { value: 14.3478, currency: "cny", on: "2025-08", status: "assumed" };
  const row = core
    .scenario(written)
    .leaves()
    .find(({ path }) => path === "rent_usd_per_gpu_hour");
  assert.ok(Math.abs(row.value / ((2 * 313.689) / 321.943) - 1) < 1e-14);
  assert.deepStrictEqual(row.converted, [
    "7.1739 cny for a dollar, mean of 2025-08 (ecb-reference-rates)",
    "dollars of 2025 in those of 2024: price index 313.689 over 321.943 (bls-cpi-u)",
  ]);
});

test("numbers that JSON cannot write", () => {
  const words = [
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "inf"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ];
  for (const [number, word] of words) {
    const wrong = caught(() => core.scenario({ ...JSON.parse(scenarioText("deepseek")), busy_share: number }));
    assert.equal(String(wrong), `busy_share: must be a finite number, got ${word}`);
    assert.equal(wrong.code, "not_finite");
  }
});

test("what is no JSON value is refused where it stands", () => {
  for (const [value, kind] of [
    [10n, "bigint"],
    [() => 1, "function"],
    [Symbol("x"), "symbol"],
  ]) {
    const document = JSON.parse(scenarioText("deepseek"));
    document.fleet[0].count = value;
    const wrong = caught(() => core.scenario(document));
    assert.equal(wrong.code, "wrong_type");
    assert.equal(wrong.path, `fleet[${document.fleet[0].id}].count`);
    assert.equal(wrong.message, `must be a JSON value, got a ${kind}`);
    assert.equal(caught(() => core.scenario(value)).code, "wrong_type");
  }
});

test("an undefined field is left out, a circle and a deep nest end", () => {
  const document = JSON.parse(scenarioText("deepseek"));
  assert.deepStrictEqual(
    core.scenario({ ...document, dollars_of: undefined }).evaluate(),
    core.scenario(document).evaluate(),
  );
  const circle = { id: "c" };
  circle.fleet = [circle];
  const endless = caught(() => core.scenario(circle));
  assert.deepStrictEqual(
    [endless.code, endless.message],
    ["too_large", "is nested more than 32 deep, or contains itself"],
  );
  let deep = {};
  for (let level = 0; level < 100_000; level++) deep = { deep };
  assert.equal(caught(() => core.scenario(deep)).code, "too_large");
  const text = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  assert.ok(["too_large", "syntax"].includes(caught(() => core.scenario(text)).code));
  for (const nothing of [null, undefined, 5, [], new Map([["id", "x"]]), new Date(0)]) {
    assert.ok(caught(() => core.scenario(nothing)) instanceof FullcostError);
  }
});

test("an object with too many keys is refused, as text too", () => {
  const wide = Object.fromEntries(Array.from({ length: 1001 }, (_, place) => [`k${place}`, place]));
  for (const document of [wide, JSON.stringify(wide)]) {
    const { code, path, message } = caught(() => core.scenario(document));
    assert.deepStrictEqual([code, path, message], ["too_large", "", "an object has too many keys"]);
  }
});

test("a proxy or a getter that throws is an error, not a trap", () => {
  const getter = Object.defineProperty({}, "id", { enumerable: true, get: () => assert.fail("read") });
  assert.ok(caught(() => core.scenario(getter)) instanceof Error);
  assert.equal(deepseek().usd(), 2_544_000_000); // and the core still answers
});

test("a refused number leaves everything as it was", () => {
  const model = deepseek();
  const before = model.view();
  const wrong = caught(() => model.set("busy_share", 1.5));
  assert.equal(wrong.code, "out_of_range");
  assert.equal(wrong.path, "busy_share");
  assert.match(wrong.stack, /FullcostError: busy_share: must be <= 1/);
  assert.deepStrictEqual(model.view(), before);
  assert.equal(caught(() => model.set("busy_sahre", 0.5)).code, "unknown_path");
  assert.equal(caught(() => model.raw.get(1e6)).code, "unknown_path");
});

test("text in the place of a number is a range or, for a moment, a date", () => {
  const model = core.scenario(scenarioText("four-generations"));
  const at = "fleet[gb300].bought.date";
  model.set(at, "2027-07");
  assert.equal(model.get(at), 4.5);
  model.setRange(at, "2027");
  assert.equal(model.get(at), 4);
  model.set("busy_share", "0.4 to 0.8");
  assert.ok(model.get("busy_share") > 0.4 && model.get("busy_share") < 0.8);
  const { code, path, message } = caught(() => model.set(at, "soon"));
  assert.deepStrictEqual([code, path], ["wrong_type", at]);
  assert.match(message, /must be a date, years after the start of the window or a range of them/);
  assert.equal(caught(() => model.set("busy_share", true)).code, "wrong_type");
  const undated = core.scenario({ ...JSON.parse(scenarioText("small-lab")) });
  assert.equal(caught(() => undated.set("busy_share", "2027-07")).path, "busy_share");
});

test("a reading may stand without a list, and what is no name is refused", () => {
  const [one, other] = [deepseek(), deepseek()];
  one.readings("sixteen-bits");
  other.readings(["sixteen-bits"]);
  assert.deepStrictEqual(one.evaluate(), other.evaluate());
  for (const wrong of [3, null, undefined, [3], { id: "sixteen-bits" }]) {
    const { name, code, path } = caught(() => one.readings(wrong));
    assert.deepEqual([name, code, path], ["FullcostError", "wrong_type", "readings"]);
  }
  assert.equal(caught(() => one.readings("sixteen")).code, "unknown_name");
});

test("set, get, readings, scope, ticks, order, reset", () => {
  const model = deepseek();
  const first = model.view();
  model.set("busy_share", 0.25);
  assert.equal(model.get("busy_share"), 0.25);
  const leaf = model.leaves().find(({ path }) => path === "busy_share");
  assert.equal(leaf.value, 0.25);
  model.scope("fleet_purchase");
  assert.equal(model.view().hero.answer.usd, model.usd());
  model.nature("operation", true);
  assert.notEqual(model.usd(), 0);
  const [axis] = model.view().bridge.order ?? [];
  if (axis) model.order([axis.axis]);
  const reading = model.view().readings.items[0];
  model.readings([reading.id]);
  assert.equal(model.view().readings.items[0].on, true);
  model.reset();
  assert.deepStrictEqual(model.view(), first);
});

test("a way is as long as its steps", () => {
  const way = deepseek().reconcile("v3-official-usd", "analyst-servers");
  const sum = way.steps.reduce((total, { usd }) => total + usd, 0);
  assert.ok(Math.abs(way.model_from_usd + sum - way.model_to_usd) < 1);
});

test("claims name their sources, and the catalog is there", () => {
  const { claims, sources } = deepseek().claims();
  assert.ok(claims.length > 10 && sources.length > 5);
  assert.deepStrictEqual(core.blob(deepseek().toBlob()).claims(), { claims: [], sources: [] });
  const chips = core.catalog();
  assert.ok(chips.some(({ key }) => key === "h800-sxm"));
});

test("bytes that are no resolved scenario", () => {
  const blob = deepseek().toBlob();
  for (const bytes of [
    new Uint8Array(),
    new Uint8Array(5000),
    blob.slice(0, -1),
    blob.with(blob.length >> 1, 255 - blob[blob.length >> 1]),
  ]) {
    assert.equal(caught(() => core.blob(bytes)).code, "bad_blob");
  }
});

test("models do not share numbers, and one that was freed says so", () => {
  const [one, other] = [deepseek(), deepseek()];
  one.set("busy_share", 0.1);
  assert.notEqual(other.get("busy_share"), 0.1);
  one.free();
  assert.throws(() => one.get("busy_share"), /null pointer/);
});
