// How many rows each value of a facet would leave, beside the value.

import { showLong } from "./facet_long.js";

function showCount(label, n, isOff, locale) {
  label.querySelector("[data-n]").textContent = n.toLocaleString(locale);
  label.classList.toggle("facet__choice--none", n === 0 && isOff);
}

/**
 * @param {HTMLFormElement} form
 * @param {{facets: Array}} index
 * @param {object} of
 * @param {number[][]} of.counts - by facet and value, how many rows it would leave.
 * @param {number[]} of.totals - by facet, how many rows there are with no choice in it.
 * @param {Array} of.wanted - by facet, the chosen values, or null.
 * @param {string} [of.everything] - the value that leaves all rows in.
 * @param {(name: string, value: string) => boolean} of.isChosen
 * @param {object} of.texts - the page's words.
 */
export function showCounts(form, index, { counts, totals, wanted, everything, isChosen, texts }) {
  const facets = new Map(index.facets.map((facet, at) => [facet.name, { ...facet, at }]));
  for (const fieldset of form.querySelectorAll("[data-long]")) {
    const facet = facets.get(fieldset.dataset.long);
    showLong(fieldset, facet, counts[facet.at], isChosen, texts);
  }
  for (const box of form.elements) {
    const facet = facets.get(box.name);
    if (!facet || (box.type !== "checkbox" && box.type !== "radio")) continue;
    const place = facet.values.findIndex(([value]) => value === box.value);
    const n = box.value === everything ? totals[facet.at] : (counts[facet.at][place] ?? 0);
    showCount(box.closest("label"), n, !wanted[facet.at], texts.locale);
  }
}
