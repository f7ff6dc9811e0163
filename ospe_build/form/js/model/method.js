// What a method is called and how its card looks, wherever it stands.

const cardOf = (method, deck) => typeof method === "object" && deck.find(({ id }) => id === method?.kortti);

/** The name of a method: its card's, or the words of those who thought of it. */
export function nameOf(method, { deck, inWords, t }) {
  const card = cardOf(method, deck);
  if (card) return inWords(card.names);
  return typeof method === "string" ? method : method?.kortti ? t("form.method.unknown", { id: method.kortti }) : "";
}

/** The class that gives a placed method its theme's colour; of one's own, the class of these. */
export function lookOf(method, { deck }) {
  const card = cardOf(method, deck);
  return card ? `theme--${card.themes[0]}` : "play-card--own";
}
