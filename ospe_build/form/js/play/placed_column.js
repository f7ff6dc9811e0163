// What can be done with all that lies in a column, notes and cards alike: moved, taken away and brought back, written anew.

import { Column } from "./column.js";

/** A box in which something is written anew: what is left or ended with Enter is kept, with Esc it stays as it was. */
export function rewriting(box, done) {
  let isDone = false;
  const end = (isKept, isEnded) => {
    if (isDone) return;
    isDone = true;
    done(isKept, isEnded);
  };
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      end(true, true);
    } else if (event.key === "Escape") end(false, true);
  });
  box.addEventListener("blur", () => end(true, false));
}

/** Subclasses say what was done: `movedWords(item, to)` and `removedWords(item)`. */
export class PlacedColumn extends Column {
  /** The element of a value, or of the one that has taken its place. */
  itemAt(place) {
    return this.list.children[Math.min(place, this.values.length - 1)];
  }

  focusItem(place) {
    const item = this.itemAt(place);
    if (!item) return void this.focus();
    this.turnedTo = this.items().indexOf(item);
    this.app.fit();
    item.querySelector("button").focus();
  }

  /** Where the focus goes once an item was moved; `at` where that is in the other list. */
  focusMoved({ to, at }) {
    to.focusItem?.(at);
  }

  /** Move an item to another list, or to another place of this one; it can be undone. */
  move(place, to, toPlace = undefined) {
    const { game, t, tell } = this.app;
    const isHere = to.path.join() === this.path.join();
    if (!isHere && game.list(to.path).length >= to.maxItems) return void tell(t("play.note.full", { n: to.maxItems }));
    const words = this.movedWords(this.values[place], to);
    game.move(this.path, place, to.path, toPlace);
    this.app.refresh();
    const at = toPlace === undefined ? game.list(to.path).length - 1 : toPlace - Number(isHere && toPlace > place);
    this.focusMoved({ to: isHere ? this : to, at, place, isHere });
    tell(words, () => {
      game.move(to.path, at, this.path, place + Number(isHere && place > at));
      this.app.refresh();
      this.focusItem(place);
    });
  }

  remove(place) {
    const { game, tell } = this.app;
    const item = game.take(this.path, place);
    this.app.refresh();
    this.focusItem(place);
    tell(this.removedWords(item), () => {
      game.insert(this.path, [item], place);
      this.app.refresh();
      this.focusItem(place);
    });
  }
}
