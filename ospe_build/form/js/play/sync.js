// The same draft in another tab, or on a page that one comes back to: what was written there is shown here.

/** Whether somebody is writing where a new drawing would take the words away. */
function isWriting() {
  const active = document.activeElement;
  return Boolean(active?.matches("input:not([type=checkbox], [type=radio]), textarea") && !active.closest(".play-compose"));
}

export function followOthers(app) {
  const { game } = app;
  let isWaiting = false;

  function draw() {
    isWaiting = isWriting();
    if (isWaiting) return;
    app.clock.tick();
    const { name } = document.activeElement;
    app.screen.renew?.();
    app.refresh();
    if (name && document.activeElement === document.body) app.stage.querySelector(`[name="${name}"]`)?.focus(); // drawn anew
  }

  function takeNewer() {
    const draft = game.drafts.get(game.drafts.id);
    if (!draft || draft.broken || (draft.revision === game.drafts.revision && draft.tab === game.drafts.tab)) return;
    if (game.changed) return void game.saving.now(); // goes on as a draft of its own, and says so
    game.saving.drop();
    game.open(draft);
    draw();
  }

  addEventListener("storage", (event) => {
    const what = game.drafts.seen(event);
    if (what === "changed") takeNewer();
    if (what === "removed") app.says.alert(app.t("form.draft.removed_elsewhere"));
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    takeNewer();
    app.screen.restore?.(app.halfWritten.take()); // another page may have taken over what was being typed
  });
  document.addEventListener("focusout", () => isWaiting && setTimeout(draw));
}
