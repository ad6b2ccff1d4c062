// The full build: the tag `fullcost-widget`, and the model for scripts.

import { load } from "./core.js";
import { define } from "./element.js";
import { prepared } from "./model.js";
import { mount } from "./mount.js";

export * from "./core.js";
export { define } from "./element.js";
export { type Handle, type MountOptions, mount } from "./mount.js";

define(async (host, request) => {
  const core = await load(request);
  const model = await core.fetchScenario(request.scenario, request);
  await prepared(model.raw);
  return mount(host, { ...request, model: model.raw, claims: model.claims(), scenario: model.document });
});
