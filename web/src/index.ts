// The full build: the tag `fullcost-widget`, and the model for scripts.

import { load } from "./core.js";
import { define } from "./element.js";
import { prepared } from "./model.js";
import { mount } from "./mount.js";

export * from "./core.js";
export { define } from "./element.js";
export { type Handle, type MountOptions, mount } from "./mount.js";

/** The page of a frame has this build inside its own script. */
const SCRIPT = import.meta.url.replace(/frame(?=\.js)/, "fullcost");

define(async (host, request) => {
  const core = await load(request);
  const model = await core.fetchScenario(request.scenario, request);
  await prepared(model.raw);
  const { raw, document: scenario } = model;
  return mount(host, { ...request, model: raw, claims: model.claims(), scenario, script: SCRIPT });
});
