// Ask which of several things is meant: a list of buttons by group, in a dialog.

import { make } from "./dom.js";

/**
 * @param {{heading: string, groups: Array<{label: string, options: Array<{label: string, value: unknown}>}>, cancel: string}} words
 * @returns {Promise<unknown>} the chosen value; null where the person thinks better of it.
 */
export function choose({ heading, groups, cancel }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    let chosen = null;
    const option = ({ label, value }) => {
      const button = make("button", { type: "button", className: "choose__option", textContent: label });
      button.addEventListener("click", () => {
        chosen = value;
        dialog.close();
        dialog.remove(); // at once, and not when the browser tells of it: the next question may stand here by then
        resolve(value); // likewise: what is typed next belongs to what was chosen
      });
      return button;
    };
    const parts = groups.filter(({ options }) => options.length).map(({ label, options }) =>
      make("div", { className: "choose__group" }, label ? make("p", { className: "choose__label", textContent: label }) : null, ...options.map(option)),
    );
    const no = make("button", { type: "button", className: "button", textContent: cancel });
    no.addEventListener("click", () => dialog.close());
    const title = make("h2", { id: "choose-heading", className: "choose__heading", textContent: heading });
    const list = make("div", { className: "choose__groups" }, ...parts);
    const dialog = make("dialog", { className: "form-dialog choose", attributes: { "aria-labelledby": title.id } }, title, list, make("p", {}, no));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (!chosen && before?.isConnected) before.focus();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
