// Small helps on any page: the menu's button, fields that narrow a long list or find a unit, a link that copies its
// address, a button that prints; then the switch between languages, and what was found.

import "./found.js";
import "./language.js";

const menu = document.querySelector("[data-menu-toggle]");
menu?.addEventListener("click", () => menu.setAttribute("aria-expanded", String(menu.ariaExpanded !== "true")));
menu?.closest("header").addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || menu.ariaExpanded !== "true" || !menu.getClientRects().length) return;
  menu.setAttribute("aria-expanded", "false");
  menu.focus();
});

for (const input of document.querySelectorAll("[data-narrow]")) {
  const items = [...document.getElementById(input.dataset.narrow).querySelectorAll("[data-narrow-item]")];
  const groups = document.querySelectorAll(`#${input.dataset.narrow} [data-narrow-group]`);
  const status = document.querySelector("[data-narrow-count]");
  const fold = (text) => text.toLocaleLowerCase("fi");
  input.addEventListener("input", () => {
    const sought = fold(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of items) {
      item.hidden = !sought.every((word) => fold(item.textContent).includes(word));
      if (!item.hidden) found += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-narrow-item]:not([hidden])");
    if (status) status.textContent = status.dataset.texts.replace("{n}", found.toLocaleString(document.documentElement.lang));
  });
}

for (const mark of document.querySelectorAll(".theme-marks > i")) mark.title ||= mark.textContent;

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const link of document.querySelectorAll("[data-copy]")) {
  link.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // the address is in the address bar all the same
    }
    const words = link.textContent;
    link.textContent = link.dataset.copy;
    link.setAttribute("role", "status");
    setTimeout(() => {
      link.textContent = words;
      link.removeAttribute("role");
    }, 2500);
  });
}

const UNITS_SHOWN = 6;

for (const input of document.querySelectorAll("[data-find-unit]")) {
  const list = document.querySelector("[data-found-units]");
  const status = document.querySelector("[data-found-count]");
  const folded = (name) => name.toLocaleLowerCase("fi").trim().replace(/\s+/g, " ");
  const pageOf = (address) => `${input.dataset.units}${address}/`;
  let asked; // once something is written
  /** The units whose name holds what is written: [address, name], those that begin with it first. */
  async function find() {
    asked ??= fetch(input.dataset.findUnit).then((response) => (response.ok ? response.json() : []));
    const all = await asked.catch(() => []);
    const sought = folded(input.value);
    const found = sought.length < 2 ? [] : all.filter(([, name]) => folded(name).includes(sought));
    return found.sort(([, one], [, other]) => folded(other).startsWith(sought) - folded(one).startsWith(sought));
  }
  input.addEventListener("input", async () => {
    const found = (await find()).slice(0, UNITS_SHOWN);
    list.replaceChildren(
      ...found.map(([address, name, language]) => {
        const link = document.createElement("a");
        link.href = pageOf(address);
        if (language !== document.documentElement.lang) link.lang = language;
        link.textContent = name;
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    list.hidden = !found.length;
    status.textContent = found.length ? status.dataset.texts.replace("{n}", found.length) : "";
  });
  // Whoever writes the whole name of a unit and presses Enter wants its page; all other words are sought in sessions.
  input.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const unit = (await find()).find(([, name]) => folded(name) === folded(input.value));
    if (unit) location.assign(pageOf(unit[0]));
    else input.form.submit();
  });
}
