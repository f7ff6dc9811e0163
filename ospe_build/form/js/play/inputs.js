// Fields of the start, the plan and the end: one for any key of the schema that is written, chosen or ticked.

import { DATES, ONE_LINE } from "ospe_build/form/fields";

import { fileDate, lastDay, monthsOf } from "../model/dates.js";
import { clean, oneLine, wholeNumber } from "../model/text.js";
import { make } from "../ui/dom.js";

let ids = 0;

export const isDate = ({ shape }) => DATES.includes(shape);

/** What is typed as the file holds it. */
function valueOf(node, typed) {
  if (isDate(node)) return fileDate(clean(typed), { months: node.shape !== DATES[0], isDeadline: node.key !== "pelattu" });
  if (node.type === "integer") return wholeNumber(oneLine(typed));
  return (node.limits?.maxLength ?? 0) <= ONE_LINE ? oneLine(typed) : clean(typed);
}

function controlOf(node, app) {
  if (node.values) {
    const options = Object.entries(node.values).map(([value, labels]) => new Option(app.inWords(labels), value));
    return make("select", { className: "play-input" }, ...(node.limits?.default ? [] : [new Option("", "")]), ...options);
  }
  const isLong = node.type === "string" && !isDate(node) && node.limits?.maxLength > ONE_LINE;
  if (isLong) return make("textarea", { className: "play-input play-input--lines", rows: 2 });
  const number = node.type === "integer" ? { inputMode: "numeric" } : {};
  return make("input", { type: "text", className: "play-input", attributes: { autocomplete: "off" }, ...number });
}

/** A box to tick for a key that is true or not there. */
function tickField(node, path, app) {
  const box = make("input", { type: "checkbox", checked: app.game.get(path) === true });
  box.addEventListener("change", () => app.game.set(path, box.checked || undefined));
  return { element: make("label", { className: "play-check" }, box, make("span", { textContent: app.t(`form.label.${node.key}`) })), control: box };
}

/** Several of the values that the schema allows. */
function ticksField(node, path, app, label) {
  const boxes = Object.entries(node.values).map(([value, labels]) => {
    const box = make("input", { type: "checkbox", value, checked: app.game.list(path).includes(value) });
    box.addEventListener("change", () => app.game.set(path, boxes.filter(([each]) => each.checked).map(([each]) => each.value)));
    return [box, make("label", { className: "play-check" }, box, make("span", { textContent: app.inWords(labels) }))];
  });
  const element = make("fieldset", { className: "play-field" }, make("legend", { textContent: label }), make("div", { className: "play-checks" }, ...boxes.map(([, each]) => each)));
  return { element, control: boxes[0][0] };
}

/**
 * A field of the schema with its label, which writes into the game as one types.
 *
 * @param {{label?: string, changed?: () => void, isRequired?: boolean}} [more] another label; what follows a change; whether it says
 *   that it must be filled in.
 * @returns {{element: HTMLElement, control: HTMLElement}}
 */
export function fieldOf(node, path, app, { label = app.inWords(node.labels), changed = () => {}, isRequired = false } = {}) {
  if (node.type === "boolean") return tickField(node, path, app);
  if (node.type === "array") return ticksField(node, path, app, label);
  const control = controlOf(node, app);
  control.id = `play-field-${++ids}`;
  control.name = node.key;
  const hint = make("p", { className: "play-field__hint", id: `${control.id}-hint`, hidden: true });
  const error = make("p", { className: "play-field__error", id: `${control.id}-error`, hidden: true });
  control.setAttribute("aria-describedby", `${hint.id} ${error.id}`);
  const value = app.game.get(path);
  control.value = value === undefined ? (node.limits?.default ?? "") : isDate(node) ? app.inDays(value) : value;
  const write = (typed) => {
    app.game.set(path, valueOf(node, typed));
    changed();
  };
  control.addEventListener("input", () => write(control.value));
  if (isDate(node)) {
    control.addEventListener("input", () => offerMonths(control, hint, write, app));
    control.addEventListener("change", () => tellDate(control, hint, app, app.game.get(path)));
  }
  const mark = isRequired ? [" ", make("span", { className: "muted", textContent: app.t("form.required") })] : [];
  const element = make("div", { className: `play-field play-field--${node.key}` }, make("label", { htmlFor: control.id }, label, ...mark), control, hint, error);
  return { element, control, error };
}

/** A season is several months: which one is asked. */
function offerMonths(control, hint, write, { t, inDays }) {
  const months = monthsOf(control.value);
  hint.hidden = !months.length;
  const buttons = months.map((month) => {
    const button = make("button", { type: "button", className: "play-small", textContent: inDays(month) });
    button.addEventListener("click", () => {
      control.value = inDays(month);
      write(month);
      hint.hidden = true;
      control.focus();
    });
    return button;
  });
  hint.replaceChildren(...(months.length ? [t("play.date.which"), " ", ...buttons] : []));
}

/** Say how a day is written where what was typed is none. */
function tellDate(control, hint, { t }, value) {
  if (!hint.hidden) return;
  const isFine = !value || lastDay(value) !== null;
  hint.hidden = isFine;
  hint.textContent = isFine ? "" : t("play.date.how");
}
