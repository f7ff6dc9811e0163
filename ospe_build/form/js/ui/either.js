// The plan, or the reason why there is none: a choice that shows one of the two and keeps both.

export class Either {
  /** @param {() => void} onShow called when the other half is shown. */
  constructor(form, onShow) {
    const choice = form.querySelector("[data-either]");
    /** Keys of the two halves. */
    this.plan = choice.dataset.either;
    this.reason = choice.dataset.instead;
    this.radios = [...choice.querySelectorAll("input")];
    this.parts = [...form.querySelectorAll("[data-either-part]")];
    this.onShow = onShow;
    for (const radio of this.radios) radio.addEventListener("input", () => this.show());
    this.show();
  }

  get chosen() {
    return this.radios.find((radio) => radio.checked).value;
  }

  /** The key that is not part of the session now. */
  get other() {
    return this.chosen === this.plan ? this.reason : this.plan;
  }

  choose(key) {
    for (const radio of this.radios) radio.checked = radio.value === key;
    this.show();
  }

  show() {
    for (const part of this.parts) part.hidden = part.dataset.eitherPart !== this.chosen;
    this.onShow();
  }
}
