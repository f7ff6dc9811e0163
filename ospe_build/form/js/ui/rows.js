// Rows of the plan, and the follow-ups of a row: lists whose items are groups of fields.

import { changed, copyOf } from "./dom.js";
import { Group } from "./group.js";
import { List } from "./list.js";

const PLAN = "uudet_keinot";

/** One row: a group of fields with a number, in a list. */
class Row {
  constructor(list) {
    this.list = list;
    this.element = copyOf(list.key);
    this.group = new Group(this.element, list.context);
    this.holder = this.element.querySelector(":scope > [data-error]");
    this.title = this.element.querySelector(":scope > [data-fold] > summary [data-title]");
    this.brief = this.element.querySelector(":scope > [data-fold] > summary [data-brief]");
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
    const more = this.element.querySelector(":scope > [data-fold] [data-more]");
    if (more) more.open = [...more.querySelectorAll("[data-field]")].some((each) => value?.[each.dataset.field] !== undefined);
  }

  number(n) {
    this.n = n;
    this.name();
  }

  name() {
    const { t } = this.list.context;
    this.title.textContent = this.list.key === PLAN ? this.rowName(t) : this.entryName(t);
    if (this.list.key === PLAN) this.brief.textContent = this.inShort(t);
  }

  /** What a folded row says of itself: what it lacks, who is responsible, until when, and whether that is agreed. */
  inShort(t) {
    const { tavoite: goal, toteutus: doing = {} } = this.read() ?? {};
    if (this.read() === undefined) return "";
    const { kuka_vastaa: owner, maaraaika: deadline, vastuutahon_kanssa_sovittu: isAgreed } = doing;
    return [
      goal ? "" : t("form.row.no_goal"),
      owner ?? t("form.row.no_owner"),
      deadline ? t("form.row.by", { day: this.list.context.inDays(deadline) }) : "",
      isAgreed ? t("form.row.agreed") : t("form.row.proposal"),
    ].filter(Boolean).join(" · ");
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
    return said ? t("form.entry.named", { n: this.n, day, state: state.words }) : t("form.entry.title", { n: this.n });
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
      this.addRow(undefined);
    });
    this.beginOne();
  }

  /** Add a row, open, and go there. */
  addRow(value) {
    const row = this.append(value);
    row.fold.open = true;
    row.focusPoint.focus();
    changed(this.element);
  }

  /** Begin a row with a method: the first one that holds nothing, else a new one. */
  begin(method) {
    const row = this.all.find((each) => each.read() === undefined) ?? this.append(undefined);
    row.group.child("menetelma").write(method);
    row.fold.open = true;
    row.group.child("tavoite").control.focus();
    changed(row.element);
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
    this.beginOne();
  }

  /** Fold away what is in the rows; their titles say what they hold. */
  foldAll() {
    for (const row of this.all) row.fold.open = false;
  }

  /** The plan begins with a row to fill. */
  beginOne() {
    if (this.key === PLAN && !this.items.children.length) this.append(undefined);
  }

  /** A new row that starts with some values; it counts as empty as long as it holds nothing else. */
  offer(value) {
    const row = this.append(value);
    row.offered = JSON.stringify(row.group.read());
    return row;
  }
}
