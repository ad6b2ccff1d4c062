// On paper: open, light, with words instead of controls and addresses written out.

import { expect, test } from "@playwright/test";
import { known, open } from "./page.js";

test("printing opens what is folded and closes it again", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { widget } = await open(page);
  await known(widget);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(widget.locator("details:not([open])")).toHaveCount(0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(widget.locator("#hinge-fold")).not.toHaveAttribute("open");
});

test("print style leaves out buttons and writes addresses", async ({ page }) => {
  const { widget } = await open(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(widget.locator(".actions")).toBeHidden();
  for (const slider of await widget.getByRole("slider").all()) await expect(slider).toBeHidden();
  const after = await widget
    .locator(".claims a")
    .first()
    .evaluate((a) => getComputedStyle(a, "::after").content);
  expect(after).toContain("http");
  const paper = await widget.locator(".frame").evaluate((e) => getComputedStyle(e).backgroundColor);
  expect(paper).toBe("rgb(255, 255, 255)");
});
