// The switch between languages: what the page is asked for goes along, and the reader's own language is offered once.
const KEY = "ospe-language-offered";
const links = [...document.querySelectorAll("[data-languages] a")];

for (const link of links) {
  const address = link.getAttribute("href");
  const follow = () => link.setAttribute("href", address + location.search + location.hash);
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, follow);
}

/** The link to the page in the first of the reader's languages that the site has; none where the page is in it. */
function wanted() {
  for (const language of navigator.languages) {
    const code = language.slice(0, 2);
    if (code === document.documentElement.lang) return undefined;
    const link = links.find(({ lang }) => lang === code);
    if (link) return link;
  }
  return undefined;
}

function firstTime() {
  try {
    if (localStorage.getItem(KEY)) return false;
    localStorage.setItem(KEY, "1");
    return true;
  } catch {
    return false; // nothing can be remembered: an offer on every page would be too many
  }
}

const link = wanted();
if (link?.dataset.offer && firstTime()) {
  const offer = document.createElement("p");
  offer.className = "language-offer";
  offer.lang = link.lang;
  const way = Object.assign(document.createElement("a"), { href: link.href, hreflang: link.lang, textContent: link.dataset.offer });
  way.addEventListener("click", () => (way.href = link.href));
  const close = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: link.dataset.close });
  close.addEventListener("click", () => {
    offer.remove();
    (link.getClientRects().length ? link : document.querySelector("[data-menu-toggle]")).focus();
  });
  offer.append(way, " ", close);
  (document.querySelector(".site-header") ?? document.querySelector("main")).append(offer); // within a landmark
}
