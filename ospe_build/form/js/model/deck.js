// Method cards found by what is typed.

/** Letters from which on they are the beginning of a name. */
const BEGINNING = 3;

const fold = (text) => text.toLowerCase().normalize("NFC");

/** The cards that fit a text: names that begin with it, then words that do, then the rest; a theme's own first. */
export function cardsFor(text, { deck, inWords }, theme = "") {
  const typed = fold(text);
  const rank = (card) => {
    const names = Object.values(card.names).map(fold);
    if (names.some((name) => name.startsWith(typed))) return 0;
    if (names.some((name) => name.split(/[\s-]+/).some((word) => word.startsWith(typed)))) return 1;
    if (names.some((name) => name.includes(typed))) return 2;
    return fold(inWords(card.descriptions)).includes(typed) && typed.length > 2 ? 3 : 4;
  };
  return deck
    .map((card, index) => ({ card, rank: rank(card), own: card.themes.includes(theme) ? 0 : 1, index }))
    .filter((entry) => entry.rank < 4)
    .sort((one, other) => one.rank - other.rank || one.own - other.own || one.index - other.index);
}

/** The card whose name, or a word of it, begins so; undefined where none does. */
export function cardBegun(text, context, theme) {
  return text.length >= BEGINNING ? cardsFor(text, context, theme).find(({ rank }) => rank < 2)?.card : undefined;
}
