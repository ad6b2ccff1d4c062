// The error of every door, with the same fields and words in Rust, JavaScript and Python.

/** What is wrong with an input. */
export interface Detail {
  /** The kind of mistake: `out_of_range`, `unknown_key`, ... */
  code: string;
  /** Where it is: `fleet[h20].count`. Empty for the whole document. */
  path: string;
  /** What is wrong, without the path. */
  message: string;
  /** What would be accepted, in a few words. May be empty. */
  accepted: string;
}

export class FullcostError extends Error implements Detail {
  readonly code: string;
  readonly path: string;
  readonly accepted: string;

  constructor({ code, path, message, accepted }: Detail, options?: ErrorOptions) {
    super(path ? `${path}: ${message}` : message, options);
    const { stack } = this; // begins with path and message, for whoever sees nothing else
    this.message = message;
    if (stack) this.stack = stack;
    this.code = code;
    this.path = path;
    this.accepted = accepted;
  }

  /** Path and message on one line. */
  override toString(): string {
    return this.path ? `${this.path}: ${this.message}` : this.message;
  }

  static {
    FullcostError.prototype.name = "FullcostError";
  }
}

const FAULT = "failed inside fullcost: a fault of ours, not of the scenario";

/** What a core throws as JSON text becomes a `FullcostError`; so does a trap. The rest, such as a stopped request, passes. */
export function told(thrown: unknown): unknown {
  if (typeof thrown === "string" && thrown.startsWith("{")) return new FullcostError(JSON.parse(thrown));
  const trap = thrown instanceof RangeError || (thrown instanceof Error && thrown.name === "RuntimeError");
  return trap
    ? new FullcostError({ code: "internal", path: "", message: FAULT, accepted: "" }, { cause: thrown })
    : thrown;
}

/** Makes every method of a class throw what its core tells. Done once, so that the hot path stays short. */
export function guard(type: object): void {
  for (const owner of [type, (type as { prototype: object }).prototype] as Record<string, unknown>[]) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      const inner = owner[name];
      if (name === "constructor" || name === "prototype" || typeof inner !== "function") continue;
      owner[name] = function (this: unknown, ...args: unknown[]) {
        try {
          return inner.apply(this, args);
        } catch (thrown) {
          throw told(thrown);
        }
      };
    }
  }
}
