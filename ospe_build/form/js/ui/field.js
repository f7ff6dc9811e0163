// What all controls share: a key, a value that can be read and written, and a place for what is wrong with it.

/**
 * @typedef {object} Place where a finding is shown.
 * @property {HTMLElement} holder the element that its words are written in.
 * @property {HTMLElement} control the control that is wrong, which a link leads to.
 * @property {string} label how a list of findings names it.
 */

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** The label of a field without its marks. */
export function labelOf(element) {
  const label = element.querySelector(":scope > legend, :scope > label, :scope > [data-fold] > summary [data-title]");
  if (!label) return "";
  const bare = label.cloneNode(true);
  for (const mark of bare.querySelectorAll(".form-mark, input")) mark.remove();
  return words(bare);
}

export class Field {
  /**
   * @param {HTMLElement} element the field's own element, with `data-field`.
   * @param {object} context what all fields are given: texts, deck, announcer.
   */
  constructor(element, context) {
    this.element = element;
    this.context = context;
    this.key = element.dataset.field ?? "";
    this.core = "core" in element.dataset;
    this.holder = element.querySelector(":scope > [data-error]");
    this.label = labelOf(element);
  }

  /** The control that a link to the field leads to. */
  get control() {
    return this.element.querySelector("input, select, textarea, button") ?? this.element;
  }

  /** @returns {Place} the place of the field itself. */
  get own() {
    return { holder: this.holder, control: this.control, label: this.label, field: this };
  }

  /**
   * Where a finding at a pointer below this field is shown.
   *
   * @param {Array<string | number>} pointer the rest of the way.
   * @returns {Place}
   */
  place(pointer) {
    void pointer;
    return this.own;
  }
}
