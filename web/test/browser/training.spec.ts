// Golden training runs in a real browser, as wasm and as its twin, equal to the bit.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const file = join(import.meta.dirname ?? ".", "../../../tests/training.json");
const runs = JSON.parse(readFileSync(file, "utf8")).filter(({ ask }: { ask: string }) => ask !== "architecture");

for (const [name, path, twin] of [
  ["wasm", "/demo/static.html", false],
  ["twin", "/strict/demo/static.html", true],
] as const) {
  test(`${name}: golden training runs`, async ({ page }) => {
    await page.goto(path);
    const got = await page.evaluate(async (runs) => {
      const { load } = await import(new URL("../dist/core.js", location.href).href);
      const core = await load();
      const asked = {
        predict: (run: unknown) => core.predictTraining(run),
        search: (run: unknown) => core.searchLayouts(run),
        epoch: (run: unknown) => core.epochCosts(run),
      };
      const answer = ({ ask, run }: { ask: keyof typeof asked; run: unknown }) => {
        try {
          return { answer: asked[ask](run) };
        } catch (thrown) {
          const { code, path, message, accepted } = thrown as Record<string, unknown>;
          return { error: { code, path, message, accepted } };
        }
      };
      return { twin: core.twin, answers: runs.map(answer) };
    }, runs);
    const expected = runs.map(({ answer, error }: Record<string, unknown>) => (answer ? { answer } : { error }));
    expect(got).toEqual({ twin, answers: expected });
  });
}
