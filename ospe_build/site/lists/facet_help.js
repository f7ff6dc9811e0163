// What a list says when no row fits: which facets and words stand in the way, what drops them, and what else there is.

import { element, fill } from "./dom.js";
import { linkTo } from "./elsewhere.js";
import { filter } from "./facet_filter.js";
import { inTheWay } from "./in_the_way.js";

/**
 * @param {object} of
 * @param {FacetState} of.state
 * @param {object} of.texts - the page's words.
 * @param {Element} of.count - says how many rows there are, and takes the focus.
 * @param {() => Promise<void>} of.change - shows the list anew after a step.
 * @param {(query: string) => Promise<Node|null>} [of.elsewhere] - what else the site has.
 * @param {(n: number) => string} of.number
 * @param {(forms: string[], n: number) => string} of.counted
 */
export function facetHelp({ state, texts, count, change, elsewhere, number, counted }) {
  function button(label, act) {
    const made = element("button", { type: "button", class: "button" }, label);
    made.addEventListener("click", async () => {
      act();
      await change();
      count.focus();
    });
    return made;
  }

  /** With no result: which facets and words stand in the way, what drops them, and what else the site has. */
  async function obstacles(index, matches) {
    const words = matches?.words ?? [];
    const facets = [...state.chosen.keys()].filter((name) => !state.isRadio(name));
    const way = inTheWay([...facets, ...words], (kept) => {
      const sought = matches && (words.length ? kept.filter(({ rows }) => rows) : [{ rows: matches.found }]);
      const dropped = facets.filter((name) => !kept.includes(name));
      return filter(index, state.places(index, state.without(dropped)), sought && ((at) => sought.every(({ rows }) => rows.has(at)))).found.length;
    });
    const help = [];
    count.textContent = texts.none;
    if (way) {
      const names = way.dropped.map((one) => (one.rows ? fill(texts.word, { word: one.word }) : fill(texts.facet, { name: texts.facets[one] })));
      const what = new Intl.ListFormat(texts.locale).format(names);
      count.append(" ", fill(texts.obstacle[way.n === 1 ? 0 : 1], { what, n: number(way.n) }));
      help.push(
        button(counted(texts.show, way.n), () => {
          const left = words.filter((one) => !way.dropped.includes(one)).map(({ word }) => word);
          if (left.length < words.length) state.ask(left.join(" "));
          state.chosen = state.without(way.dropped);
        }),
      );
    }
    if (facets.length) help.push(button(texts.drop_all, () => state.clear()));
    const best = state.query && (await elsewhere?.(state.query));
    return best ? [...help, best] : help;
  }

  /** A link to the query with the site's own words. */
  function nearestLink(query) {
    const link = element("a", { href: `?${new URLSearchParams({ q: query })}` }, fill(texts.near, { query }));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      state.ask(query);
      change();
    });
    return element("p", {}, link);
  }

  /** That a phrase was sought in so many of the newest rows alone. */
  const readNote = (n) => element("p", {}, fill(texts.read_only, { n: number(n) }));

  /** A link to the page that is called what was sought: a unit's, a card's. */
  const calledLink = (page) => element("p", { class: "results-called" }, linkTo(page, page.url), page.kind && ` · ${page.kind}`);

  return { obstacles, nearestLink, readNote, calledLink };
}
