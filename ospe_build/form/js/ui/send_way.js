// The way to hand a session over by one press, where somebody receives it; the other ways stay below it.

import { send } from "../sending.js";

export class SendWay {
  /**
   * @param {HTMLElement} screen the last one.
   * @param {object} app `t`, `errors`, `endpoint`, `file()` the name and the text or null, `onDone(request)`.
   */
  constructor(screen, app) {
    this.app = app;
    this.part = screen.querySelector("[data-send-way]");
    this.others = screen.querySelector("[data-other-ways]");
    this.find("send").addEventListener("click", () => this.send());
  }

  find(name) {
    return this.part.querySelector(`[data-${name}]`);
  }

  /** Nothing has been tried with the session as it is now. */
  clear() {
    this.find("send-status").textContent = "";
    this.find("send-failed").hidden = true;
  }

  async send() {
    const file = !this.busy && this.app.file();
    if (!file) return;
    const { t, endpoint } = this.app;
    this.clear();
    this.setBusy(true);
    this.find("send-status").textContent = t("form.send.sending");
    const result = await send(endpoint, { ...file, lang: document.documentElement.lang });
    this.setBusy(false);
    if (this.app.file()?.text !== file.text) this.clear(); // another session stands here by now
    else if (result.request) this.app.onDone(result.request);
    else this.tellFailed(result);
  }

  /** A second press does nothing while the first is on its way; the focus stays on the button. */
  setBusy(busy) {
    this.busy = busy;
    this.find("send").setAttribute("aria-disabled", String(busy));
  }

  tellFailed({ why, message, findings }) {
    const { t, errors } = this.app;
    this.find("send-status").textContent = "";
    this.find("send-why").textContent = message || t(`form.send.${why}`);
    this.find("send-findings").replaceChildren(...errors.receive(findings));
    this.find("send-failed").hidden = false;
    this.others.open = true;
  }
}
