// What the site has published: sessions as they stand there now.

import { PATH as LIST, SKETCHES } from "ospe_build/form/archive_list";

import { Archive } from "./archive.js";

/** An archived session's file cannot be had: it is not there, or there is no network. */
class NotThere extends Error {}

export class Published {
  /**
   * @param {string} base the way from the page to the site's root.
   * @param {import("./judge.js").Judge} judge reads files.
   */
  constructor(base, judge) {
    Object.assign(this, { base, judge });
  }

  /** The full address of a part of the site. */
  at(path) {
    return new URL(path, new URL(this.base, document.baseURI));
  }

  /** The list of all sessions, fetched once. */
  archive() {
    this.listed ??= fetch(this.at(LIST), { cache: "no-cache" })
      .then((response) => response.json())
      .then((list) => new Archive(list))
      .catch((error) => {
        this.listed = null;
        throw error;
      });
    return this.listed;
  }

  /** The list with what tells games that nearly repeat another, for when a whole session is held against it. */
  async archiveWithTexts() {
    const archive = await this.archive();
    // Whoever asks while they come waits for the same answer, so that judgements keep their order.
    archive.sketches ??= await (archive.sketching ??= fetch(this.at(SKETCHES), { cache: "no-cache" })
      .then((response) => (response.ok ? response.arrayBuffer() : null))
      .then((bytes) => bytes && new Uint16Array(bytes))
      .catch(() => null) // then the checks of the pull request compare the texts
      .finally(() => (archive.sketching = null)));
    return archive;
  }

  /** Whether the archive has a session with that id. */
  async has(id) {
    try {
      return (await fetch(this.at(`tulokset/${id}/`), { method: "HEAD" })).ok;
    } catch {
      return false;
    }
  }

  /**
   * The file of a session as a document, fetched anew.
   *
   * @throws {NotThere}
   */
  async document(id) {
    const asked = fetch(this.at(`data/pelikerrat/${id}.yml`), { cache: "no-cache" }).catch(() => null);
    const [{ readBytes }, response] = await Promise.all([this.judge.load(), asked]);
    if (!response?.ok) throw new NotThere(id);
    return readBytes(new Uint8Array(await response.arrayBuffer()));
  }
}
