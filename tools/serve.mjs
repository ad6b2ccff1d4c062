// Serves web/ on a loopback port: node tools/serve.mjs [PORT]. A path that starts with /strict/ gets a policy that forbids
// WebAssembly. DEMO_ONCE=1 prints the address and stops.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(fileURLToPath(new URL("..", import.meta.url)), "web");
const types = {
  ".css": "text/css",
  ".fullcost": "application/octet-stream",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'";

/** The path that an address asks for; nothing when it is no address. */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(`http://localhost${url}`).pathname);
  } catch {
    return undefined;
  }
}

const server = createServer((request, response) => {
  let path = pathOf(request.url);
  if (path === undefined) {
    response.writeHead(400, { "Content-Type": "text/plain" }).end("bad request");
    return;
  }
  if (path.startsWith("/strict/")) {
    path = path.slice("/strict".length);
    response.setHeader("Content-Security-Policy", STRICT);
  }
  if (path === "/") {
    response.writeHead(302, { Location: "/demo/" }).end();
    return;
  }
  if (path.endsWith("/")) path += "index.html";
  const file = normalize(join(root, path));
  try {
    if (!file.startsWith(root + sep) || !statSync(file).isFile()) throw new Error("no file");
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
    return;
  }
  const type = types[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, {
    "Content-Type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "Cache-Control": "no-cache",
    "Access-Control-Allow-Origin": "*",
  });
  createReadStream(file)
    .on("error", () => response.destroy()) // it went away, or may not be read
    .pipe(response);
});

// Without a wanted port, the first free one of fifty.
const first = Number(process.argv[2] ?? 8000);
const last = process.argv[2] ? first : first + 50;
let port = first;
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE" || port === last) throw error;
  server.listen(++port, "127.0.0.1");
});
server.on("listening", () => {
  console.log(`the demo article: http://127.0.0.1:${server.address().port}/demo/`);
  if (process.env.DEMO_ONCE) server.close();
  else console.log("Ctrl-C stops it");
});
server.listen(port, "127.0.0.1");
