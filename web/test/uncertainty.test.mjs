// Uncertainty at the JavaScript door: what was asked is what is answered, and nothing holds a page up.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { load } from "../dist/core.js";
import { caught, dist, scenarioText } from "./cases.mjs";

const core = await load();
const deepseek = () => core.scenario(scenarioText("deepseek"));
const BUSY = "busy_share";
const IN_USE = "usd_per_busy_gpu_hour";
/** Nothing is uncertain but how busy the fleet is. */
function unsure() {
  const model = deepseek();
  for (const { path, value, distribution } of model.leaves()) if (distribution) model.set(path, value);
  model.setRange(BUSY, "0.4 to 0.8");
  return model;
}
const of = ({ quantiles }, level) => quantiles.find(({ p }) => p === level).value;

test("a sample has what was asked for, and the seed is all that chance has", () => {
  const model = deepseek();
  const asked = { draws: 2000, seed: 7, outputs: ["fleet_tco", IN_USE], quantiles: [0.2, 0.8], bins: 12 };
  const sampled = model.sample(asked);
  assert.deepStrictEqual([sampled.draws, sampled.seed, sampled.summary], [2000, 7, "exact"]);
  assert.deepStrictEqual(
    sampled.outputs.map(({ id }) => id),
    asked.outputs,
  );
  for (const output of sampled.outputs) {
    assert.ok(of(output, 0.2) < output.mean && output.mean < of(output, 0.8), output.id);
    assert.equal(output.histogram.counts.length, 12);
  }
  assert.deepStrictEqual(model.sample(asked), sampled);
  assert.notDeepStrictEqual(model.sample({ ...asked, seed: 8 }), sampled);
  for (const method of ["latin_hypercube", "sobol"]) assert.equal(model.sample({ ...asked, method }).method, method);
});

test("draws are those of the sample", () => {
  const asked = { draws: 1000, outputs: [IN_USE] };
  const model = unsure();
  const { inputs, outputs } = model.draws(asked);
  assert.deepStrictEqual([Object.keys(outputs), inputs[BUSY].length], [[IN_USE], 1000]);
  const ordered = outputs[IN_USE].slice().sort();
  const [{ quantiles, mean }] = model.sample(asked).outputs;
  assert.ok(Math.abs(outputs[IN_USE].reduce((sum, x) => sum + x, 0) / 1000 / mean - 1) < 1e-12);
  for (const { p, value } of quantiles)
    assert.ok(ordered[Math.floor(p * 999)] <= value && value <= ordered[Math.ceil(p * 999)], p);
});

test("a range takes the place of a number, a number that of a range, and a refused one leaves both", () => {
  const model = unsure();
  const before = model.sample({ draws: 600 });
  assert.equal(before.inputs, 1);
  const wrong = caught(() => model.setRange(BUSY, { uniform: { low: 0.9, high: 0.2 } }));
  assert.deepStrictEqual([wrong.code, wrong.path], ["reversed_range", `${BUSY}.uniform.low`]);
  for (const spec of [
    { samples: { values: [0.5, Number.NaN] } },
    { discrete: { values: [0.5], weights: [Number.NaN] } },
  ])
    assert.equal(caught(() => model.setRange(BUSY, spec)).code, "not_finite");
  assert.equal(caught(() => model.setRange(BUSY, { normal: { mean: 5, sd: 1 } })).code, "out_of_range");
  assert.equal(caught(() => model.setRange("busy_shar", "0.4 to 0.8")).code, "unknown_path");
  assert.deepStrictEqual(model.sample({ draws: 600 }), before);
  model.set(BUSY, 0.5);
  assert.equal(model.sample({ draws: 600 }).outputs[0].varies, false);
});

test("what drives an output, with total indices and in groups", () => {
  const model = deepseek();
  const { output, drivers } = model.drivers({ draws: 2000, outputs: ["fleet_tco"] });
  assert.equal(output, "fleet_tco");
  assert.ok(drivers.length > 1);
  const alone = unsure().drivers({ draws: 2048, outputs: [IN_USE], total: true });
  assert.equal(alone.drivers[0].path, BUSY);
  const together = model.drivers({ draws: 1024, outputs: ["fleet_tco"], total: true, groups: ["stated_totals"] });
  assert.ok(together.drivers.some(({ path }) => path.startsWith("stated_totals + ")));
});

test("what would have to be true", () => {
  const model = unsure();
  const [all] = model.sample({ outputs: [IN_USE] }).outputs;
  const found = model.condition({ outputs: [IN_USE], high: of(all, 0.25) });
  assert.ok(Math.abs(found.share - 0.25) < 0.01 && found.mean < all.mean);
  assert.equal(found.inputs[0].path, BUSY);
  const none = caught(() => model.condition({ outputs: [IN_USE], high: 0.01 }));
  assert.equal(none.code, "too_few_draws");
});

