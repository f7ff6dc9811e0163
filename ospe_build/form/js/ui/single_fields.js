// Controls with one value: a text, a number, a day, a choice, a tick; and those that are kept as they are.

import { clean, oneLine, wholeNumber } from "../model/text.js";
import { stemIn } from "../model/place.js";
import { fileDate, monthsOf, shownDate, today } from "../model/dates.js";
import { changed, grow, make } from "./dom.js";
import { Field } from "./field.js";

/** A text on one line. */
export class Text extends Field {
  get control() {
    return this.element.querySelector("input, textarea");
  }

  read() {
    return oneLine(this.control.value) || undefined;
  }

  write(value) {
    const text = String(value ?? "");
    // A field of one line would drop the breaks and join the words around them.
    this.control.value = this.control.matches("input") ? text.trim().replace(/\s*[\n\r]\s*/g, " ") : text;
  }
}

/** A text of several lines, in a box that grows. */
export class Lines extends Text {
  constructor(element, context) {
    super(element, context);
    this.control.addEventListener("input", () => grow(this.control));
  }

  read() {
    return clean(this.control.value) || undefined;
  }

  write(value) {
    super.write(value);
    grow(this.control);
  }
}

/** A whole number, or what was written in its place. */
export class Numeric extends Text {
  read() {
    const text = super.read();
    return text && wholeNumber(text);
  }
}

/** A day, or a day or month, written as Finns do. */
export class Day extends Text {
  constructor(element, context) {
    super(element, context);
    this.months = element.dataset.shape === "paiva_tai_kuukausi";
    element.querySelector("[data-today]")?.addEventListener("click", () => {
      this.write(today());
      this.control.focus();
      changed(this.control);
    });
    this.choices = make("p", { className: "form-months", hidden: true });
    element.append(this.choices);
    this.control.addEventListener("change", () => this.write(this.read()));
  }

  read() {
    const text = super.read();
    return text === undefined ? undefined : fileDate(text, { months: this.months, isDeadline: this.months });
  }

  write(value) {
    super.write(typeof value === "string" ? shownDate(value) : value);
    this.askMonth(this.months && typeof value === "string" ? monthsOf(value) : []);
  }

  /** Ask which month of a season is meant. */
  askMonth(months) {
    const buttons = months.map((month) => {
      const button = make("button", { type: "button", className: "form-small", textContent: shownDate(month) });
      button.addEventListener("click", () => {
        this.write(month);
        this.control.focus();
        changed(this.control);
      });
      return button;
    });
    this.choices.hidden = !months.length;
    this.choices.replaceChildren(this.context.t("form.which_month"), ...buttons.flatMap((button) => [" ", button]));
  }
}

/** One of several values. A value that a file has and the list lacks is added to it, so that it can be seen and changed. */
export class Choice extends Field {
  get control() {
    return this.element.querySelector("select");
  }

  read() {
    const { value } = this.control;
    const unsaid = value === this.control.dataset.default && !this.said;
    return value === "" || unsaid ? undefined : value;
  }

  write(value) {
    const select = this.control;
    const text = String(value ?? select.dataset.default ?? "");
    this.said = (value ?? undefined) !== undefined;
    if (![...select.options].some((option) => option.value === text)) {
      select.append(make("option", { value: text, textContent: text }));
    }
    select.value = text;
  }
}

/** A session's id; of the address of its page, the part that is the id. */
export class Identity extends Text {
  read() {
    const text = super.read();
    return text?.includes("/") ? stemIn(text) || text : text;
  }
}

/** Several of several values. */
export class Choices extends Field {
  get boxes() {
    return [...this.element.querySelectorAll("input")];
  }

  read() {
    const chosen = this.boxes.filter((box) => box.checked).map((box) => box.value);
    // A file's own order stays; what is chosen later comes last.
    const rank = (value) => (this.order?.includes(value) ? this.order.indexOf(value) : chosen.length);
    chosen.sort((one, other) => rank(one) - rank(other));
    return chosen.length ? chosen : undefined;
  }

  write(value) {
    const wanted = Array.isArray(value) ? value.map(String) : [];
    this.order = wanted;
    for (const text of wanted) {
      if (!this.boxes.some((box) => box.value === text)) {
        const box = make("input", { type: "checkbox", value: text, name: this.element.id });
        const label = make("label", { className: "form-option" }, box, " ", make("span", { textContent: text }));
        this.element.querySelector("[data-options]").append(label);
      }
    }
    for (const box of this.boxes) box.checked = wanted.includes(box.value);
  }
}

/** One of several values, each with a button. */
export class Radios extends Field {
  get buttons() {
    return [...this.element.querySelectorAll("input")];
  }

  get chosen() {
    return this.buttons.find((button) => button.checked);
  }

  get control() {
    return this.chosen ?? this.buttons[0];
  }

  /** The words of what is chosen. */
  get words() {
    return this.chosen?.closest("label").textContent.trim() ?? "";
  }

  /** The value that a button stands for. */
  valueOf(text) {
    return text;
  }

  read() {
    const text = this.chosen?.value ?? "";
    return text === "" ? this.strange : this.valueOf(text);
  }

  write(value) {
    for (const button of this.buttons) button.checked = button.value === String(value ?? " ");
    // A file's value that has no button stays until another is chosen.
    this.strange = (value ?? undefined) !== undefined && !this.chosen ? value : undefined;
  }
}

/** A number on a scale of buttons. */
export class Scale extends Radios {
  valueOf(text) {
    return Number(text);
  }
}

/** Yes, or nothing said; a file's own no stays a no. */
export class Tick extends Field {
  get control() {
    return this.element.querySelector("input");
  }

  read() {
    if (this.control.checked) return true;
    return this.denied ? false : undefined;
  }

  write(value) {
    this.control.checked = value === true;
    this.denied = value === false;
  }
}

/** What nobody is asked: a constant, or a choice with one value. */
export class Kept extends Field {
  get control() {
    return this.element;
  }

  read() {
    if (this.value !== undefined) return this.value;
    const { default: constant } = this.element.dataset;
    return this.core ? Number(constant) : undefined;
  }

  write(value) {
    this.value = value ?? undefined;
  }
}
