// Where a game stops: its boards in their order, the themes one by one, and what comes before and after them.

/**
 * @typedef {object} Stop
 * @property {string} key names it in the page's address.
 * @property {"start" | "notes" | "theme" | "plan" | "reading" | "review" | "finish"} kind which screen shows it.
 * @property {object} [node] the board, as the schema has it.
 * @property {string[]} [path] where its value stands in the session.
 * @property {number} phase number of the board in the game; 0 where it is none.
 * @property {[number, number]} [part] which of how many themes it is.
 * @property {string} clock stops with the same name share a clock; empty where there is none.
 * @property {number} minutes suggested for that clock.
 * @property {string} screen of the form where the same is written.
 */

const START = "aloitus";

function themes(board, { stages }) {
  const all = board.children;
  return all.map((node, index) => ({
    key: node.key, kind: "theme", node, path: [board.key, node.key], phase: board.phase, part: [index + 1, all.length],
    clock: node.key, minutes: stages[board.key] / all.length, screen: board.key,
  }));
}

/** All stops of a game. */
export function stopsOf({ boards, minutes }) {
  const played = boards.children.filter((board) => board.phase).sort((one, other) => one.phase - other.phase);
  const middle = played.flatMap((board) => {
    if (board.kind === "kortit") return themes(board, minutes);
    const kind = board.kind === "suunnitelma" ? "plan" : "notes";
    const { key, phase } = board;
    return [{ key, kind, node: board, path: [key], phase, clock: key, minutes: minutes.stages[key], screen: key }];
  });
  const feedback = boards.children.find(({ kind }) => kind === "palaute");
  const end = (key, kind, screen, more = {}) => ({ key, kind, screen, phase: 0, clock: "closing", minutes: minutes.stages.closing, ...more });
  return [
    { key: START, kind: "start", phase: 0, clock: "", minutes: 0, screen: "pelikerta" },
    ...middle,
    end("luku", "reading", played.at(-1).key),
    end("julkaisu", "review", "lahetys"),
    end(feedback.key, "notes", feedback.key, { node: feedback, path: [feedback.key] }),
    end("valmis", "finish", "lahetys"),
  ];
}

/** Which lists of notes or methods a stop has, with where each stands in the session. */
export function listsOf({ node, path }) {
  const shown = node.children.filter((child) => node.ours || node.kind === "teema" || !child.ours);
  return shown.map((child) => ({ node: child, path: [...path, child.key] }));
}
