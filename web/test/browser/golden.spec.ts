// The golden vectors in a real browser: the wasm, its twin and the article build, equal to the bit.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const ROOT = join(import.meta.dirname ?? ".", "../../..");
const folder = join(ROOT, "tests/golden");
const golden = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
const drawn = readFileSync(join(folder, "draws.txt"), "utf8").trimEnd().split("\n");
const scenario = (id: string) => readFileSync(join(ROOT, "crates/fullcost/data/scenarios", `${id}.json`), "utf8");
const drawnText = (id: string) =>
  id === "every-distribution" ? readFileSync(join(ROOT, "tests", `${id}.json`), "utf8") : scenario(id);

for (const [name, path, twin] of [
  ["wasm", "/demo/static.html", false],
  ["twin", "/strict/demo/static.html", true],
] as const) {
  test(`${name}: golden vectors`, async ({ page }) => {
    await page.goto(path);
    for (const one of golden) {
      const got = await page.evaluate(
        async ({ one, text }) => {
          const fullcost = await import(new URL("../dist/fullcost.js", location.href).href);
          const core = await fullcost.load();
          const model = core.scenario(text);
          model.readings(one.readings);
          for (const [leaf, value] of Object.entries(one.set)) model.set(leaf, value);
          const bridge = one.reconcile && model.reconcile(one.reconcile.from, one.reconcile.to);
          return { twin: core.twin, outcome: model.evaluate(), view: model.view(), bridge };
        },
        { one, text: scenario(one.scenario_id) },
      );
      expect(got.twin, one.name).toBe(twin);
      expect(got.outcome, one.name).toEqual(one.outcome);
      expect(got.view, one.name).toEqual(one.view);
      if (one.reconcile) expect(got.bridge, one.name).toEqual(one.reconcile.answer);
    }
  });

  test(`${name}: draws`, async ({ page }) => {
    await page.goto(path);
    for (const line of drawn) {
      const [id = "", draws, fingerprint] = line.split(" ");
      const got = await page.evaluate(
        async ({ text, draws }) => {
          const { load } = await import(new URL("../dist/core.js", location.href).href);
          const core = await load();
          return { twin: core.twin, fingerprint: core.scenario(text).raw.fingerprint(draws) };
        },
        { text: drawnText(id), draws: Number(draws) },
      );
      expect(got, line).toEqual({ twin, fingerprint });
    }
  });
}

test("article build: golden vectors", async ({ page }) => {
  await page.goto("/demo/static.html");
  for (const one of golden.filter(({ scenario_id }) => scenario_id === "deepseek")) {
    const view = await page.evaluate(async (one) => {
      const article = await import(new URL("../dist/article.js", location.href).href);
      const { model } = await article.loadArticle("deepseek");
      model.set_readings(one.readings.join());
      for (const [leaf, value] of Object.entries(one.set)) model.set(model.index_of(leaf), value);
      return JSON.parse(model.view());
    }, one);
    expect(view, one.name).toEqual(one.view);
  }
});
