// A list whose items are added, moved and removed by keyboard alone, and where what was removed can be brought back.

import { changed } from "./dom.js";
import { Field } from "./field.js";


/** A field that holds items in an `<ol>`. What an item is, its subclasses say. */
export class List extends Field {
  constructor(element, context) {
    super(element, context);
    this.items = element.querySelector(":scope > [data-items]");
    /** The object behind each item's element. */
    this.behind = new Map();
    /** Whether items come one by one: while many come at once, they are numbered afterwards. */
    this.isFilled = true;
  }

  /** How an item is called. */
  get what() {
    return this.context.t(`form.what.${this.kind}`);
  }

  /** The items in order. */
  get all() {
    return [...this.items.children].map((element) => this.behind.get(element));
  }

  /** The items that hold something, in order: those whose index a finding names. */
  get filled() {
    return this.all.filter((item) => item.read() !== undefined);
  }

  read() {
    const values = this.filled.map((item) => item.read());
    return values.length ? values : undefined;
  }

  write(value) {
    this.items.replaceChildren();
    this.behind.clear();
    this.isFilled = false;
    for (const item of Array.isArray(value) ? value : []) if ((item ?? undefined) !== undefined) this.append(item);
    this.isFilled = true;
    this.renumber();
  }

  /** Put an item in the list, before another one or last. */
  insert(item, before = null) {
    this.behind.set(item.element, item);
    this.items.insertBefore(item.element, before?.element ?? null);
    const tools = [...item.element.querySelectorAll("[data-up], [data-down], [data-remove]")].filter(
      (tool) => tool.closest("[data-item]") === item.element,
    );
    for (const tool of tools) {
      if (tool.dataset.wired) continue;
      tool.dataset.wired = "yes";
      if ("remove" in tool.dataset) tool.addEventListener("click", () => this.remove(item));
      else tool.addEventListener("click", () => this.move(item, "up" in tool.dataset ? -1 : 1, tool));
    }
    if (this.isFilled) this.renumber();
    return item;
  }

  /** Give every item its number, and its buttons their names. */
  renumber() {
    const all = this.all;
    all.forEach((item, index) => {
      const n = index + 1;
      for (const name of item.element.querySelectorAll("[data-name]")) {
        if (name.closest("[data-item]") !== item.element) continue;
        name.textContent = this.context.t(`form.tool.${name.dataset.name}`, { what: this.what, n });
      }
      item.number?.(n, all.length);
    });
  }

  /** Move an item one place; the focus stays where it was. */
  move(item, by, focus) {
    const all = this.all;
    const from = all.indexOf(item);
    const to = from + by;
    if (to < 0 || to >= this.movable(all)) return;
    const before = by < 0 ? all[to] : (all[to + 1] ?? null);
    this.items.insertBefore(item.element, before?.element ?? null);
    this.renumber();
    focus?.focus();
    const what = this.what;
    this.context.say(this.context.t("form.moved", { what: what[0].toUpperCase() + what.slice(1), n: to + 1 }));
    changed(this.element);
  }

  /** Take an item out of the list, unsaid. */
  drop(item) {
    item.element.remove();
    this.behind.delete(item.element);
  }

  /**
   * Say how much was pasted; one click takes all of it back, but for what was written on since.
   *
   * @param {object[]} items those that came with it.
   * @param {() => HTMLElement} focusPoint where one goes on then.
   * @param {() => void} [putBack] what else becomes as it was.
   */
  tellPasted(n, items, focusPoint, putBack = () => {}) {
    const { t, say } = this.context;
    const pasted = new Map(items.map((item) => [item, JSON.stringify(item.read())]));
    const act = () => {
      for (const [item, text] of pasted) if (JSON.stringify(item.read()) === text) this.drop(item);
      putBack();
      this.renumber();
      focusPoint().focus();
      say(t("form.pasted_undone"));
      changed(this.element);
    };
    say(t("form.pasted", { n }), { label: t("form.undo"), act });
  }

  /** Among how many items, from the first, one can be moved. */
  movable(all) {
    return all.length;
  }

  /** Remove an item; the focus goes to the one that takes its place. It can be brought back. */
  remove(item) {
    const all = this.all;
    const index = all.indexOf(item);
    const neighbour = all[index + 1] ?? all[index - 1];
    const next = all[index + 1] ?? null;
    const held = item.read() !== undefined;
    this.drop(item);
    this.renumber();
    (neighbour?.focusPoint ?? this.addControl)?.focus();
    if (held) {
      const words = { what: this.what, n: index + 1 };
      this.context.say(this.context.t("form.removed", words), {
        label: this.context.t("form.undo"),
        act: () => {
          this.insert(item, next && this.behind.has(next.element) ? next : null);
          item.focusPoint.focus();
          this.context.say(this.context.t("form.undone", words));
          changed(this.element);
        },
      });
    }
    changed(this.element);
  }

  /** What adds an item. */
  get addControl() {
    return this.element.querySelector(":scope > [data-add], :scope > [data-finder] input");
  }

  get control() {
    return this.all[0]?.focusPoint ?? this.addControl ?? this.element;
  }

  place([index, ...rest]) {
    const item = typeof index === "number" ? this.filled[index] : undefined;
    if (!item) return this.own;
    const n = this.all.indexOf(item) + 1;
    const place = item.place(rest);
    const name = this.context.t("form.item", { what: this.what, n });
    return { ...place, label: [this.label, name, place.label].filter(Boolean).join(", ") };
  }
}

