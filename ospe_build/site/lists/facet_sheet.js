// The facets on a phone: a sheet over the page, closed by its buttons and by Escape; the rest is inert meanwhile.

/**
 * @param {HTMLFormElement} form - the sheet.
 * @param {Element} opener - the button that opens it.
 * @param {() => void} opened - called when it has been opened.
 */
export function facetSheet(form, opener, opened) {
  function setOpen(isOpen) {
    form.classList.toggle("filter--open", isOpen);
    document.documentElement.classList.toggle("has-sheet", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    const aside = [...document.body.children, ...document.querySelectorAll(".page > :not(main)"), ...form.parentElement.children];
    for (const one of aside) if (!one.contains(form)) one.inert = isOpen;
    if (isOpen) {
      form.querySelector("[data-close]").focus();
      opened();
    } else opener.focus();
  }

  for (const name of ["close", "show"]) form.querySelector(`[data-${name}]`)?.addEventListener("click", () => setOpen(false));
  form.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && form.classList.contains("filter--open")) setOpen(false);
  });
  opener.addEventListener("click", () => setOpen(opener.getAttribute("aria-expanded") !== "true"));
}
