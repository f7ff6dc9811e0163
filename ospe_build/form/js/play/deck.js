// The deck spread out: all cards of a theme, or of all themes, to be read and taken.

import { icon, make } from "../ui/dom.js";

/**
 * Show the deck; on a board where cards are played, one can be taken.
 *
 * @param {import("./play.js").Play} app
 * @param {{theme?: string, take?: (id: string) => void}} options whose cards come first; what is done with the one taken.
 */
export function openDeck(app, { theme, take }) {
  const { t, deck, inWords, data } = app;
  const before = document.activeElement;
  const board = data.boards.children.find(({ kind }) => kind === "kortit");
  const themes = [...board.children].sort((one, other) => Number(other.key === theme) - Number(one.key === theme));
  const card = ({ id, names, descriptions }) => {
    const words = [make("strong", { textContent: inWords(names) }), " ", make("span", { textContent: inWords(descriptions) })];
    if (!take) return make("li", { className: "play-sheet__card" }, ...words);
    const button = make("button", { type: "button", className: "play-sheet__card" }, ...words);
    button.addEventListener("click", () => {
      dialog.close();
      take(id);
    });
    return make("li", {}, button);
  };
  const parts = themes.map(({ key, labels }, index) => {
    const cards = make("ul", { className: "play-sheet__cards" }, ...deck.filter((each) => each.themes.includes(key)).map(card));
    const heading = make("h3", {}, icon(key), inWords(labels));
    const summary = make("summary", {}, heading);
    return make("details", { className: `play-sheet__theme theme--${key}`, open: index === 0 }, summary, cards);
  });
  const close = make("button", { type: "button", className: "button", textContent: t("play.close") });
  close.addEventListener("click", () => dialog.close());
  const title = make("h2", { id: "play-deck-heading", textContent: t("play.deck") });
  const head = make("div", { className: "play-sheet__head" }, title, close);
  const dialog = make("dialog", { className: "play-sheet", attributes: { "aria-labelledby": title.id } }, head, ...parts);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected && document.activeElement === document.body) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
