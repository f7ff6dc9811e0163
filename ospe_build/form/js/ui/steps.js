// One board a screen: the address names the screen, so that the browser's own back and forward go from board to board.

const START = "aloitus";

export class Steps {
  constructor(frame, { t, onShow }) {
    this.frame = frame;
    this.t = t;
    this.onShow = onShow;
    this.screens = [...frame.querySelectorAll("[data-screen]")];
    this.links = [...frame.querySelectorAll("[data-steps] [data-step]")];
    this.toggle = frame.querySelector("[data-steps-toggle]");
    this.panel = frame.querySelector("[data-steps-panel]");
    this.edge = [...frame.querySelector("[data-edge]").children];
    this.toggle.addEventListener("click", () => this.unfold(this.toggle.getAttribute("aria-expanded") !== "true"));
    this.panel.addEventListener("keydown", (event) => this.leave(event));
    frame.addEventListener("pointerdown", (event) => event.target.closest(".form-bar") || this.unfold(false));
    window.addEventListener("hashchange", () => this.follow());
    frame.addEventListener("click", (event) => this.followLink(event));
  }

  /**
   * A link to a screen shows it at once. Were it left to the browser, the address would change first and the screen a
   * moment later, and a key pressed between the two would land outside the form.
   */
  followLink(event) {
    const link = event.target.closest?.('a[href^="#"]');
    const name = link?.hash.slice(1);
    if (!this.names.includes(name) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(name);
  }

  /** Esc folds the steps away. */
  leave(event) {
    if (event.key !== "Escape") return;
    this.unfold(false);
    this.toggle.focus();
  }

  /** Show or fold away the list of steps. */
  unfold(open) {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.frame.classList.toggle("form--unfolded", open);
  }

  get names() {
    return this.screens.map((screen) => screen.dataset.screen);
  }

  /** Show the screen that the address names; its heading takes the focus. */
  follow() {
    const name = location.hash.slice(1);
    const target = name && document.getElementById(name);
    const screen = this.names.includes(name) ? name : target?.closest("[data-screen]")?.dataset.screen;
    if (name && !screen) return;
    this.show(screen ?? START);
    if (target && screen !== name) target.focus();
    else this.focusHeading();
  }

  /** Show a screen and hide the others. */
  show(name) {
    this.current = name;
    for (const screen of this.screens) screen.hidden = screen.dataset.screen !== name;
    for (const link of this.links) {
      if (link.dataset.step === name) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    const n = this.names.indexOf(name) + 1;
    this.toggle.querySelector("[data-toggle-step]").textContent = this.t("form.steps.toggle", { n, count: this.links.length });
    this.toggle.querySelector("[data-toggle-name]").textContent = `: ${this.screen.querySelector("h2").textContent}`;
    this.unfold(false);
    this.frame.classList.toggle("form--under-way", name !== START);
    this.frame.classList.toggle("form--over", !this.links.some((link) => link.dataset.step === name));
    for (const [index, part] of this.edge.entries()) {
      part.className = index + 1 === n ? "form-edge__now" : index + 1 < n ? "form-edge__past" : "";
    }
    scrollTo({ top: 0, behavior: "instant" });
    this.onShow(name, this.screen);
  }

  /** Show the screen of that name, or the first one. */
  showNamed(name) {
    this.show(this.names.includes(name) ? name : START);
  }

  /** Show beside each step how it stands. */
  showStates(stateOf) {
    for (const link of this.links) {
      const place = link.querySelector("[data-state]");
      if (!place) continue;
      const screen = this.screens.find((each) => each.dataset.screen === link.dataset.step);
      const { kind, words } = stateOf(link.dataset.step, screen);
      place.textContent = words;
      place.className = `form-steps__state${kind ? ` form-steps__state--${kind}` : ""}`;
    }
  }

  goStart() {
    if (this.current !== START) this.go(START);
  }

  /** Go to the first screen with something to fill. */
  goFirst() {
    this.go(this.names[1]);
  }

  focusHeading() {
    this.screen.querySelector("h2").focus();
  }

  get screen() {
    return this.screens.find((screen) => screen.dataset.screen === this.current);
  }

  /** Go to a screen, as a step that the browser's back undoes. */
  go(name) {
    if (location.hash !== `#${name}`) history.pushState(null, "", `#${name}`);
    this.follow();
  }

  /** Show the screen of a control, and put the focus on it. */
  goTo(control) {
    const screen = control.closest("[data-screen]")?.dataset.screen;
    if (screen && screen !== this.current) {
      history.pushState(null, "", `#${screen}`);
      this.show(screen);
    }
    this.unfold(false);
    control.dispatchEvent(new CustomEvent("ospe:reveal", { bubbles: true }));
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    control.focus();
    control.scrollIntoView({ block: "center" });
  }
}
