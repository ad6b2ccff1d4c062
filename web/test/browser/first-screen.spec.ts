// The first screen answers the question before anything is touched.

import { expect, test } from "@playwright/test";
import { answer, open } from "./page.js";

test.use({ viewport: { width: 360, height: 740 } });

test("question, sentence, answer and finding stand in the first phone screen", async ({ page }) => {
  const { widget } = await open(page);
  await expect(widget.locator(".hero h2")).toContainText("$6 million or $1.6 billion?");
  await expect(widget.locator(".deck")).toHaveText("They count different things.");
  await expect(answer(widget)).toHaveText("$2.5 billion");
  await expect(widget.locator(".finding")).toContainText("three weeks");

  const top = (await widget.boundingBox())?.y ?? 0;
  const below = async (selector: string) => {
    const box = await widget.locator(selector).first().boundingBox();
    return (box?.y ?? Number.NaN) + (box?.height ?? 0) - top;
  };
  expect(await below(".range-words")).toBeLessThan(260);
  expect(await below(".finding")).toBeLessThan(380);
  expect(await below(".key")).toBeLessThan(440);
});

test("the picture has one sentence for those who cannot see it, and the list is a table", async ({ page }) => {
  const { widget } = await open(page);
  await expect(widget.getByRole("img")).toHaveAccessibleName(/squares/);
  await expect(widget.getByRole("table").first().getByRole("row")).toHaveCount(8);
});

test("the fallback is gone once the widget has painted", async ({ page }) => {
  const { widget } = await open(page);
  await expect(widget.locator("> p").first()).toBeHidden();
});
