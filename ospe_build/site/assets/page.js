// Small helps on any page: fields that narrow a long list or find a unit, a link that copies its address, a button that
// prints.

for (const input of document.querySelectorAll("[data-narrow]")) {
  const items = [...document.getElementById(input.dataset.narrow).querySelectorAll("[data-narrow-item]")];
  const status = document.querySelector("[data-narrow-count]");
  const fold = (text) => text.toLocaleLowerCase("fi");
  input.addEventListener("input", () => {
    const sought = fold(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of items) {
      item.hidden = !sought.every((word) => fold(item.textContent).includes(word));
      if (!item.hidden) found += 1;
    }
    if (status) status.textContent = status.dataset.texts.replace("{n}", found.toLocaleString(document.documentElement.lang));
  });
}

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
  let names; // [[address, name]], once something is written
  input.addEventListener("input", async () => {
    names ??= fetch(input.dataset.findUnit).then((response) => (response.ok ? response.json() : []));
    const all = await names.catch(() => []);
    const sought = input.value.trim().toLocaleLowerCase("fi");
    const found = sought.length < 2 ? [] : all.filter(([, name]) => name.toLocaleLowerCase("fi").includes(sought));
    list.replaceChildren(
      ...found.slice(0, UNITS_SHOWN).map(([address, name]) => {
        const link = document.createElement("a");
        link.href = `${input.dataset.units}${address}/`;
        link.textContent = name;
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    list.hidden = !found.length;
    status.textContent = found.length ? status.dataset.texts.replace("{n}", found.length) : "";
  });
}
