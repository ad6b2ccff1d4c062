// Clean by axe, in light and in dark, at phone and column width, folded and open.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { open, unfold } from "./page.js";

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 768]) {
    test(`axe finds nothing: ${colorScheme}, ${width} px`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { widget } = await open(page);
      await unfold(widget);
      for (const scope of ["official_training", "organisation"]) {
        await widget.locator(".sentence select").selectOption(scope);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`)).toEqual([]);
      }
    });
  }
}

for (const path of ["/demo/embed.html", "/demo/static.html"]) {
  test(`axe finds nothing: ${path}`, async ({ page }) => {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => v.id)).toEqual([]);
  });
}

test("forced colours keep every shape apart", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const { widget } = await open(page);
  const fills = await widget.evaluate((host) => {
    const paint = (selector: string) => {
      const element = host.shadowRoot?.querySelector(selector);
      return element ? getComputedStyle(element).fill : "";
    };
    return [paint("svg.picture rect.own"), paint("svg.picture path.field"), paint("svg.picture path.paper")];
  });
  expect(new Set(fills).size).toBe(3);
});
