// What is said beside a method of one's own: that it is one, and where it begins as a card's name does, the card in its place.

import { make } from "../ui/dom.js";

/**
 * @param {object | undefined} card the one whose name the method begins as.
 * @param {(card: {kortti: string}) => void} swap puts the card in its place.
 */
export function ownWords(card, { inWords, t }, swap) {
  if (!card) return make("p", { className: "play-own", textContent: t("form.method.own") });
  const button = make("button", { type: "button", className: "play-small", textContent: t("form.method.swap", { name: inWords(card.names) }) });
  button.addEventListener("click", () => swap({ kortti: card.id }));
  return make("p", { className: "play-own" }, t("form.method.own"), " ", button);
}
