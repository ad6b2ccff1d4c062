// The strip of what is told: names and blocks stand apart, and the list shows what the picture shows.

import { expect, test } from "@playwright/test";
import { open } from "./page.js";

const SCENARIOS = ["deepseek", "deepseek-r1-rl", "small-lab", "four-generations", "rented-run"];

/** The least room between boxes that stand on one line. */
const least = (boxes: { left: number; right: number; line: number }[]) => {
  const sorted = boxes.toSorted((a, b) => a.line - b.line || a.left - b.left);
  const gaps = sorted.slice(1).map((box, i) => {
    const before = sorted[i] as (typeof sorted)[0];
    return box.line === before.line ? box.left - before.right : Number.POSITIVE_INFINITY;
  });
  return Math.min(...gaps);
};

for (const width of [280, 360, 480, 768, 1280]) {
  test(`names and blocks of the strip stand apart at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const scenario of SCENARIOS) {
      const { widget } = await open(page, `/dist/frame.html?scenario=${scenario}`);
      const { names, blocks, end } = await widget.evaluate((host) => {
        const picture = host.shadowRoot?.querySelector("svg.picture") as SVGElement;
        const boxes = (selector: string) =>
          [...picture.querySelectorAll(selector)].map((mark) => {
            const { left, right, top } = mark.getBoundingClientRect();
            return { left, right, line: Math.round(top / 4) };
          });
        const names = boxes('text:is([y="12"], [y="28"])');
        const blocks = boxes("path[data-item], rect:is(.own-line, .ghost-line)");
        return { names, blocks, end: picture.getBoundingClientRect().right };
      });
      expect(least(names), scenario).toBeGreaterThanOrEqual(8);
      expect(least(blocks), scenario).toBeGreaterThanOrEqual(1);
      expect(Math.max(...[...names, ...blocks].map((box) => box.right)), scenario).toBeLessThanOrEqual(end + 0.5);
      // A part of them may be too narrow for its name, not all.
      expect(names.length, scenario).toBeGreaterThanOrEqual(4);
    }
  });
}

test("a later run has the same part of a square in the list", async ({ page }) => {
  const { widget } = await open(page, "/dist/frame.html?scenario=four-generations");
  const [mark, square] = await widget.evaluate((host) => {
    const width = (selector: string) => host.shadowRoot?.querySelector(selector)?.getBoundingClientRect().width ?? 0;
    return [width(".list tr:nth-child(2) .mark > *") / 12, width(".picture [data-item=second]")];
  });
  const side = await widget.locator(".picture .own-line").first().getAttribute("width");
  expect(mark).toBeCloseTo(square / (Number(side) + 2), 1);
});
