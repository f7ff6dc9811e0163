// The checker as the form has it: it is loaded once the first screen stands, and looks for names once their lists are there.

import { strings } from "./check/fields.js";
import { today } from "./model/dates.js";

/** Whether a session holds a text that somebody wrote. */
const isWritten = (value) => [...strings(value)].some(([, text, isKey]) => !isKey && text.includes(" "));

export class Judge {
  /**
   * @param {DOMStringMap} addresses where the checker's script and the lists of names stand.
   * @param {object} data the page's block of data.
   * @param {() => void} onMore called when more can be checked than before.
   */
  constructor({ checker, names }, data, onMore) {
    Object.assign(this, { checker, names, data, onMore });
    /** The archive that a session is held against, once somebody set it. */
    this.archive = null;
    /** The id of the archived session that is judged. */
    this.id = "";
    this.module = null;
    this.context = null;
  }

  /** The checker's functions; a failed loading is tried again the next time. */
  load() {
    this.loading ??= import(new URL(this.checker, document.baseURI))
      .then((module) => {
        this.module = module;
        this.context = module.contextOf(this.data, today());
        this.onMore();
        return module;
      })
      .catch((error) => {
        this.loading = null;
        throw error;
      });
    return this.loading;
  }

  /** What is wrong with a value, as far as that is known by now; null before the checker is there. */
  findings(value) {
    if (isWritten(value)) this.loadNames();
    if (!this.module) return null;
    const { check, across, Document } = this.module;
    const within = check(Document.of(value), this.context);
    return this.archive ? [...within, ...across(value, this.id, this.archive)] : within;
  }

  /** All that is wrong with a value. */
  async verdict(value) {
    await this.load();
    if (isWritten(value)) await this.loadNames();
    return this.findings(value);
  }

  /** What tells names comes when there is something to look through; without it, nothing else is held up. */
  loadNames() {
    this.naming ??= Promise.all([this.load(), fetch(this.names).then((response) => response.json())])
      .then(([{ Lexicon }, lists]) => {
        this.context.lexicon = new Lexicon(lists);
        this.onMore();
      })
      .catch(() => {}); // no network: the checks of the pull request look at names, too
    return this.naming;
  }
}
