// The files of another archive's index: asked for without a word of the reader's own, and bounded in number and size.

const MOST_FILES = 120;
const MOST_BYTES = 6_000_000;
const MOST_BYTES_A_FILE = 1_500_000;
const NAME = /^(?:sivut\/\d{1,7}|[a-z_\p{Nd}]{1,64})\.json(?:\?v=\w{1,64})?$/u;

export class Gate {
  #index;
  #kept = new Map();

  /** @param {string} address - of the archive's home page. */
  constructor(address) {
    this.#index = `${address}haku/`;
  }

  /**
   * What one question may read.
   *
   * @param {AbortSignal} signal - ends it.
   * @returns {(name: string) => Promise<string>} gives the text of a file of the index.
   */
  reader(signal) {
    const left = { files: MOST_FILES, bytes: MOST_BYTES };
    return async (name) => {
      if (!NAME.test(name)) throw new Error(`no file of an index: ${name}`);
      if (!this.#kept.has(name)) this.#kept.set(name, await this.#load(name, left, signal));
      return this.#kept.get(name);
    };
  }

  async #load(name, left, signal) {
    if (--left.files < 0) throw new Error("too many files");
    const response = await fetch(this.#index + name, {
      mode: "cors",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
      cache: name.includes("?") ? "default" : "no-cache",
      signal,
    });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (let room = MOST_BYTES_A_FILE; ; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      room -= value.length;
      left.bytes -= value.length;
      if (room < 0 || left.bytes < 0) {
        await reader.cancel();
        throw new Error(`too large: ${name}`);
      }
      text += decoder.decode(value, { stream: true });
    }
  }
}
