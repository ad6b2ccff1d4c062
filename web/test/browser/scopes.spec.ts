// Choosing what counts changes the sentence, the table and the picture together.

import { expect, test } from "@playwright/test";
import { answer, open } from "./page.js";

const ANSWERS: Record<string, string> = {
  final_run: "$5.3 million",
  official_training: "$5.6 million",
  fleet_purchase: "$1.6 billion",
  fleet_operation: "$944 million",
  fleet_tco: "$2.5 billion",
};

test("every scope gives its own answer, by list and by card", async ({ page }) => {
  const { widget } = await open(page);
  for (const [scope, amount] of Object.entries(ANSWERS)) {
    await widget.locator(".sentence select").selectOption(scope);
    await expect(answer(widget)).toHaveText(amount);
    await expect(widget.locator(`.card input[value=${scope}]`)).toBeChecked();
  }
  for (const [scope, amount] of Object.entries(ANSWERS)) {
    await widget.locator(`.card input[value=${scope}]`).check();
    await expect(answer(widget)).toHaveText(amount);
    await expect(widget.locator(".sentence select")).toHaveValue(scope);
  }
});

test("seven native radios in two groups", async ({ page }) => {
  const { widget } = await open(page);
  await expect(widget.getByRole("radio")).toHaveCount(7);
  await expect(widget.locator(".cards fieldset")).toHaveCount(2);
});

test("the official training is the developer's own figure, in the accent, and the rest becomes dots", async ({
  page,
}) => {
  const { widget } = await open(page);
  const squares = widget.locator("svg.picture path.field").first();
  const before = await squares.getAttribute("d");
  await widget.locator(".sentence select").selectOption("official_training");
  await expect(answer(widget)).toHaveClass(/own/);
  await expect(squares).not.toHaveAttribute("d", before ?? "");
  await expect(widget.locator("#use-idle")).not.toBeChecked();
  await expect(widget.locator(".list tr.out")).toHaveCount(5);
});

test("buying the fleet leaves operation out, in its place", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(".sentence select").selectOption("fleet_purchase");
  await expect(widget.locator("#nature-operation")).not.toBeChecked();
  await expect(widget.locator(".list tfoot td").first()).toContainText("1,600");
});

test("ticking boxes unchecks all seven, and the sentence says so", async ({ page }) => {
  const { widget } = await open(page);
  const total = widget.locator(".list tfoot td").first();
  const before = await total.textContent();
  await widget.locator(".list tbody tr", { has: page.locator("#use-idle") }).click({ position: { x: 90, y: 10 } });
  await expect(widget.locator("#use-idle")).not.toBeChecked();
  await expect(total).not.toHaveText(before ?? "");
  await expect(widget.locator(".card input:checked")).toHaveCount(0);
  await expect(widget.locator(".sentence select")).toHaveValue("ticked");
  await widget.locator("#use-idle").check();
  await expect(total).toHaveText(before ?? "");
});

test("what nobody disclosed is said, and not summed", async ({ page }) => {
  const { widget } = await open(page);
  await widget.locator(".sentence select").selectOption("organisation");
  await expect(widget.locator(".undisclosed")).toBeVisible();
  await expect(widget.locator(".sentence")).toContainText("more than");
});

test("a change is told once, after a pause", async ({ page }) => {
  const { widget } = await open(page);
  await expect(widget.getByRole("status")).toBeEmpty();
  await widget.locator(".sentence select").selectOption("fleet_purchase");
  await expect(widget.getByRole("status")).toContainText("$1.6 billion");
});

test("events tell the page what happened", async ({ page }) => {
  const { widget } = await open(page);
  const told = widget.evaluate(
    (host) =>
      new Promise<{ usd: number; state: { scope?: string } }>((done) => {
        document.addEventListener("fullcost-change", (event) => done((event as CustomEvent).detail), { once: true });
        host.setAttribute("scope", "fleet_purchase");
      }),
  );
  expect((await told).state.scope).toBe("fleet_purchase");
  expect((await told).usd).toBeCloseTo(1.6e9, -6);
});
