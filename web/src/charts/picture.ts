// The picture: one bill, cut both ways. Blocks are what money bought, bands are what the hours were for.

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import type { PictureView, Span, ToldItem } from "../types.js";
import { field, type Place, rows } from "./field.js";
import { cell, n } from "./squares.js";
import { type Slots, strip, trueSlots, wideSlots } from "./strip.js";

/** Squares in a row of each block. Without a fleet there are none, and told work still needs a row to stand in. */
export type Columns = [number, number];
export function columnsOf(p: PictureView): Columns {
  const [first = 0, second = 0] = p.columns;
  return first + second ? [first, second] : [24, 0];
}

export interface Box {
  width: number;
  density: number;
  mirrored: boolean;
  measure: (text: string, size: number, bold?: boolean) => number;
}

const NAMES = 34;
const LEADER = 23;
const TITLE = 30;
const SIZE = 13;
/** From name to name. */
const APART = 10;

/** Distance from square to square, on whole device pixels; what is over goes between the blocks. */
function pitchOf(columns: Columns, width: number, density: number): number {
  return Math.floor(((width - 8) / (columns[0] + columns[1])) * density) / density;
}

/** In a column the picture takes the width that its squares need, so that the blocks stand close. */
export function fitted(columns: Columns, width: number, density: number): number {
  return (columns[0] + columns[1]) * pitchOf(columns, width, density) + 8;
}

/** How wide the second block stands, for what is set under it. */
export function secondBlock(p: PictureView, width: number, density: number): number {
  const pitch = pitchOf(columnsOf(p), width, density);
  const second = columnsOf(p)[1];
  return second ? second * pitch - (pitch - cell(pitch, density).side) : 0;
}

export function picture(p: PictureView, box: Box): TemplateResult {
  const { width, density, measure } = box;
  const x = (left: number, w: number) => (box.mirrored ? width - left - w : left);
  const [first, second] = columnsOf(p);
  const columns = first + second;
  const pitch = pitchOf(columnsOf(p), width, density);
  const small = cell(pitch, density);

  // Long names, else short ones, else smaller squares under them.
  let zoomed = pitch * p.told.zoom;
  const slotsOf = (short: boolean) =>
    wideSlots(
      p.told.items,
      p.told.items.map((item) => (nameWidth(item, measure, short) + APART) / zoomed),
    );
  const over = () => slots.end * zoomed > width - 1;
  let slots = slotsOf(false);
  if (over()) slots = slotsOf(true);
  for (; over() && zoomed > pitch; slots = slotsOf(true)) zoomed--;
  const large = { ...small, pitch: zoomed, side: Math.round(zoomed * 0.84 * density) / density };
  const places = trueSlots(p.told.items);
  const toldRows = Math.max(1, Math.ceil(places.end / columns));

  const stripTop = NAMES;
  const trueTop = stripTop + large.side + LEADER;
  const title = p.told.title.reduce((sum, s) => sum + measure(s.text, SIZE, s.mark !== "plain"), 0);
  const beside = places.end * pitch + 12;
  const fits = toldRows === 1 && beside + title <= width;
  const toldEnd = trueTop + (toldRows - 1) * pitch + small.side;
  const titleBase = fits ? toldEnd - (small.side - 10) / 2 : toldEnd + 20;
  const bandsTop = toldEnd + (fits ? 0 : 20);

  const blocks: Place[] = [
    { left: 0, columns: first, x },
    { left: width - secondBlock(p, width, density), columns: second, x },
  ];
  // Room for one row more than the squares need: the line between two bands moves, what is below does not.
  const most = Math.max(
    ...blocks.map(
      (b, i) =>
        (b.columns
          ? Math.ceil(p.bands.reduce((sum, band) => sum + (band.blocks[i]?.squares ?? 0), 0) / b.columns)
          : 0) +
        p.bands.length -
        1,
    ),
  );
  const height =
    bandsTop + p.bands.length * TITLE + most * pitch - p.bands.length * (pitch - small.side) + (p.bands.length ? 0 : 8);

  let top = bandsTop;
  const bands = p.bands.map((band) => {
    const start = top + TITLE;
    const deep = Math.max(...blocks.map((b, i) => rows(band.blocks[i], b.columns)));
    const drawn = svg`${line(band.title, 0, top + 21, x)}${field(band, blocks, start, small)}`;
    top = start + Math.max(0, deep * pitch - (pitch - small.side));
    return drawn;
  });

  return html`<svg class="picture" role="img" aria-label=${p.label} width=${width} height=${Math.ceil(height)}>
    ${names(p.told.items, slots, large.pitch, box, x)}
    ${strip(p.told.items, slots, stripTop, large, Number.POSITIVE_INFINITY, 2, x)}
    ${leaders(p.told.items, slots, places, large, pitch, stripTop + large.side, trueTop, x)}
    ${strip(p.told.items, places, trueTop, small, columns, 1.5, x)}
    ${line(p.told.title, fits ? beside : 0, titleBase, x)}
    ${bands}
  </svg>`;
}

function nameWidth(item: ToldItem, measure: Box["measure"], short: boolean): number {
  const [label, detail] = short ? [item.short, item.short_detail] : [item.label, item.detail];
  return Math.max(measure(label, SIZE, item.mark === "run"), measure(detail, SIZE));
}

/** Two lines over each item; the short form where they would run into the next name, and none where that would too. */
function names(
  items: ToldItem[],
  slots: Slots,
  pitch: number,
  box: Box,
  x: (l: number, w: number) => number,
): (TemplateResult | typeof nothing)[] {
  const start = (i: number) => (i < items.length ? (slots.at[i] as number) * pitch : box.width + APART);
  return items.map((item, i) => {
    const short = [false, true].find(
      (short) => start(i) + nameWidth(item, box.measure, short) + APART < start(i + 1) + 1,
    );
    if (short === undefined) return nothing;
    const left = n(x(start(i), 0));
    const own = item.mark === "run" && item.counted;
    return svg`<text class=${own ? "own strong" : ""} x=${left} y="12">${short ? item.short : item.label}</text>
      <text class=${own ? "own" : "muted"} x=${left} y="28">${short ? item.short_detail : item.detail}</text>`;
  });
}

/** From the enlarged strip to the true one, at both ends: the scale changes here. */
function leaders(
  items: ToldItem[],
  wide: Slots,
  small: Slots,
  large: { pitch: number },
  pitch: number,
  from: number,
  to: number,
  x: (l: number, w: number) => number,
) {
  const last = items.length - 1;
  if (last < 0) return nothing;
  const end = (slots: Slots, p: number) =>
    x(((slots.at[last] as number) + Math.max(0, (items[last] as ToldItem).squares - 0.1)) * p, 0);
  const run = items[0]?.mark === "run" && items[0].counted;
  return svg`<path class=${run ? "own-line" : "leader"} stroke-width="1.5" d=${`M${n(x(0.75, 0))} ${n(from + 4)}V${n(to - 3)}`} />
    <path class="leader" d=${`M${n(end(wide, large.pitch))} ${n(from + 4)}L${n(end(small, pitch))} ${n(to - 3)}`} />`;
}

function line(spans: Span[], left: number, base: number, x: (l: number, w: number) => number): TemplateResult {
  return svg`<text x=${n(x(left, 0))} y=${n(base)}>${spans.map((s) => svg`<tspan class=${s.mark === "plain" ? "muted" : s.mark === "accent" ? "own strong" : "strong"}>${s.text}</tspan>`)}</text>`;
}
