// The compiled model as the page sees it: asked by text and number, answering in words.

export interface Model {
  /** Draws a little more of what the first view needs; false when there is nothing left to do. */
  prepare(): boolean;
  view(): string;
  claims?(): string;
  /** Only in the full build. */
  outcome?(): string;
  /** Only in the full build: the picture's size, and the picture on a canvas. */
  picture_size?(): Float64Array;
  draw_picture?(context: CanvasRenderingContext2D, scale: number): void;
  index_of(path: string): number;
  get(index: number): number;
  set(index: number, value: number): void;
  /** Takes back what was set. */
  unset(index: number): void;
  reset(): void;
  /** A little more is found out about how sure we are; false when all is known. */
  think(): boolean;
  /** What is known, as JSON. */
  sure(): string;
  /** The present value of a number, with its unit. */
  told(index: number): string;
  set_readings(ids: string): void;
  set_preset(id: string): void;
  tick_use(id: string, on: boolean): void;
  tick_nature(id: string, on: boolean): void;
  set_order(axes: string): void;
}

/** A longer stretch of work could be felt. */
const STRETCH_MS = 5;

/** The first draws and the first view take several frames: they are made in short stretches, so that the page goes on. */
export async function prepared(model: Model): Promise<void> {
  for (let since = performance.now(); model.prepare(); ) {
    if (performance.now() - since < STRETCH_MS) continue;
    await pause();
    since = performance.now();
  }
  await pause();
  model.view(); // the engine compiles what it first runs: the next view is several times faster
  await pause();
}

const pause = () => new Promise((done) => setTimeout(done));

/** What goes wrong, with the words that every door uses. */
export interface Problem {
  code: string;
  path: string;
  message: string;
  accepted: string;
}

export function problem(thrown: unknown): Problem {
  const { code = "unknown", path = "", message = String(thrown), accepted = "" } = (thrown ?? {}) as Partial<Problem>;
  return { code, path, message, accepted };
}
