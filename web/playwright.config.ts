// The browser tests: the built package, served on a loopback port of its own, in the machine's Chromium.

import { defineConfig } from "@playwright/test";

process.env.FULLCOST_PORT ??= String(20000 + (process.pid % 20000)); // workers inherit it
const port = Number(process.env.FULLCOST_PORT);
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "test/browser",
  outputDir: "../target/playwright",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000, // a busy machine is no defect
  expect: { timeout: 20_000 },
  reporter: "line",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-GB",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      chromiumSandbox: process.getuid?.() !== 0,
      args: quiet,
      // A path with letters beyond ASCII can be written to only where the locale knows them.
      env: { ...process.env, LC_ALL: "C.UTF-8" } as Record<string, string>,
    },
  },
  webServer: {
    command: `node ../tools/serve.mjs ${port}`,
    url: `http://127.0.0.1:${port}/demo/index.html`,
    reuseExistingServer: false,
  },
});
