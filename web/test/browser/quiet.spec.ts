// The widget asks nobody else for anything, stores nothing, and breaks no policy.

import { expect, test } from "@playwright/test";
import { open, unfold } from "./page.js";

for (const path of [
  "/demo/index.html",
  "/demo/article.html",
  "/demo/strict.html",
  "/strict/demo/index.html",
  "/dist/frame.html?scenario=deepseek",
  "/strict/dist/frame.html?scenario=deepseek",
]) {
  test(`${path}: no other origin, no complaint, no storage`, async ({ page, baseURL }) => {
    const { widget, requests, complaints } = await open(page, path);
    await unfold(widget);
    await widget.locator(".sentence select").selectOption("fleet_purchase");
    await widget.locator("#share-list").fill("70");
    for (const button of await widget.locator(".actions button").all()) await button.click();
    const origin = new URL(baseURL ?? page.url()).origin;
    expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith("blob:"))).toEqual([]);
    expect(complaints).toEqual([]);
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie.length,
      (await indexedDB.databases()).length,
    ]);
    expect(stored).toEqual([0, 0, 0, 0]);
  });
}

test("no style attribute is ever written into the markup by the templates", async ({ page }) => {
  const { widget, complaints } = await open(page);
  await widget.locator(".sentence select").selectOption("organisation");
  expect(complaints.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
  expect(await widget.evaluate((host) => host.shadowRoot?.querySelectorAll("style").length)).toBe(0);
});
