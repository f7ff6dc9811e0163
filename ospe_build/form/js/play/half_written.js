// A note that is being typed belongs to the page where it is typed: others that show the same game do not show it. Once
// that page is gone, whoever opens the game next goes on with it.

const LAST_PAGE = "ospe-sivu";

/** The page that this tab showed before, where it was reloaded, or came back; a copy of a tab has the same memory. */
function pageBefore(session) {
  const [way] = performance.getEntriesByType("navigation");
  try {
    return way && way.type !== "navigate" ? session.getItem(LAST_PAGE) : "";
  } catch {
    return "";
  }
}

export class HalfWritten {
  /** @param {import("./game.js").Game} game keeps it. @param {Storage | null} session of the tab. */
  constructor(game, session) {
    Object.assign(this, { game, page: game.drafts.tab, before: pageBefore(session) });
    try {
      session.setItem(LAST_PAGE, this.page);
    } catch {
      // then it is lost where the page goes without a word, and only there
    }
    addEventListener("pagehide", () => this.letGo());
  }

  get isMine() {
    return this.game.play.typed?.page === this.page;
  }

  /** Keep what is in the box of a list by now. */
  keep(path, text) {
    const typed = text.trim() ? { page: this.page, path, text } : undefined;
    if (typed || this.isMine) this.game.keep({ typed });
  }

  /** What is being typed on this page, or was on one that is gone: from now on it is typed here. */
  take() {
    const { typed } = this.game.play;
    if (typed && (!typed.page || typed.page === this.before)) {
      this.game.keep({ typed: { ...typed, page: this.page } });
      this.game.saving.now();
    }
    return this.isMine ? this.game.play.typed : undefined;
  }

  /** The page goes away. */
  letGo() {
    if (!this.isMine) return;
    this.game.keep({ typed: { ...this.game.play.typed, page: "" } });
    this.game.saving.now();
  }
}
