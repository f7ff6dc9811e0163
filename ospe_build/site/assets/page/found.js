// A page opened from search results opens at what was found: `?haku=` holds the words as they stand on the page.

const MOST_MARKS = 200;

/** The text nodes of the page's content that hold any of the words, in order. */
function* places(root, pattern) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (pattern.test(node.data) && !node.parentElement.closest("h1, nav, script, svg")) yield node;
  }
}

function mark(node, pattern) {
  const pieces = node.data.split(pattern);
  const made = pieces.map((piece, at) => {
    if (at % 2 === 0) return piece;
    const found = document.createElement("mark");
    found.textContent = piece;
    return found;
  });
  // Of a flexible row or a grid, a text is one item; its pieces would be several.
  const whole = document.createElement("span");
  const isItem = /flex|grid/.test(getComputedStyle(node.parentElement).display);
  if (isItem) whole.append(...made);
  node.replaceWith(...(isItem ? [whole] : made));
  return made.find((piece) => piece instanceof HTMLElement);
}

const words = (new URLSearchParams(location.search).get("haku") ?? "").match(/[\p{L}\p{N}]+/gu);
const main = document.querySelector("main");
if (words && main) {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  // The expression keeps its place between calls of test(), so each node is tested with one of its own.
  const nodes = [...places(main, { test: (text) => text.search(pattern) !== -1 })].slice(0, MOST_MARKS);
  const marks = nodes.map((node) => mark(node, pattern));
  // The address names the place where the words were found; they may stand elsewhere, too.
  const place = document.querySelector(":target");
  const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
  const first =
    marks.find((found) => place && place.compareDocumentPosition(found) & after) ??
    marks.find((found) => found.closest(".notes > li, .cards > li, .means, .timeline, p")) ??
    marks[0];
  first?.scrollIntoView({ block: "center" });
}
