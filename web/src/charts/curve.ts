// What an hour of work would cost at every busy share: the curve stands on its slider.

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { CurveView, SliderView } from "../types.js";

/** Per cent of the height that two lines of words need. */
const CLEAR = 12;

/** Where the axis ends below the curve, the words of the curve stand where it has come down so far. */
const LOW = 0.8;

export function curve(c: CurveView, slider: SliderView): TemplateResult {
  const x = (value: number) => ((value - slider.min) / (slider.max - slider.min)) * 100;
  const y = (usd: number) => 100 - (usd / c.y_max) * 100;
  const at = Math.min(slider.max, Math.max(slider.min, slider.value));
  const here = Math.min(c.y_max, interpolate(c, at));
  const named = Math.max(
    slider.min + (slider.max - slider.min) * 0.14,
    c.x.find((_, i) => (c.y[i] as number) < c.y_max * LOW) ?? 0,
  );
  const path = c.x.map((value, i) => `${i ? "L" : "M"}${r(x(value))} ${r(y(c.y[i] as number))}`).join("");
  const edge = (times: number) => c.x.map((value, i) => `${r(x(value))} ${r(y((c.y[i] as number) * times))}`);
  const band = c.low < c.high ? `M${[...edge(c.low), ...edge(c.high).reverse()].join("L")}z` : "";
  // A mark on the axis keeps quiet where its words would touch the rent's or the curve.
  const taken = [c.rent_usd, c.y.at(-1) ?? 0].map(y);
  const free = c.ticks.filter((t) => taken.every((other) => Math.abs(other - y(t.usd)) > CLEAR));
  return html`<svg class="curve" aria-hidden="true">
    ${c.ticks.map((t) => svg`<line class="grid" x1="0" x2="100%" y1=${p(y(t.usd))} y2=${p(y(t.usd))} />`)}
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="hidden"><path class="band" d=${band} /><path class="line" d=${path} /></svg>
    <line class="rent" x1="0" x2="100%" y1=${p(y(c.rent_usd))} y2=${p(y(c.rent_usd))} />
    ${free.map((t) => label("tick muted", "100%", y(t.usd), "end", t.label, 4))}
    ${label("own", "100%", y(c.rent_usd), "end", c.rent_label, -7)}
    ${label("ink", p(x(named)), y(interpolate(c, named)), "start", c.curve_label, -8)}
    ${label("muted", "0", 94, "start", c.left_label, 0)}
    ${label("muted", "100%", 94, "end", c.right_label, 0)}
    ${c.even.length ? crossing(c.even.map(x) as [number, number, number], y(c.rent_usd), c.even_label) : nothing}
    <line class="drop" x1=${p(x(at))} x2=${p(x(at))} y1=${p(y(here))} y2="100%" />
    <circle class="dot" cx=${p(x(at))} cy=${p(y(here))} r="4" />
  </svg>`;
}

/** Where the curve crosses the rent: the place, with the ends of its likely range. */
function crossing([at, low, high]: [number, number, number], y: number, words: string): TemplateResult {
  return svg`<line class="likely" x1=${p(low)} x2=${p(Math.min(100, high))} y1=${p(y)} y2=${p(y)} />
    <circle class="cross" cx=${p(at)} cy=${p(y)} r="4" />${label("ink strong", p(at), y, at > 50 ? "end" : "start", words, -22)}`;
}

function interpolate(c: CurveView, value: number): number {
  const i = Math.max(
    1,
    c.x.findIndex((x) => x >= value),
  );
  const [x0, x1, y0, y1] = [c.x[i - 1], c.x[i], c.y[i - 1], c.y[i]] as [number, number, number, number];
  const share = x1 === x0 ? 0 : (value - x0) / (x1 - x0);
  return y0 + (y1 - y0) * share;
}

function label(look: string, x: string, y: number, anchor: string, text: string, dy: number): TemplateResult {
  return svg`<text class=${look} x=${x} y=${p(y)} dy=${dy} text-anchor=${anchor}>${text}</text>`;
}

const r = (value: number) => Math.round(value * 100) / 100;
const p = (value: number) => `${r(value)}%`;
