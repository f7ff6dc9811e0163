// A question before something is lost for good, in a dialog of the page.

import { make } from "./dom.js";

/**
 * Ask; the answer is whether the person said yes.
 *
 * @param {{question: string, yes: string, no: string}} words
 */
export function ask({ question, yes, no }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const accept = make("button", { type: "button", className: "button", textContent: yes });
    const refuse = make("button", { type: "button", className: "button button--primary", textContent: no });
    const words = make("p", { id: "form-question", textContent: question });
    const dialog = make(
      "dialog",
      { className: "form-dialog", attributes: { "aria-labelledby": "form-question" } },
      words,
      make("p", { className: "form-dialog__answers" }, refuse, " ", accept),
    );
    let answer = false;
    accept.addEventListener("click", () => {
      answer = true;
      dialog.close();
    });
    refuse.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    refuse.focus();
  });
}
