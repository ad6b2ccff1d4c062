// Files that a reader can take along, made in the page from what the model says.

import type { Model } from "./model.js";
import type { Prepared } from "./page.js";
import type { Download } from "./types.js";

const SHARP = 2;

export function downloads(items: Download[], model: Model, scenario: unknown): Prepared[] {
  return items.flatMap(({ id, label, file }) => {
    const body = id === "png" ? png(model) : content(id, model, scenario);
    if (body === null) return [];
    const type = id === "png" ? "image/png" : id === "csv" ? "text/csv;charset=utf-8" : "application/json";
    return [{ label, file, url: URL.createObjectURL(new Blob([body], { type })) }];
  });
}

/** The picture at twice its size, for screens that are sharp. */
function png(model: Model): Uint8Array<ArrayBuffer> | null {
  const [width, height] = model.picture_size?.() ?? [];
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!width || !height || !context || !model.draw_picture) return null;
  canvas.width = Math.ceil(width * SHARP);
  canvas.height = Math.ceil(height * SHARP);
  model.draw_picture(context, SHARP);
  const [, base64 = ""] = canvas.toDataURL("image/png").split(",");
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function content(id: string, model: Model, scenario: unknown): string | null {
  switch (id) {
    case "csv":
      return model.outcome ? csv(JSON.parse(model.outcome()).ledger) : null;
    case "outcome":
      return model.outcome?.() ?? null;
    case "scenario":
      return scenario === undefined ? null : JSON.stringify(scenario, null, 2);
    default:
      return null;
  }
}

function csv(rows: Record<string, unknown>[]): string {
  const head = Object.keys(rows[0] ?? {});
  const lines = [head, ...rows.map((row) => head.map((key) => row[key]))];
  return `${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Text that a spreadsheet would take for a formula is told apart by a quote in front of it. */
function cell(value: unknown): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
