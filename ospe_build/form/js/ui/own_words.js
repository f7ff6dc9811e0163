// What is said beside a method of one's own: that it is one, and where it begins as a card's name does, the card in its place.

import { make } from "./dom.js";

/**
 * @param {object | undefined} card the one whose name the method begins as.
 * @param {string} className of the button.
 * @param {(card: {kortti: string}) => void} swap puts the card in its place.
 * @returns {Array<string | HTMLElement>}
 */
export function ownWords(card, { inWords, t }, className, swap) {
  if (!card) return [t("form.method.own")];
  const button = make("button", { type: "button", className, textContent: t("form.method.swap", { name: inWords(card.names) }) });
  button.addEventListener("click", () => swap({ kortti: card.id }));
  return [t("form.method.own"), " ", button];
}
