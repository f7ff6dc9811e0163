// Other archives on the page of sessions: each is asked only while its box is ticked, and shows its hits under its name.
// Nothing of the choice is kept: whoever opens the page anew begins with this archive alone.

import { ask } from "./others_ask.js";
import { Gate } from "./others_gate.js";

const DELAY_MS = 400;

const root = document.querySelector("[data-others]");
const field = document.querySelector("[data-filter] [name=q]");
const texts = JSON.parse(root.dataset.texts);
const language = document.documentElement.lang;
const told = root.querySelector("[data-told]");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const { addressOf, excerptNodes } = await import(document.querySelector("[data-ospe-search]").dataset.script);

class Archive {
  #box;
  #section;
  #gate;
  #asking = new AbortController();

  constructor(box) {
    this.#box = box;
    this.#section = document.getElementById(box.dataset.archive);
    this.address = this.#section.dataset.address;
    this.name = this.#section.dataset.name;
    this.#gate = new Gate(this.address);
    box.addEventListener("change", () => this.ask());
  }

  part = (name) => this.#section.querySelector(`[data-${name}]`);

  /** Ask for what the field holds; without a word in it, or where the reader does not want it, show nothing. */
  async ask() {
    this.#asking.abort();
    const asking = (this.#asking = new AbortController());
    const query = field.value.trim();
    this.status = "";
    this.#section.hidden = true;
    if (this.#box.checked && query) {
      this.status = texts.busy;
      tell();
      const asked = { address: this.address, query, language };
      const answer = await ask({ worker: root.dataset.worker, gate: this.#gate, asked, signal: asking.signal });
      if (!answer) return;
      this.#show(answer, query);
    } else if (this.#box.checked) this.status = texts.ask;
    tell();
  }

  #show({ state, count = 0, hits = [], speaks = false, readOnly = 0 }, query) {
    const shown = hits.map((hit) => this.#item(hit)).filter(Boolean);
    const found = count ? fill(texts.found[count === 1 ? 0 : 1], { n: count.toLocaleString(language) }) : texts.none;
    const limit = readOnly ? [fill(texts.read_only, { n: readOnly })] : [];
    this.status = state === "found" ? [found, ...limit].join(". ") : texts[state];
    this.part("told").textContent = this.status;
    this.part("hits").replaceChildren(...shown);
    const there = this.part("there");
    there.href = `${this.address}${speaks && language !== "fi" ? `${language}/` : ""}tulokset/?${new URLSearchParams({ q: query })}`;
    there.textContent = fill(texts.there, { query, name: this.name });
    this.#section.hidden = false;
  }

  /** A session that was found; nothing where its address is not that archive's own. */
  #item(hit) {
    if (!hit.url.startsWith(this.address)) return null;
    const item = this.part("hits").parentElement.querySelector("template").content.cloneNode(true);
    const link = item.querySelector("[data-title]");
    link.href = addressOf(hit);
    link.textContent = hit.title;
    item.querySelector("[data-about]").textContent = hit.about;
    item.querySelector("[data-excerpt]").append(...excerptNodes(hit));
    if (/^(?:fi|sv|en)$/.test(hit.language) && hit.language !== language) item.querySelector("article").lang = hit.language;
    return item;
  }

  /** What is said of it before the list; what leads to its hits is a button, for an address would be a step of the list's. */
  get line() {
    const textContent = `${this.name}: ${this.status}`;
    if (this.#section.hidden) return Object.assign(document.createElement("span"), { textContent });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "others__jump", textContent });
    button.addEventListener("click", () => this.#section.focus());
    return button;
  }
}

/** Say before the list how each archive that is asked has answered. */
function tell() {
  told.replaceChildren(...archives.filter(({ status }) => status).map(({ line }) => line));
}

const archives = [...root.querySelectorAll("[data-archive]")].map((box) => new Archive(box));
root.hidden = false;

let timer;
let last = field.value.trim();
document.addEventListener("ospe-asked", () => {
  if (field.value.trim() === last) return;
  last = field.value.trim();
  clearTimeout(timer);
  timer = setTimeout(() => archives.forEach((archive) => archive.ask()), DELAY_MS);
});
