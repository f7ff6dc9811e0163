// Questions that are answered by ticking: which themes concern us, which benefits do not come true; and a scale.

import { icon, make } from "../ui/dom.js";
import { Column } from "./column.js";
import { sourcesOf } from "./lists.js";
import { NoteColumn } from "./note_column.js";

/** A box to tick, as large as a note. */
function tick({ words, checked, className = "", mark = null }, act) {
  const control = make("input", { type: "checkbox", checked });
  const item = make("li", { className: `play-tick ${className}` }, make("label", {}, control, mark, make("span", { textContent: words })));
  control.addEventListener("change", () => act(control.checked));
  return item;
}

/** Some of the values that the schema allows. */
export class TickColumn extends Column {
  constructor(list, number, app) {
    super(list, number, app);
    const { inWords } = app;
    const items = Object.entries(this.node.values).map(([value, labels]) =>
      tick({ words: inWords(labels), checked: false, className: `theme--${value}`, mark: icon(value) }, (on) => this.choose(value, on)),
    );
    this.list.append(...items);
    this.list.classList.add("play-items--ticks");
  }

  get counted() {
    return "play.ticked";
  }

  choose(value, on) {
    const chosen = new Set(this.values);
    if (on) chosen.add(value);
    else chosen.delete(value);
    this.app.game.set(this.path, Object.keys(this.node.values).filter((each) => chosen.has(each)));
    this.app.refresh();
  }

  render() {
    super.render();
    Object.keys(this.node.values).forEach((value, index) => {
      this.items()[index].querySelector("input").checked = this.values.includes(value);
    });
  }

  focus() {
    this.list.querySelector("input").focus({ preventScroll: true });
  }
}

/** The notes of another board, to be ticked; and notes of its own. */
export class PickColumn extends NoteColumn {
  constructor(list, number, app) {
    super(list, number, app);
    this.picks = make("ol", { className: "play-items play-items--ticks", attributes: { "aria-label": app.t("play.picks") } });
    this.none = make("p", { className: "play-none", textContent: app.t("play.picks.none") });
    this.list.before(this.picks, this.none);
    this.element.classList.add("play-col--wide");
  }

  /** The benefits that were written down. */
  get sources() {
    return sourcesOf(this.node, this.app);
  }

  /** Where the notes that were not ticked stand in the list. */
  get ownPlaces() {
    const { sources } = this;
    return this.values.map((_, index) => index).filter((index) => !sources.includes(this.values[index]));
  }

  placeOf(element) {
    return this.ownPlaces[super.placeOf(element)];
  }

  itemAt(place) {
    const { ownPlaces: own } = this;
    const there = own.findIndex((each) => each >= place);
    return this.list.children[there < 0 ? own.length - 1 : there];
  }

  beside(place, by) {
    const { ownPlaces: own } = this;
    return own[own.indexOf(place) + by];
  }

  get counted() {
    return "play.picked";
  }

  pick(text, on) {
    const place = this.values.indexOf(text);
    if (on) this.app.game.insert(this.path, [text]);
    else this.app.game.take(this.path, place);
    this.app.refresh();
    this.app.whisper(this.app.t(this.counted, { n: this.values.length }));
  }

  render() {
    super.render();
    const { sources } = this;
    this.none.hidden = sources.length > 0;
    this.picks.hidden = !sources.length;
    const drawn = JSON.stringify(sources);
    if (drawn !== this.drawn) this.picks.replaceChildren(...sources.map((words) => tick({ words, checked: false }, (on) => this.pick(words, on))));
    this.drawn = drawn;
    sources.forEach((text, index) => {
      this.picks.children[index].querySelector("input").checked = this.values.includes(text);
    });
    this.picks.classList.toggle("play-items--many", sources.length > 14);
  }

  /** Its own notes; those that repeat another board are the ticks. */
  show(values) {
    const own = this.ownPlaces;
    super.show(values.filter((_, index) => own.includes(index)));
  }

  items() {
    return [...this.picks.children, ...this.list.children];
  }

  focus() {
    (this.picks.querySelector("input") ?? this.writing).focus({ preventScroll: true });
  }
}

/** A number on a scale. */
export class ScaleColumn extends Column {
  constructor(list, number, app) {
    super(list, number, app);
    const { minimum, maximum } = this.node.limits;
    const radios = Array.from({ length: maximum - minimum + 1 }, (_, index) => {
      const radio = make("input", { type: "radio", name: "play-scale", value: String(minimum + index) });
      radio.addEventListener("change", () => {
        this.app.game.set(this.path, Number(radio.value));
        this.app.refresh();
      });
      return make("label", { className: "play-scale__step" }, radio, make("span", { textContent: radio.value }));
    });
    this.scale = make("fieldset", { className: "play-scale", attributes: { "aria-label": this.label } }, ...radios);
    this.body.replaceChildren(make("p", { className: "play-scale__help", textContent: app.inWords(this.node.descriptions) ?? "" }), this.scale);
  }

  get values() {
    return this.app.game.get(this.path) === undefined ? [] : [this.app.game.get(this.path)];
  }

  render() {
    this.counter.textContent = this.values.join("");
    for (const radio of this.scale.querySelectorAll("input")) radio.checked = Number(radio.value) === this.values[0];
  }

  focus() {
    (this.scale.querySelector("input:checked") ?? this.scale.querySelector("input")).focus({ preventScroll: true });
  }
}
