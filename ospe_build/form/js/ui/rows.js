// Rows of the plan, and the follow-ups of a row: lists whose items are groups of fields.

import { changed, copyOf } from "./dom.js";
import { Group } from "./group.js";
import { List } from "./list.js";

/** One row: a group of fields with a number, in a list. */
class Row {
  constructor(list) {
    this.list = list;
    this.element = copyOf(list.key);
    this.group = new Group(this.element, list.context);
    this.holder = this.element.querySelector(":scope > [data-error]");
    this.title = this.element.querySelector(":scope > .form-item__head [data-title]");
    this.element.addEventListener("ospe:change", () => this.name());
    this.element.addEventListener("change", () => this.name());
  }

  get focusPoint() {
    return this.group.control;
  }

  read() {
    const value = this.group.read();
    if (value === undefined) return undefined;
    const said = Object.values(value).some((part) => typeof part !== "object" || Object.keys(part).length);
    if (!said || this.isUntouched(value)) return undefined;
    return value;
  }

  /** Whether it holds only what the form itself wrote into it. */
  isUntouched(value) {
    return this.offered !== undefined && JSON.stringify(value) === this.offered;
  }

  write(value) {
    this.group.write(value);
  }

  number(n) {
    this.n = n;
    this.name();
  }

  name() {
    const { t } = this.list.context;
    if (this.list.key !== "uudet_keinot") {
      this.title.textContent = t("form.entry.title", { n: this.n });
      return;
    }
    const method = this.group.child("menetelma").all[0];
    const name = method?.card ? method.name.textContent : method?.box.value;
    this.title.textContent = name ? t("form.row.named", { n: this.n, name }) : t("form.row.title", { n: this.n });
  }

  place(pointer) {
    if (!pointer.length) return { holder: this.holder, control: this.focusPoint, label: "", field: this };
    return this.group.place(pointer);
  }
}

export class Rows extends List {
  constructor(element, context) {
    super(element, context);
    this.kind = this.key;
    element.querySelector(":scope > [data-add]").addEventListener("click", () => {
      this.append(undefined).focusPoint.focus();
      changed(this.element);
    });
    this.printed = Number(element.closest("[data-printed-rows]")?.dataset.printedRows ?? 0);
    this.fillUp();
  }

  append(value) {
    const row = this.insert(new Row(this));
    row.write(value);
    row.name();
    return row;
  }

  write(value) {
    super.write(value);
    this.fillUp();
  }

  /** As many rows as the board has printed. */
  fillUp() {
    while (this.items.children.length < this.printed) this.append(undefined);
  }

  /** A new row that starts with some values; it counts as empty as long as it holds nothing else. */
  offer(value) {
    const row = this.append(value);
    row.offered = JSON.stringify(row.group.read());
    return row;
  }
}
