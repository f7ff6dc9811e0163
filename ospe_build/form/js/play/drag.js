// Notes and cards are dragged by mouse, pen and finger. A finger holds a moment first: until then, it scrolls.

const FAR = 6;
const HOLD_MS = 350;
const EDGE = 12;

export class Dragging {
  /**
   * @param {HTMLElement} area where it happens; what can be dragged has `data-drag`, where it can go `data-drop`.
   * @param {(dragged: HTMLElement, place: HTMLElement, before: HTMLElement | null) => void} drop called with what was let
   *   go where, and before which other one.
   */
  constructor(area, drop) {
    Object.assign(this, { area, drop });
    area.addEventListener("pointerdown", (event) => this.press(event));
    area.addEventListener("pointermove", (event) => this.moved(event));
    area.addEventListener("pointerup", (event) => this.release(event));
    area.addEventListener("pointercancel", () => this.end());
    area.addEventListener("touchmove", (event) => this.ghost && event.preventDefault(), { passive: false });
    area.addEventListener("contextmenu", (event) => this.ghost && event.preventDefault());
    area.addEventListener("dragstart", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.end());
  }

  press(event) {
    const item = event.target.closest("[data-drag]");
    if (!item || event.button || event.target.closest("textarea, input, select")) return;
    const { pointerId, clientX: x, clientY: y } = event;
    this.held = { item, pointerId, x, y, touch: event.pointerType === "touch" };
    if (this.held.touch) this.timer = setTimeout(() => this.begin(), HOLD_MS);
  }

  moved(event) {
    const { held } = this;
    if (held?.pointerId !== event.pointerId) return;
    const isFar = Math.hypot(event.clientX - held.x, event.clientY - held.y) > FAR;
    if (!this.ghost && isFar) {
      if (held.touch) return this.end();
      this.begin();
    }
    if (!this.ghost) return;
    const across = Math.min(event.clientX - held.x, this.room);
    this.ghost.style.setProperty("translate", `${across}px ${event.clientY - held.y}px`);
    const place = this.placeAt(event);
    if (place !== this.over) {
      this.over?.removeAttribute("data-over");
      place?.setAttribute("data-over", "");
      this.over = place;
    }
  }

  begin() {
    const { item, pointerId } = this.held;
    const box = item.getBoundingClientRect();
    this.area.setPointerCapture(pointerId);
    getSelection().empty();
    this.room = Math.max(0, this.area.getBoundingClientRect().right - EDGE - box.right); // a wide card stays on the screen
    this.ghost = item.cloneNode(true);
    this.ghost.classList.add("play-ghost");
    this.ghost.setAttribute("aria-hidden", "true");
    for (const [name, value] of Object.entries({ left: box.left, top: box.top, width: box.width })) this.ghost.style.setProperty(name, `${value}px`);
    item.parentElement.append(this.ghost);
    item.classList.add("play-lifted");
  }

  placeAt({ clientX, clientY }) {
    return document.elementsFromPoint(clientX, clientY).map((element) => element.closest("[data-drop]")).find(Boolean) ?? null;
  }

  release(event) {
    if (this.held?.pointerId !== event.pointerId) return;
    const { ghost, held } = this;
    const place = ghost && this.placeAt(event);
    const under = ghost && document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest("[data-item]"));
    this.end();
    if (!ghost) return;
    // What was dragged is not clicked as well.
    const stop = (click) => click.stopPropagation();
    addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, { capture: true }));
    const before = under.find((item) => item && item !== held.item && place?.contains(item)) ?? null;
    if (place) this.drop(held.item, place, before);
  }

  end() {
    clearTimeout(this.timer);
    this.ghost?.remove();
    this.over?.removeAttribute("data-over");
    this.held?.item.classList.remove("play-lifted");
    this.ghost = this.held = this.over = null;
  }
}
