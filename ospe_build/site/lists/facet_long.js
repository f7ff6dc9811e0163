// A facet with many values, such as units: few are shown, the others are found by typing.

import { element, fill } from "./dom.js";

const COMMONEST = 8; // choices that are shown before one is sought
const FOUND_AT_ONCE = 20;

/**
 * Show the chosen values, then those that are sought, else the commonest.
 *
 * @param {Element} fieldset - the facet's own.
 * @param {{name: string, values: Array}} facet
 * @param {number[]} counts - how many rows each value would leave.
 * @param {(name: string, value: string) => boolean} isChosen
 * @param {object} texts - the page's words.
 */
export function showLong(fieldset, facet, counts, isChosen, texts) {
  const sought = fieldset.querySelector("[data-find]").value.trim().toLocaleLowerCase(texts.locale);
  const all = facet.values.map(([value, label, lang], place) => ({ value, label, lang, n: counts[place] }));
  const fitting = all
    .filter(({ value, label, n }) => !isChosen(facet.name, value) && n && label.toLocaleLowerCase(texts.locale).includes(sought))
    .sort((one, other) => other.n - one.n || one.label.localeCompare(other.label, texts.locale));
  const first = fitting.slice(0, sought ? FOUND_AT_ONCE : COMMONEST);
  const wanted = [...all.filter(({ value }) => isChosen(facet.name, value)), ...first];
  const kept = new Map([...fieldset.querySelectorAll("label:has([type=checkbox])")].map((label) => [label.querySelector("input").value, label]));
  for (const [value, label] of kept) if (!wanted.some((one) => one.value === value)) label.remove();
  let before = fieldset.querySelector(".facet__find");
  for (const { value, label, lang } of wanted) {
    const choice = kept.get(value) ?? element("label", { class: "facet__choice" },
      element("input", { type: "checkbox", name: facet.name, value }), element("span", { lang }, label), " ",
      element("span", { class: "facet__n", "data-n": "" }));
    if (before.nextElementSibling !== choice) before.after(choice);
    choice.querySelector("input").checked = isChosen(facet.name, value);
    before = choice;
  }
  const rest = fitting.length - first.length;
  fieldset.querySelector("[data-rest]").textContent = rest > 0 ? fill(texts.more_choices, { n: rest.toLocaleString(texts.locale) }) : "";
}
