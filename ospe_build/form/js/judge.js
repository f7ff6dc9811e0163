// The checker as the form has it: it is loaded once the first screen stands, and looks for names once their lists are there.

import { strings } from "./check/lookup.js";
import { today } from "./model/dates.js";

/** How long after a change the session is checked. */
export const CHECK_MS = 400;
/** How the codes of findings begin that are about the boards' schema. */
const SHAPE = "OSPE2";

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
    /** The id of the archived session that is judged, and what is published of it. */
    this.id = "";
    this.base = null;
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
    const within = check(Document.of(value), this.context).filter((finding) => !this.isOfItsEdition(finding));
    return this.archive ? [...within, ...across(value, this.id, this.archive, this.data.boards)] : within;
  }

  /** Whether the published session has the same: valid by its own boards, whatever these newer ones ask. */
  isOfItsEdition({ code, pointer }) {
    if (!this.data.edition || !this.base || !code.startsWith(SHAPE)) return false;
    const { check, Document } = this.module;
    if (this.known?.base !== this.base) {
      const findings = check(Document.of(this.base), this.context);
      this.known = { base: this.base, places: new Set(findings.map((one) => `${one.code} ${one.pointer.join("/")}`)) };
    }
    return this.known.places.has(`${code} ${pointer.join("/")}`);
  }

  /**
   * All that is wrong with a value, held against the archive where that can be had.
   *
   * @param {import("./published.js").Published} published
   */
  async verdict(value, published) {
    await this.load();
    await this.loadNames();
    this.archive = await published.archiveWithTexts().catch(() => null);
    return this.findings(value);
  }

  /** What tells names comes when there is something to look through; without it, nothing else is held up. */
  loadNames() {
    this.naming ??= Promise.all([this.load(), fetch(this.names).then((response) => response.json())])
      .then(([{ Lexicon }, lists]) => {
        this.context.lexicon = new Lexicon(lists);
        this.onMore();
      })
      .catch(() => {
        this.naming = null; // no network: the checks of the pull request look at names, too
      });
    return this.naming;
  }
}
