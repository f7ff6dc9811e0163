// Nothing scrolls while a board is played: the notes grow smaller until all of them fit, and then they turn pages.

const SIZES = ["24", "20", "18", "16"];
const LETTERS = ["large", "middle", "small"];

/** Whether columns scroll instead, as they do on a phone. */
const scrolls = (body) => getComputedStyle(body).overflowY === "auto";

/** An element of one height whatever it says: the letters follow the length. */
export function fitLetters(element) {
  for (const size of LETTERS) {
    element.dataset.size = size;
    if (element.scrollHeight <= element.clientHeight + 1) return;
  }
}

/** @param {HTMLElement} board @param {Array<{body: HTMLElement}>} columns */
export function fit(board, columns) {
  const isFull = ({ body }) => body.scrollHeight > body.clientHeight + 1;
  for (const column of columns) column.showAll();
  if (columns.some(({ body }) => scrolls(body))) {
    delete board.dataset.size;
    return;
  }
  for (const { head } of columns) fitLetters(head);
  for (const size of SIZES) {
    board.dataset.size = size;
    if (!columns.some(isFull)) return;
  }
  for (const column of columns) if (isFull(column)) turnPages(column, isFull);
}

/** Cut a column's items into pages, each as long as there is room for, and show the one where things happen. */
function turnPages(column, isFull) {
  const items = column.items();
  const starts = [0];
  column.showPager(1, 2);
  for (const item of items) item.hidden = true;
  items.forEach((item, index) => {
    item.hidden = false;
    if (!isFull(column) || starts.at(-1) === index) return;
    for (const earlier of items.slice(0, index)) earlier.hidden = true;
    starts.push(index);
  });
  const now = column.shownItem();
  const page = starts.findLastIndex((start) => start <= now);
  items.forEach((item, index) => {
    item.hidden = index < starts[page] || index >= (starts[page + 1] ?? items.length);
  });
  column.showPager(page + 1, starts.length, starts);
}
