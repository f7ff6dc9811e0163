// A field for a method: it finds cards by name, and takes any other text as a method of one's own, as the form's does.

import { Finder } from "../ui/finder.js";
import { make } from "../ui/dom.js";

let ids = 0;

/** @param {{label: string, theme: string, app: object, choose: (method: object | string, isLeft?: boolean) => void,
 *   several?: (methods: Array) => void}} options `choose` is told whether the field was left with something typed: the focus
 *   then stays where the person took it. `several` is given what was pasted as several lines. */
export function methodFinder({ label, theme, app, choose, several }) {
  const id = `play-finder-${++ids}`;
  const input = make("input", {
    id, type: "text", className: "play-input",
    attributes: { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`, autocomplete: "off" },
  });
  const list = make("ul", { id: `${id}-list`, className: "play-options", hidden: true, attributes: { role: "listbox", "aria-label": label } });
  const element = make("div", { className: "play-finder" }, make("label", { htmlFor: id, textContent: label }), input, list);
  const { t, deck, inWords, whisper } = app;
  const keep = (method) => choose(method, true);
  new Finder(element, { t, deck, inWords, say: whisper }, { theme, choose, keep, several });
  return { element, input };
}
