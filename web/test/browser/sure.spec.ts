// How sure we are: the likely range, the claims on it, and one slider for each number that drives it.

import { expect, type Locator, test } from "@playwright/test";
import { answer, known, open, unfold } from "./page.js";

const section = (widget: Locator) => widget.locator(".fold", { has: widget.page().locator(".drivers") });

test("the answer has its likely range, and every claim its share of the draws", async ({ page }) => {
  const { widget } = await open(page);
  await known(widget);
  await unfold(widget);
  const likely = /\(likely (.+)\)/.exec(await widget.locator(".hero").innerText())?.[1] ?? "not told";
  const spread = section(widget).locator("svg.spread");
  expect(await spread.getAttribute("aria-label")).toContain(`eight in ten at ${likely}`);
  expect(await spread.locator("path.field").getAttribute("d")).toMatch(/^M/);
  const claims = section(widget).locator(".agree li");
  await expect(claims).not.toHaveCount(0);
  for (const words of await claims.locator("small").allInnerTexts()) expect(words).toMatch(/\d|none|hardly/i);
  await claims.first().getByRole("button").click();
  expect(await widget.evaluate((host) => host.shadowRoot?.activeElement?.id)).toMatch(/^claim-/);
});

test("a driver is moved and let go again", async ({ page }) => {
  const { widget } = await open(page);
  await known(widget);
  await unfold(widget);
  const driver = section(widget).locator(".driver").first();
  const [slider, free, dot] = [driver.getByRole("slider"), driver.locator("button.word"), driver.locator(".dot")];
  const [before, dotBefore] = [await answer(widget).innerText(), await dot.getAttribute("cx")];
  await expect(free).toBeDisabled();
  await slider.focus();
  await page.keyboard.press("End");
  await expect(answer(widget)).not.toHaveText(before);
  await expect(dot).not.toHaveAttribute("cx", dotBefore ?? "");
  await expect(slider).toHaveAttribute("aria-valuetext", /likely/);
  await known(widget);
  await free.click();
  await expect(answer(widget)).toHaveText(before);
  await known(widget);
  await expect(dot).toHaveAttribute("cx", dotBefore ?? "");
});
