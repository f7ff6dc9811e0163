// The reader's own choice of light or dark, before anything is drawn; without a choice the system decides.
const KEY = "ospe-theme";
const root = document.documentElement;
const chosen = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be shut off: the choice then lasts for this page
  }
};
const isDark = () =>
  root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

root.classList.add("js"); // what only a script can do is shown from the start, so that nothing jumps
if (chosen()) root.dataset.theme = chosen();

document.addEventListener("DOMContentLoaded", () => {
  const toggle = document.querySelector("[data-theme-toggle]");
  if (!toggle) return;
  const show = () => toggle.setAttribute("aria-pressed", String(isDark()));
  show();
  toggle.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.theme);
    } catch {
      // as above
    }
    show();
  });
});
