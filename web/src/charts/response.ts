// The answer along one number: a line, the band of its likely range, and the slider that it stands on.

import { html, type TemplateResult } from "lit/html.js";
import type { DriverView, SliderView } from "../types.js";

/** Heights come in thousandths of a scale that all share. */
const FULL = 1000;

export function response(d: DriverView, s: SliderView): TemplateResult {
  const last = d.line.length - 1;
  const at = (i: number, height: number) => `${r((i / last) * 100)} ${r(100 - height / 10)}`;
  const along = (heights: number[]) => heights.map((height, i) => at(i, height));
  const band = [...along(d.low), ...along(d.high).map((_, i, all) => all[last - i])].join("L");
  const share = Math.min(1, Math.max(0, (s.value - s.min) / (s.max - s.min)));
  const left = Math.min(last - 1, Math.floor(share * last));
  const [a = 0, b = 0] = [d.line[left], d.line[left + 1]];
  const height = a + (b - a) * (share * last - left);
  const x = (value: number) => `${r(((value - s.min) / (s.max - s.min)) * 100)}%`;
  const y = `${r(100 - (height / FULL) * 100)}%`;
  return html`<svg class="curve" aria-hidden="true">
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="hidden">
      <path class="band" d=${`M${band}z`} /><path class="line" d=${`M${along(d.line).join("L")}`} /></svg>
    <line class="now" x1="0" x2="100%" y1=${y} y2=${y} />
    <line class="likely" x1=${x(d.likely_low)} x2=${x(d.likely_high)} y1="100%" y2="100%" />
    <line class="drop" x1=${`${r(share * 100)}%`} x2=${`${r(share * 100)}%`} y1=${y} y2="100%" />
    <circle class="dot" cx=${`${r(share * 100)}%`} cy=${y} r="4" />
  </svg>`;
}

const r = (value: number) => Math.round(value * 100) / 100;
