// All that is written on the boards, list by list.

import { listsOf } from "./stops.js";

const isNotes = ({ shape, values }) => shape === "laput" && !values;

function boards({ stops, inWords }, isWanted) {
  const shown = stops.filter(({ kind }) => kind === "notes" || kind === "theme");
  return shown
    .map((stop) => ({
      stop,
      label: inWords(stop.node.labels),
      lists: listsOf(stop).filter(({ node }) => isWanted(node)).map(({ node, path }) => ({ node, path, label: inWords(node.labels), maxItems: node.limits?.maxItems ?? Infinity })),
    }))
    .filter(({ lists }) => lists.length);
}

/** The boards that take notes, with their questions. */
export const noteBoards = (app) => boards(app, isNotes);

/** The boards where people's own words or cards stand. */
export const writtenBoards = (app) => boards(app, (node) => isNotes(node) || node.shape === "keinot");

/** The notes of another board that a list may repeat. */
export function sourcesOf({ refers }, { data, game }) {
  const board = data.boards.children.find(({ key }) => refers && key === refers);
  return [...new Set(board?.children.flatMap(({ key }) => game.list([board.key, key])))];
}

/** Write a note anew; what repeats it on another board follows. */
export function rewrite({ game, data }, path, place, text) {
  const was = game.list(path)[place];
  game.replace(path, place, text);
  for (const board of data.boards.children) {
    for (const list of board.children?.filter(({ refers }) => refers === path[0]) ?? []) {
      const at = game.list([board.key, list.key]).indexOf(was);
      if (at >= 0) game.replace([board.key, list.key], at, text);
    }
  }
}
