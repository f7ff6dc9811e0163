// Keeps a page for times without network: the one at this worker's scope, with the assets that it names.
// Names of assets hold a hash of their content, so what is kept under a name is never stale. The page itself comes from
// the network whenever that answers, and is kept only once all its assets are: what is kept always fits together.
// Everything else, the archive's data above all, is left to the network.

const PAGE = self.registration.scope;
const ROOT = new URL("./", self.location).href;
const ASSETS = `${ROOT}assets/`;
const KEPT = `ospe ${ROOT}`; // one cache for all pages of the site, since they share most assets
const OWN_SCRIPT = /["'](?:\.\.\/)+assets\/offline\.[0-9a-f]+\.js["']/;
const ASSET = /(?<=["'])(?:\.\.\/)+assets\/[^"'#]+/g;
const IN_STYLES = /(?<=url\()[^)"':]+(?=\))/g;
const PATIENCE_MS = 4000;

/** Workers of several pages share the cache: what one has begun to keep, another does not take for left over. */
const alone = (act) => navigator.locks.request(KEPT, act);

const addresses = (text, pattern, base) => (text.match(pattern) ?? []).map((path) => new URL(path, base).href);

/** Keep an asset, and those that a style sheet names; gives the addresses of all of them. */
async function keepAsset(cache, url) {
  if (!(await cache.match(url))) await cache.add(url);
  if (!url.endsWith(".css")) return [url];
  const inner = addresses(await (await cache.match(url)).text(), IN_STYLES, url);
  return [url, ...(await Promise.all(inner.map((one) => keepAsset(cache, one)))).flat()];
}

/** Keep all assets that a page names; gives their addresses. */
async function keepAssets(cache, html, page) {
  const named = new Set(addresses(html, ASSET, page));
  return (await Promise.all([...named].map((url) => keepAsset(cache, url)))).flat();
}

const textOf = async (cache, url) => (await (await cache.match(url))?.text()) ?? "";

/** Let go of assets that no kept page names, nor this page's state before: that may still be open, and load one late. */
async function tidy(cache, before = "") {
  const kept = (await cache.keys()).map(({ url }) => url);
  const pages = kept.filter((url) => !url.startsWith(ASSETS));
  const texts = await Promise.all(pages.map(async (url) => [await textOf(cache, url), url]));
  const named = await Promise.all([[before, PAGE], ...texts].map(([html, url]) => keepAssets(cache, html, url)));
  const wanted = new Set([...pages, ...named.flat()]);
  await Promise.all(kept.filter((url) => !wanted.has(url)).map((url) => cache.delete(url)));
  if (!wanted.size) await caches.delete(KEPT);
}

/** The page is no longer one that works without network: what was kept of it goes, and this worker too. */
const leave = () =>
  alone(async () => {
    const cache = await caches.open(KEPT);
    await cache.delete(PAGE);
    await tidy(cache);
    await self.registration.unregister();
  });

/** Keep a page that has just come, unless it is the one that is kept. */
async function keep(response) {
  const html = await response.clone().text();
  if (!OWN_SCRIPT.test(html)) return leave();
  return alone(async () => {
    const cache = await caches.open(KEPT);
    const before = await textOf(cache, PAGE);
    if (html === before) return;
    await keepAssets(cache, html, PAGE);
    await cache.put(PAGE, response);
    await tidy(cache, before);
  });
}

/** The page: as it is published now, or as it was kept where the network does not answer soon. */
async function page(event) {
  const kept = caches.open(KEPT).then((cache) => cache.match(PAGE));
  const fresh = fetch(PAGE, { cache: "no-cache" }).then((response) => {
    if (response.redirected) return Response.redirect(response.url);
    if (response.ok) event.waitUntil(keep(response.clone()));
    if (response.status === 404 || response.status === 410) event.waitUntil(leave());
    return response;
  });
  event.waitUntil(fresh.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)).then(() => kept);
  const first = await Promise.race([fresh.catch(() => kept), late]);
  return (first?.status < 500 && first) || (await kept) || fresh;
}

/** An asset: as it is kept under its name, else from the network. */
const asset = async (request) => (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(
    fetch(PAGE, { cache: "no-cache" }).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${PAGE}`);
      return keep(response);
    }),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const [url] = request.url.split(/[?#]/);
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && url === PAGE) event.respondWith(page(event));
  else if (url.startsWith(ASSETS)) event.respondWith(asset(request));
});