test("a curve follows an answer along one number", () => {
  const model = deepseek();
  const { path, output, points } = model.curve(BUSY, { outputs: [IN_USE], points: 8 });
  assert.deepStrictEqual([path, output, points.length], [BUSY, IN_USE, 8]);
  for (const { low, median, high } of points) assert.ok(low < median && median < high);
  assert.ok(points[0].median > points[7].median);
  model.set(BUSY, 0.5);
  const still = caught(() => model.curve(BUSY));
  assert.deepStrictEqual([still.code, still.path], ["wrong_type", BUSY]);
});

test("how many draws agree with each claim", () => {
  const shares = deepseek().claimShares({ draws: 1000 });
  assert.ok(shares.length > 5);
  for (const { id, share, standard_error } of shares)
    assert.ok(share >= 0 && share <= 1 && standard_error >= 0 && standard_error < 0.02, id);
});

test("a solved number gives the goal", () => {
  const model = unsure();
  const goal = model.sample({ draws: 600, outputs: [IN_USE] }).outputs[0].mean;
  const { solutions } = model.solve(IN_USE, goal, [BUSY]);
  model.set(BUSY, solutions[0].values[0]);
  const got = model.sample({ draws: 600, outputs: [IN_USE] }).outputs[0].point;
  assert.ok(Math.abs(got / goal - 1) < 1e-9);
});

test("a distribution by itself", () => {
  const normal = core.distribution({ normal: { mean: 10, sd: 2 } });
  assert.deepStrictEqual([normal.mean(), normal.sd(), normal.quantile(0.5), normal.cdf(10)], [10, 2, 10, 0.5]);
  const draws = normal.sample({ draws: 10_000 });
  assert.ok(Math.abs(draws.reduce((sum, x) => sum + x, 0) / draws.length - 10) < 0.1);
  assert.deepStrictEqual(normal.sample({ draws: 10_000 }), draws);
  assert.equal(caught(() => normal.quantile(1.2)).code, "out_of_range");
  const range = core.distribution("6 to 10");
  assert.ok(Math.abs(range.cdf(10) - range.cdf(6) - 0.9) < 1e-9);
  range.free();
});

test("a sweep has a row for each combination, the same as setting the numbers", async () => {
  const model = deepseek();
  const grid = { [BUSY]: [0.4, 0.6], "fleet[h20].count": [20_000, 30_000, 40_000] };
  const told = [];
  const onProgress = (done, rows) => told.push([done, rows]);
  const table = await model.sweep({ grid, outputs: [IN_USE] }, { onProgress });
  assert.deepStrictEqual(Object.keys(table), [...Object.keys(grid), IN_USE]);
  assert.deepStrictEqual([...table[BUSY]], [0.4, 0.4, 0.4, 0.6, 0.6, 0.6]);
  assert.deepStrictEqual(told.at(-1), [6, 6]);
  for (const [row, value] of table[IN_USE].entries()) {
    const one = deepseek();
    for (const path of Object.keys(grid)) one.set(path, table[path][row]);
    assert.equal(one.sample({ draws: 1, outputs: [IN_USE] }).outputs[0].point, value);
  }
  const rows = [...table[BUSY]].map((busy, row) => ({
    [BUSY]: busy,
    "fleet[h20].count": table["fleet[h20].count"][row],
  }));
  assert.deepStrictEqual(await model.sweep({ rows, outputs: [IN_USE] }), table);
});

test("with draws, a row is what sampling it gives", async () => {
  const model = unsure();
  model.setRange("fleet[h20].count", "20000 to 40000");
  const ask = { draws: 500, outputs: [IN_USE], quantiles: [0.1] };
  const table = await model.sweep({ grid: { [BUSY]: [0.4, 0.7] }, ...ask });
  model.set(BUSY, 0.7);
  const [{ mean, sd, quantiles, unanswered }] = model.sample(ask).outputs;
  const row = ["mean", "sd", "p10", "unanswered"].map((part) => table[`${IN_USE}.${part}`][1]);
  assert.deepStrictEqual(row, [mean, sd, quantiles[0].value, unanswered]);
});

test("a sweep that says nothing more tells what the scenario counts first, and three quantiles of it", async () => {
  const grid = { [BUSY]: [0.5] };
  assert.deepStrictEqual(Object.keys(await deepseek().sweep({ grid })), [BUSY, "fleet_tco"]);
  const names = ["mean", "sd", "p05", "p50", "p95", "unanswered"].map((part) => `fleet_tco.${part}`);
  assert.deepStrictEqual(Object.keys(await deepseek().sweep({ grid, draws: 20 })), [BUSY, ...names]);
});

