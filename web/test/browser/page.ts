// What every browser test needs: an opened page, what it asked for, and what it complained about.

import { expect, type Locator, type Page } from "@playwright/test";

export interface Opened {
  widget: Locator;
  requests: string[];
  complaints: string[];
}

/** Opens a page and waits until the widget has painted. */
export async function open(page: Page, path = "/demo/index.html"): Promise<Opened> {
  const { requests, complaints } = watch(page);
  await page.goto(path);
  const widget = page.locator("fullcost-widget");
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.locator(".hero")).toBeVisible();
  return { widget, requests, complaints };
}

export function watch(page: Page): { requests: string[]; complaints: string[] } {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  return { requests, complaints };
}

/** Waits until the widget has found out how sure it is, and has drawn it. */
export const known = (widget: Locator) => expect(widget).not.toHaveAttribute("data-thinking");

export const answer = (widget: Locator) => widget.locator(".answer b");

/** A printed figure as a number: thousands with commas, a real minus. */
export function read(text: string): number {
  return Number(text.replace(/[,+\s]/g, "").replace("−", "-") || "0");
}

/** Sections that are folded on a phone. */
export async function unfold(widget: Locator): Promise<void> {
  await widget.locator("details").evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
}

/** Every word that a reader can see once all is known, line by line; not the sentence that is only spoken. */
export async function words(widget: Locator): Promise<string[]> {
  await known(widget);
  const parts = await widget.locator(".frame > :not([role=status])").allInnerTexts();
  return parts
    .flatMap((part) => part.split("\n"))
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

export const same = (a: string[], b: string[]) => a.length === b.length && a.every((line, i) => line === b[i]);
