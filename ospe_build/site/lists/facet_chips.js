// The chosen values of a list, each with a button that drops it.

import { element, fill, icon } from "./dom.js";

const labelOf = (index, name, value) =>
  index.facets.find((facet) => facet.name === name)?.values.find(([one]) => one === value)?.[1];

/** What is chosen: `[label, drop]`. */
function* chosenIn(state, index, texts) {
  if (state.query) yield [fill(texts.quoted, { word: state.query }), () => state.ask("")];
  for (const [name, values] of state.chosen) {
    if (state.isRadio(name)) continue;
    for (const value of values) {
      const label = labelOf(index, name, value);
      if (label) yield [label, () => state.choose(name, value, false)];
    }
  }
}

/**
 * Show the chips; where one is dropped, the focus goes to the next one, or to what stands before.
 *
 * @param {object} of
 * @param {FacetState} of.state
 * @param {{facets: Array}} of.index
 * @param {object} of.texts - the page's words.
 * @param {Element} of.count - says how many rows there are.
 * @param {() => Promise<void>} of.change - shows the list anew after a step.
 */
export function showChips({ state, index, texts, count, change }) {
  const chips = [...chosenIn(state, index, texts)];
  for (const holder of document.querySelectorAll("[data-chips]")) {
    holder.replaceChildren(
      ...chips.map(([label, drop], at) => {
        const attributes = { type: "button", class: "chip", "aria-label": fill(texts.drop, { name: label }) };
        const button = element("button", attributes, label, icon("close"));
        button.addEventListener("click", async () => {
          drop();
          await change();
          const left = holder.querySelectorAll("button");
          (left[Math.min(at, left.length - 1)] ?? count).focus();
        });
        return button;
      }),
    );
  }
}
