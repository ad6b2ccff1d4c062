// Everything can be reached and moved without a mouse.

import { expect, test } from "@playwright/test";
import { answer, open } from "./page.js";

test("tab visits every control in reading order, with a ring that can be seen", async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  const { widget } = await open(page);
  await widget.locator(".sentence select").focus();
  const visited: string[] = [];
  for (let i = 0; i < 60; i++) {
    const at = await widget.evaluate((host) => {
      const active = host.shadowRoot?.activeElement as HTMLElement | null;
      return (
        active && {
          name: active.id || active.getAttribute("value") || active.textContent?.trim() || active.tagName,
          ring: getComputedStyle(active).outlineStyle,
        }
      );
    });
    if (!at) break;
    expect(at.ring).toBe("solid");
    visited.push(at.name);
    await page.keyboard.press("Tab");
  }
  const order = ["nature-hardware", "nature-operation", "use-v3", "share-list", "share-prose"].map((id) =>
    visited.findIndex((name) => name.startsWith(id)),
  );
  expect(order.every((place) => place >= 0)).toBe(true);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(visited.length).toBeGreaterThan(20);
});

test("arrow keys choose a scope and move the slider", async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  const { widget } = await open(page);
  await widget.locator(".card input[value=fleet_tco]").focus();
  await page.keyboard.press("ArrowUp");
  await expect(answer(widget)).toHaveText("$944 million");
  const slider = widget.getByRole("slider", { name: "How busy" });
  const before = Number(await slider.inputValue());
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(widget.locator("#share-prose")).toHaveValue(String(before + 1));
});

test("a folded section opens with the keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { widget } = await open(page);
  const fold = widget.locator("#hinge-fold");
  await expect(fold).not.toHaveAttribute("open");
  await fold.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(fold).toHaveAttribute("open");
});

test("a note number leads to its claim and takes the focus there", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { widget } = await open(page);
  await widget.locator(".hero .note-number").first().press("Enter");
  await expect(widget.locator("#claims-fold")).toHaveAttribute("open");
  expect(await widget.evaluate((host) => host.shadowRoot?.activeElement?.id)).toMatch(/^claim-/);
});
