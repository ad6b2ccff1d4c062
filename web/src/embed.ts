// The loader for the head of an article: brings the widget when one comes near the screen. `embed.js` brings the article
// build, `embed.js?full` the full one.

const NEAR = "600px 0px";
const TAG = "fullcost-widget";

const bring = () => {
  const file = new URL(import.meta.url).search === "?full" ? "./fullcost.js" : "./article.js";
  return import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(file, import.meta.url).href);
};

function watch() {
  const widgets = document.querySelectorAll(TAG);
  if (!("IntersectionObserver" in globalThis) || document.querySelector(`${TAG}[loading=eager]`)) return void bring();
  const near = new IntersectionObserver(
    (seen) => {
      if (seen.some((entry) => entry.isIntersecting)) start();
    },
    { rootMargin: NEAR },
  );
  const start = () => {
    near.disconnect();
    void bring();
  };
  for (const widget of widgets) {
    near.observe(widget);
    widget.addEventListener("focusin", start, { once: true });
  }
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", watch, { once: true });
else watch();
