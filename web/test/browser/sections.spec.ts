// Sections that a scenario switches on: own or rent, year by year, what if.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { answer, known, open, read, unfold } from "./page.js";

/** The demo article with a scenario that has all of them. */
async function lab(page: Page) {
  await page.route("**/demo/index.html", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('scenario="deepseek"', 'scenario="small-lab"');
    await route.fulfill({ response, body });
  });
  const opened = await open(page);
  await unfold(opened.widget);
  await known(opened.widget);
  return opened;
}

test("what the years cost adds up to the answer, and bars start from nothing", async ({ page }) => {
  const { widget } = await lab(page);
  const years = widget.locator("table.by-year");
  const costs = years.locator("tbody").first().locator("tr.step");
  await expect(costs).toHaveCount(4);
  const amounts = (await costs.locator(".adds bdi").allInnerTexts()).map(read);
  const [sum, told] = [amounts.reduce((a, b) => a + b), read(await costs.last().locator(".makes").innerText())];
  expect(Math.abs(sum - told)).toBeLessThan(0.03);
  await expect(answer(widget)).toHaveText(`$${Math.round(told)} million`);
  const zero = await years.locator(".zero").first().getAttribute("x1");
  expect(await years.locator("rect").first().getAttribute("x")).toBe(zero);
  await widget.locator(".sentence select").selectOption("fleet_operation");
  await expect(years.locator("tbody")).toHaveCount(1);
});

test("owning crosses the rent, wherever the rent is", async ({ page }) => {
  const { widget } = await lab(page);
  const own = widget.locator("#own-fold");
  await expect(own.locator(".prose")).toContainText(/cheaper from 6\d% busy on \(likely \d+ to \d+%\)/);
  await expect(own.locator(".cross")).toHaveCount(1);
  await own.getByRole("slider").fill("90");
  await expect(own.locator(".prose")).toContainText("At 90% busy");
  await widget.locator("#reading-rent-falls").check();
  await expect(own.locator(".prose")).toContainText("Even always busy");
  await expect(own.locator(".cross")).toHaveCount(0);
});

test("a what-if makes the difference that it says, and is listed once", async ({ page }) => {
  const { widget, complaints } = await lab(page);
  await expect(widget.locator(".readings")).toHaveCount(0);
  const row = widget.locator("table.what-ifs tr.step", { hasText: "Electricity" });
  await expect(row.locator(".sure")).toHaveText(/^likely [\d.]+ to [\d.]+$/);
  await expect(row.locator(".sure-line")).toHaveCount(1);
  const [adds, makes] = [await row.locator(".adds").innerText(), await row.locator(".makes").innerText()];
  await row.locator("label").click();
  await expect(answer(widget)).toHaveText(`$${Math.round(read(makes))} million`);
  await known(widget);
  // On or off, the row says the same; the others say theirs on top of it.
  await expect(row.locator(".adds")).toHaveText(adds);
  await expect(row.locator(".makes")).toHaveText(makes);
  const other = widget.locator("table.what-ifs tr.step", { hasText: "Servers" });
  const both = read(makes) + read(await other.locator(".adds").innerText());
  expect(Math.abs(read(await other.locator(".makes").innerText()) - both)).toBeLessThan(0.02);
  expect(complaints).toEqual([]);
});

test("where nobody says anything, nobody is asked who", async ({ page }) => {
  const { widget } = await open(page, "/dist/frame.html?scenario=rented-run");
  await known(widget);
  await expect(widget.locator("#scopes, #sure-fold").first()).toBeVisible();
  await expect(widget.locator("#claims-fold")).toHaveCount(0);
  await expect(widget.locator(".picture")).toContainText("1 square");
  await expect(widget.locator(".picture")).not.toContainText("1 squares");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, and nothing sticks out: ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 768]) {
      await page.setViewportSize({ width, height: 900 });
      const { widget } = await lab(page);
      await widget.locator("#reading-servers-cheaper").check();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBe(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join("; ")}`)).toEqual([]);
    }
  });
}
