// Where the game is kept: in the draft, or in a file where the browser stores nothing.

import { isBuilt } from "../model/fit.js";
import { sessionId } from "../model/place.js";
import { ask } from "../ui/ask.js";
import { make } from "../ui/dom.js";
import { saveFile } from "../ui/files.js";
import { dump } from "../yaml/canonical.js";

export class Kept {
  /** @param {import("./play.js").Play} app */
  constructor(app) {
    this.app = app;
  }

  /** Whether a draft can be played; one that is damaged, or of a session in the archive, is for the form alone. */
  isPlayable(draft) {
    return Boolean(draft) && !draft.broken && !draft.rest.origin && isBuilt(draft.value, this.app.data.boards);
  }

  /** Storage that refuses is told once, and what is played is kept by a file. */
  saved(result) {
    const { says, t } = this.app;
    if (!result.failed) {
      if (this.failed) says.alert("");
      this.failed = false;
      if (result.forked) says.alert(t("form.draft.elsewhere"));
      return;
    }
    if (this.failed) return;
    this.failed = true;
    const save = make("button", { type: "button", className: "play-small", textContent: t("play.save_file") });
    save.addEventListener("click", () => this.saveToFile());
    says.alert(t("play.unsaved", { reason: t(`form.draft.${result.failed}`) }), save);
    this.app.fitSoon();
  }

  saveToFile() {
    const { game, data } = this.app;
    const { otsikko: title, yksikko: unit, pelattu: played } = game.value.pelikerta ?? {};
    saveFile(`${sessionId(played ?? "luonnos", title ?? unit ?? "")}.yml`, dump(game.session, data));
  }

  /** Over to the form, which has the same draft; where nothing can be stored, a file carries it there. */
  async goToForm(event) {
    const { screen, game, t } = this.app;
    screen.leave();
    game.saving.now();
    if (!game.saving.unsaved) return;
    event.preventDefault();
    if (await ask({ question: t("play.to_form_unsaved"), yes: t("play.save_file"), no: t("form.cancel") })) this.saveToFile();
  }
}
