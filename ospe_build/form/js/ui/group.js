// Fields that stand together: a board, a theme, a row of the plan, and the whole session.

import { Field } from "./field.js";

const PARENTS = "[data-field], [data-item], [data-top], [data-fields]";

/** The elements with `data-field` directly below another; those in a `data-top` belong to the whole form. */
function fieldsBelow(element) {
  return [...element.querySelectorAll("[data-field]")].filter((each) => {
    const parent = each.parentElement.closest(PARENTS);
    return parent === element || ("top" in parent.dataset && "fields" in element.dataset);
  });
}

export class Group extends Field {
  /** @param {object} context what all fields are given; its `fieldOf` makes the field of an element below. */
  constructor(element, context) {
    super(element, context);
    this.children = new Map(
      fieldsBelow(element).map((each) => {
        const field = context.fieldOf(each, context);
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
