// One question to another archive: a worker of its own thinks, the page fetches, and after a while it ends in any case.

const LONGEST_MS = 8000;

/**
 * @param {object} question
 * @param {string} question.worker - the address of the worker's script.
 * @param {Gate} question.gate - gives the archive's files.
 * @param {object} question.asked - `{address, query, language}`: the archive's address, the words, the reader's language.
 * @param {AbortSignal} question.signal - ends it without an answer.
 * @returns {Promise<object|null>} `state` is "found", with `count`, `hits`, `readOnly` and `speaks`, whether the archive
 *   has pages in the reader's language; or "format" or "failed". Null when it was ended.
 */
export function ask({ worker: script, gate, asked, signal }) {
  return new Promise((resolve) => {
    const over = new AbortController();
    const read = gate.reader(over.signal);
    const worker = new Worker(script, { type: "module" });
    const end = (answer) => {
      clearTimeout(timer);
      worker.terminate();
      over.abort();
      resolve(answer);
    };
    const timer = setTimeout(end, LONGEST_MS, { state: "failed" });
    signal.addEventListener("abort", () => end(null));
    worker.addEventListener("error", () => end({ state: "failed" }));
    worker.addEventListener("message", async ({ data: { name, answer } }) => {
      if (answer) end(answer);
      else worker.postMessage({ name, text: await read(name).catch(() => undefined) });
    });
    worker.postMessage(asked);
  });
}
