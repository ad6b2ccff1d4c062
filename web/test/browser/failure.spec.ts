// When nothing can run, the text that stands inside the tag stays.

import { expect, test } from "@playwright/test";
import { answer, open } from "./page.js";

test("without wasm and without its twin the fallback stays and an error is told", async ({ page }) => {
  await page.route(/\.wasm(\?|$)|twin/, (route) => route.abort());
  await page.addInitScript(() => {
    document.addEventListener(
      "fullcost-error",
      (event) => ((globalThis as { told?: unknown }).told = (event as CustomEvent).detail),
    );
  });
  await page.goto("/demo/index.html");
  await expect
    .poll(() => page.evaluate(() => (globalThis as { told?: { message?: string } }).told?.message))
    .toBeTruthy();
  await expect(page.locator("fullcost-widget > p").first()).toBeVisible();
  await expect(page.locator("fullcost-widget")).toContainText("$5.576 million");
});

test("without scripts the fallback is the text", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto("/demo/index.html");
  const fallback = page.locator("fullcost-widget");
  await expect(fallback.locator("p").first()).toBeVisible();
  for (const figure of ["$5.576 million", "$1.6 billion", "$944 million"]) await expect(fallback).toContainText(figure);
  expect(await fallback.locator("a").count()).toBeGreaterThan(2);
  await context.close();
});

test("a scope that does not exist leaves the fallback; a good one later is fine", async ({ page }) => {
  const { widget } = await open(page);
  await widget.evaluate((host) => host.setAttribute("scope", "nonsense"));
  await expect(widget.getByRole("alert")).toContainText("nonsense");
  await expect(answer(widget)).toHaveText("$2.5 billion");
  await widget.evaluate((host) => host.setAttribute("scope", "fleet_purchase"));
  await expect(answer(widget)).toHaveText("$1.6 billion");
});

test("taken out and put back, it keeps its state", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(".sentence select").selectOption("fleet_purchase");
  await widget.evaluate((host) => {
    const { parentElement: parent, nextSibling: next } = host;
    host.remove();
    parent?.insertBefore(host, next);
  });
  await expect(answer(widget)).toHaveText("$1.6 billion");
});