test("readings vary by their ids", async () => {
  const model = deepseek();
  const readings = ["", ["by-type"], "hoppers-only,by-compute", []];
  const { readings: places, fleet_tco } = await model.sweep({ grid: { readings, [BUSY]: [0.5] } });
  assert.deepStrictEqual([...places], [0, 1, 2, 0]);
  model.set(BUSY, 0.5);
  const usd = readings.map((ids) => {
    model.readings(typeof ids === "string" ? ids.split(",").filter(Boolean) : ids);
    return model.sample({ draws: 1, outputs: ["fleet_tco"] }).outputs[0].point;
  });
  assert.deepStrictEqual([...fleet_tco], usd);
  const rows = readings.map((ids) => ({ readings: ids, [BUSY]: 0.5 }));
  assert.deepStrictEqual((await deepseek().sweep({ rows })).fleet_tco, fleet_tco);
  for (const wrong of [0, 99, null, [1]])
    await assert.rejects(deepseek().sweep({ grid: { readings: ["", wrong] } }), {
      code: "wrong_type",
      path: "readings[1]",
    });
  await assert.rejects(deepseek().sweep({ grid: { readings: ["by-typ"] } }), { code: "unknown_name" });
});

test("a condition without a bound is refused, and draws that memory cannot hold", () => {
  assert.equal(caught(() => deepseek().condition({})).code, "missing");
  const { code, path } = caught(() => deepseek().sample({ draws: 2 ** 26, summary: "exact" }));
  assert.deepStrictEqual([code, path], ["too_large", "draws"]);
  assert.equal(caught(() => deepseek().draws({ draws: 2 ** 26 })).code, "too_large");
});

test("a sweep over nothing is refused, not answered with zeros", async () => {
  for (const [key, what] of [
    ["grid", {}],
    ["rows", []],
    ["rows", [{}]],
  ])
    await assert.rejects(deepseek().sweep({ [key]: what }), { code: "missing", path: key });
  await assert.rejects(deepseek().sweep({ grid: { [BUSY]: [Number.NaN] } }), {
    code: "not_finite",
    path: `${BUSY}[0]`,
  });
});

/** A sweep that takes seconds. */
const long = { grid: { [BUSY]: Array.from({ length: 5000 }, (_, place) => 0.3 + place / 1e4) }, draws: 2000 };

test("a sweep is stopped within 100 ms, with the signal's reason, and the model is as it was", async () => {
  const model = deepseek();
  const before = model.view();
  const stop = new AbortController();
  let [rows, stopped] = [0, 0];
  const onProgress = (done) => {
    rows = done;
  };
  const going = model.sweep(long, { signal: stop.signal, onProgress });
  setTimeout(() => {
    stopped = performance.now();
    stop.abort(new Error("enough"));
  }, 150);
  await assert.rejects(going, /^Error: enough$/);
  const took = performance.now() - stopped;
  assert.ok(took < 100, `${took} ms`);
  assert.ok(rows > 0 && rows < 5000, `${rows} rows`);
  const last = rows;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(rows, last); // nothing goes on behind the caller's back
  assert.deepStrictEqual(model.view(), before);
  await assert.rejects(model.sweep(long, { signal: AbortSignal.abort("never") }), (thrown) => thrown === "never");
});

test("slices leave room: what waits has its turn every few milliseconds", async () => {
  const stop = new AbortController();
  const gaps = [];
  let last = performance.now();
  const onProgress = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    if (gaps.length === 60) stop.abort();
  };
  const grid = { [BUSY]: Array.from({ length: 1000 }, (_, place) => 0.3 + place / 2e3), window_years: [3, 4, 5] };
  const many = {
    grid: { ...grid, rent_usd_per_gpu_hour: Array.from({ length: 1000 }, (_, place) => 1 + place / 1e3) },
  };
  await assert.rejects(deepseek().sweep(many, { signal: stop.signal, onProgress }), { name: "AbortError" });
  const median = gaps.sort((a, b) => a - b)[gaps.length >> 1];
  assert.ok(median < 10, `${median} ms`); // the median: a busy machine may take its time over some
});

test("the examples of the README, and of the page on versions, run", async (context) => {
  const pages = ["../README.md", "../../docs/versions.md"];
  const text = pages.map((page) => readFileSync(new URL(page, import.meta.url), "utf8")).join("\n");
  const examples = [...text.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  assert.equal(examples.length, 5);
  const { mock } = context.mock.method(console, "log", () => {});
  for (const code of examples) {
    const placed = code.replace(/"fullcost\/(core|analysis)"/, (_, entry) => `"${dist(`${entry}.js`).href}"`);
    await import(`data:text/javascript,${encodeURIComponent(placed)}`);
  }
  for (const { arguments: told } of mock.calls) assert.ok(told.every((part) => part !== undefined && String(part)));
  assert.equal(mock.callCount(), 21);
});
