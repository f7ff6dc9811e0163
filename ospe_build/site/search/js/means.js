// The index as it tells of means, the rows of plans: the same words, each with a list of means in the place of one of pages.
//
// A means' number counts from the oldest session, there from the last row of its plan (means_lists.py).

import { ranked } from "./table.js";

export class MeansTable {
  mostRead = 80; // for a phrase, each perhaps a session's file

  #table;
  #places; // by means: how many sessions are older, and which row of the plan it is

  constructor(table) {
    this.#table = table;
  }

  contents = () => this.#table.contents();

  entriesOf = async (word) => this.#ofMeans(await this.#table.entriesOf(word));

  beginningWith = async (word) => this.#ofMeans(await this.#table.beginningWith(word));

  #ofMeans(entries) {
    return Promise.all(
      entries.map(async (entry) => {
        const [lists = [], longer] = (await this.#table.means(entry.chunk))[entry.lemma] ?? [];
        const held = entry.held.map((one) => ({ ...one, list: ranked(lists[one.at]) }));
        return { ...entry, held, compounds: entry.compounds && { ...entry.compounds, list: ranked(longer) } };
      }),
    );
  }

  /** The texts by which a means is found, as a page: its session's title, whose that is, and the row of the plan. */
  async page(number) {
    const { firstSession } = await this.contents();
    const counts = await this.#table.means("osat");
    this.#places ??= counts.flatMap((n, session) => Array.from({ length: n }, (_, at) => [session, n - at]));
    const [session, row] = this.#places[number];
    const { title, sections } = await this.#table.page(firstSession + session);
    const [about, own] = [sections[0], sections.find(([, anchor]) => anchor === `keino-${row}`)];
    return { title, sections: [about, own].map(([, , text, also]) => ["", "", text, also]) };
  }
}
