// What the reader has asked of a list: words, an order, and values of facets; in the address and as places in an index.

export const SORT = "jarjesta"; // what the address calls the order
const OLD_SORT = "jarjestys"; // and called it in the list of sessions: old links keep working

export class FacetState {
  /** @param {object} list - as `facetedList` is given it. */
  constructor({ sorts, usual, ofSearch, defaults = {}, everything }) {
    Object.assign(this, { sorts, usual, ofSearch, defaults, everything });
    this.query = "";
    this.sort = "";
    this.chosen = new Map();
  }

  /** Whether the facet is one of radio buttons, of which one value always stands. */
  isRadio(name) {
    return name in this.defaults;
  }

  /** Whether the list can be in that order: one of them is of what a search finds. */
  canSort(name) {
    return name in this.sorts && (this.query !== "" || name !== this.ofSearch);
  }

  /** Take what the address says. */
  read() {
    const params = new URLSearchParams(location.search);
    this.query = (params.get("q") ?? "").trim();
    this.chosen = new Map();
    for (const [name, value] of params) {
      if (["q", SORT, OLD_SORT].includes(name)) continue;
      this.chosen.set(name, (this.chosen.get(name) ?? new Set()).add(value));
    }
    const asked = params.get(SORT) ?? params.get(OLD_SORT);
    this.sort = this.canSort(asked) ? asked : this.usual(this.query);
  }

  address() {
    const params = new URLSearchParams();
    for (const [name, values] of this.chosen) for (const value of values) params.append(name, value);
    if (this.query) params.set("q", this.query);
    if (this.sort !== this.usual(this.query)) params.set(SORT, this.sort);
    const search = params.toString();
    return `${location.pathname}${search ? `?${search}` : ""}`;
  }

  isChosen(name, value) {
    return this.chosen.get(name)?.has(value) ?? this.defaults[name] === value;
  }

  choose(name, value, isOn) {
    const values = this.chosen.get(name) ?? new Set();
    if (this.isRadio(name)) {
      values.clear();
      if (value !== this.defaults[name]) values.add(value);
    } else if (isOn) values.add(value);
    else values.delete(value);
    if (values.size) this.chosen.set(name, values);
    else this.chosen.delete(name);
  }

  /** Search for other words, in their usual order where the order was the usual one or is no more to be had. */
  ask(query) {
    const wasUsual = this.sort === this.usual(this.query);
    this.query = query;
    if (wasUsual || !this.canSort(this.sort)) this.sort = this.usual(query);
  }

  /** The chosen values but for those of some facets. */
  without(names) {
    return new Map([...this.chosen].filter(([name]) => !names.includes(name)));
  }

  /** Drop words, order and all facets but those of radio buttons. */
  clear() {
    this.query = "";
    this.sort = this.usual("");
    this.chosen = new Map([...this.chosen].filter(([name]) => this.isRadio(name)));
  }

  /** For each facet of an index the places of the chosen values, or null where none narrows the list. */
  places(index, chosen = this.chosen) {
    return index.facets.map(({ name, values }) => {
      const wanted = chosen.get(name) ?? (this.isRadio(name) ? new Set([this.defaults[name]]) : undefined);
      if (!wanted || wanted.has(this.everything)) return null;
      return new Set(values.flatMap(([value], place) => (wanted.has(value) ? [place] : [])));
    });
  }
}
