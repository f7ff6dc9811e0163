// Small helps on any page: a field that narrows a long list, a link that copies its address, a button that prints.

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
