// On a page that works without network once it was opened: the worker that keeps it, with the pages that one goes on to
// from it, and two marks on the page. [data-offline-ready] is shown once all is kept, [data-offline-now] without network.

const { documentElement: root } = document;
const worker = new URL("../offline-worker.js", import.meta.url);
const pages = document.querySelector("script[data-offline-pages]").dataset.offlinePages.split(" ");

const tellNow = () => root.toggleAttribute("data-without-network", !navigator.onLine);
for (const name of ["online", "offline"]) addEventListener(name, tellNow);
tellNow();

/** Keep a page; done when it and its assets are kept, never where they cannot be. */
async function keep(page) {
  const registration = await navigator.serviceWorker.register(worker, { scope: page, updateViaCache: "none" });
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return;
  await new Promise((resolve) => {
    coming.addEventListener("statechange", () => coming.state === "activated" && resolve());
  });
}

if ("serviceWorker" in navigator) {
  const mark = () => root.setAttribute("data-works-offline", "");
  Promise.all(pages.map(keep)).then(mark, () => {}); // a browser that refuses: the page needs network, as any other
}
