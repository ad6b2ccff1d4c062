// The busy share: one number, moved from three places.

import { expect, test } from "@playwright/test";
import { known, open, read, unfold } from "./page.js";

test("the slider moves the hinge and the list together", async ({ page }) => {
  const { widget } = await open(page);
  await unfold(widget);
  const slider = widget.getByRole("slider", { name: "How busy" });
  const idle = widget
    .locator(".list tr", { has: page.locator("#use-idle") })
    .locator("td")
    .first();
  const used = widget
    .locator(".list tr", { has: page.locator("#use-unaccounted") })
    .locator("td")
    .first();
  const dot = widget.locator(".curve .dot").first();
  const [idleBefore, usedBefore, dotBefore] = [
    read(await idle.innerText()),
    read(await used.innerText()),
    await dot.getAttribute("cx"),
  ];

  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await known(widget);
  await expect(dot).not.toHaveAttribute("cx", dotBefore ?? "");
  await expect(widget.locator("#share-list")).toHaveValue(await widget.locator("#share-prose").inputValue());
  const [idleAfter, usedAfter] = [read(await idle.innerText()), read(await used.innerText())];
  expect(idleAfter).toBeLessThan(idleBefore);
  expect(usedAfter - usedBefore).toBeCloseTo(idleBefore - idleAfter, -1);
  await expect(slider).toHaveAttribute("aria-valuetext", /percent|%/);
});

test("the answer does not depend on it: an idle GPU costs the same", async ({ page }) => {
  const { widget } = await open(page);
  await unfold(widget);
  const total = widget.locator(".list tfoot");
  const before = await total.innerText();
  await widget.locator("#share-prose").fill("80");
  await expect(widget.locator("#share-list")).toHaveValue("80");
  expect(await total.innerText()).toBe(before);
});

test("typing in the list moves the prose, with point or comma", async ({ page }) => {
  const { widget } = await open(page);
  await unfold(widget);
  const prose = widget.locator(".fold .prose").first();
  const before = await prose.innerText();
  await widget.locator("#share-list").fill("72,5");
  await widget.locator("#share-list").press("Enter");
  await expect(widget.locator("#share-prose")).toHaveValue("72.5");
  await expect(prose).not.toHaveText(before);
});

test("what is no share is refused in words, and the last good state stays", async ({ page }) => {
  const { widget } = await open(page);
  const list = widget.locator(".list");
  const field = widget.locator("#share-list");
  const before = await field.inputValue();
  const figures = await list.locator("td").allInnerTexts();
  for (const text of ["150", "abc", "-5", ""]) {
    await field.fill(text);
    await field.press("Enter");
    await expect(widget.getByRole("alert")).toContainText("busy_share");
    await expect(field).toHaveValue(before);
    expect(await list.locator("td").allInnerTexts()).toEqual(figures);
  }
  await field.fill("61");
  await field.press("Enter");
  await expect(widget.getByRole("alert")).toHaveCount(0);
});

test("nothing changes place while the slider moves", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { widget } = await open(page);
  await unfold(widget);
  const places = () =>
    widget.evaluate((host) => {
      const frame = host.shadowRoot?.querySelector(".frame") as HTMLElement;
      const top = frame.getBoundingClientRect().top;
      return [...frame.querySelectorAll("section, table, .feet, .plot, .note")].map((e) =>
        Math.round(e.getBoundingClientRect().top - top),
      );
    });
  await known(widget);
  const before = await places();
  await widget.getByRole("slider", { name: "How busy" }).focus();
  for (const key of ["Home", "PageUp", "ArrowRight", "End", "PageDown", "ArrowLeft"]) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await places()).toEqual(before);
  }
});
