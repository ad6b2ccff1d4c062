// Another reading of the same figures changes picture, bridge and hinge together.

import { expect, test } from "@playwright/test";
import { answer, open, same, unfold, words } from "./page.js";

test("each reading can be switched on, and off again", async ({ page }) => {
  const { widget } = await open(page);
  await unfold(widget);
  const before = await words(widget);
  const boxes = widget.locator(".readings input");
  const count = await boxes.count();
  expect(count).toBeGreaterThan(2);
  for (let i = 0; i < count; i++) {
    await boxes.nth(i).check();
    await expect.poll(async () => same(await words(widget), before)).toBe(false);
    await boxes.nth(i).uncheck();
    await expect.poll(async () => words(widget)).toEqual(before);
  }
});

test("what the reader set by hand stays", async ({ page }) => {
  const { widget } = await open(page);
  await unfold(widget);
  await widget.locator("#share-list").fill("70");
  await widget.locator(".readings input").first().check();
  await expect(widget.locator("#share-list")).toHaveValue("70");
});

test("reset brings everything back", async ({ page }) => {
  const { widget } = await open(page);
  await unfold(widget);
  const before = await words(widget);
  await widget.locator(".readings input").first().check();
  await widget.locator(".sentence select").selectOption("official_training");
  await widget.locator("#share-list").fill("70");
  await widget.locator(".actions button").last().click();
  await expect(answer(widget)).toHaveText("$2.5 billion");
  await expect.poll(async () => words(widget)).toEqual(before);
});
