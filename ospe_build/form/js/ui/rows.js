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
    this.fold = this.element.querySelector(":scope > [data-fold]");
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
    this.title.textContent = this.list.key === "uudet_keinot" ? this.rowName(t) : this.entryName(t);
  }

  rowName(t) {
    const method = this.group.child("menetelma").all[0];
    const name = method?.card ? method.name.textContent : method?.box.value;
    return name ? t("form.row.named", { n: this.n, name }) : t("form.row.title", { n: this.n });
  }

  entryName(t) {
    const day = this.group.child("paiva").control.value;
    const state = this.group.child("tila");
    const said = day && state.read();
    return said ? t("form.entry.named", { n: this.n, day, state: state.shown }) : t("form.entry.title", { n: this.n });
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
    if (this.key === "seuranta") this.foldAll();
    this.fillUp();
  }

  /** Fold away what is in the rows; their titles say what they hold. */
  foldAll() {
    for (const row of this.all) row.fold.open = false;
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
