// Keep the screen lit while a game is played, where the browser can.

async function lock() {
  if (document.hidden) return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // the machine saves its power, or does not allow it: the game goes on all the same
  }
}

/** The browser lets go of the lock whenever the page is hidden: it is taken again each time that the page is seen. */
export function stayAwake() {
  lock();
  document.addEventListener("visibilitychange", lock);
}
