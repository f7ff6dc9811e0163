// Small helpers for building and finding parts of the page.

/** Make an element: its properties, its attributes under `attributes`, its children. */
export function make(name, { attributes = {}, dataset = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  Object.assign(made.dataset, dataset);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** One of the site's icons. */
export const icon = (name) => make("i", { className: `icon icon--${name}` });

let copies = 0;
const REFERENCES = ["id", "for", "name", "aria-describedby", "aria-labelledby", "aria-controls"];

/** A copy of a template of the page, its ids made its own. */
export function copyOf(name) {
  const source = document.querySelector(`template[data-template="${name}"]`);
  const copy = source.content.firstElementChild.cloneNode(true);
  const prefix = `c${++copies}`;
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of REFERENCES) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(/(^| )ID/g, `$1${prefix}`));
    }
  }
  copy.id ||= prefix;
  return copy;
}

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");
const waiting = new Set();

/** Let a box of text be as tall as what is written in it, where the style sheet does not see to it. */
export function grow(box) {
  if (GROWS_BY_ITSELF) return;
  if (!waiting.size) queueMicrotask(growAll);
  waiting.add(box);
}

/** All boxes at once: the page is laid out twice, and not twice for each box. Those that are not seen have no height. */
function growAll() {
  const boxes = [...waiting].filter((box) => box.offsetParent);
  waiting.clear();
  for (const box of boxes) box.style.height = "auto";
  const heights = boxes.map((box) => box.scrollHeight + box.offsetHeight - box.clientHeight);
  for (const [index, box] of boxes.entries()) box.style.height = `${heights[index]}px`;
}

/** Tell the form that something in it was changed by other means than typing. */
export function changed(element) {
  element.dispatchEvent(new CustomEvent("ospe:change", { bubbles: true }));
}
