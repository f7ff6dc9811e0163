// Fields that stand together: a board, a theme, a row of the plan, and the whole session.

import { Field } from "./field.js";
import { Choice, Choices, Day, Identity, Kept, Lines, Numeric, Scale, Text, Tick } from "./plain_fields.js";
import { Methods, Method } from "./methods.js";
import { Notes } from "./notes.js";
import { PickedNotes } from "./picks.js";
import { Rows } from "./rows.js";

const WIDGETS = {
  choice: Choice,
  choices: Choices,
  date: Day,
  group: null, // below
  kept: Kept,
  lines: Lines,
  method: Method,
  methods: Methods,
  notes: Notes,
  number: Numeric,
  rows: Rows,
  scale: Scale,
  text: Text,
  tick: Tick,
};

const PARENTS = "[data-field], [data-item], [data-top], [data-fields]";

/** The elements with `data-field` directly below another; those in a `data-top` belong to the whole form. */
function fieldsBelow(element) {
  return [...element.querySelectorAll("[data-field]")].filter((each) => {
    const parent = each.parentElement.closest(PARENTS);
    return parent === element || ("top" in parent.dataset && "fields" in element.dataset);
  });
}

/** The field of an element. */
function fieldOf(element, context) {
  if ("refers" in element.dataset) return new PickedNotes(element, context);
  if (element.dataset.shape === "tunniste") return new Identity(element, context);
  return new WIDGETS[element.dataset.widget](element, context);
}

export class Group extends Field {
  constructor(element, context) {
    super(element, context);
    this.children = new Map(
      fieldsBelow(element).map((each) => {
        const field = fieldOf(each, context);
        return [field.key, field];
      }),
    );
  }

  child(...keys) {
    return keys.reduce((field, key) => field?.children?.get(key), this);
  }

  /** All fields below, groups included. */
  *walk() {
    for (const field of this.children.values()) {
      yield field;
      if (field instanceof Group) yield* field.walk();
    }
  }

  read() {
    const entries = [...this.children].map(([key, field]) => [key, field.read()]).filter(([, value]) => value !== undefined);
    if (!entries.length && !this.core) return undefined;
    return Object.fromEntries(entries);
  }

  write(value) {
    for (const [key, field] of this.children) field.write(value?.[key]);
  }

  place([key, ...rest]) {
    const child = this.children.get(key);
    if (!child) return this.own;
    const place = child.place(rest);
    return child instanceof Group && child.label && place !== child.own
      ? { ...place, label: place.label || child.label }
      : place;
  }

  get control() {
    return [...this.children.values()][0]?.control ?? this.element;
  }
}
WIDGETS.group = Group;

