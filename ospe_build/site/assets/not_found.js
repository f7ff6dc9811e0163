// The page for what does not exist speaks all languages: that of the address which was asked for comes first.
const marks = [...document.querySelectorAll(".wordmark")];
const mark = marks.findLast(({ pathname }) => location.pathname.startsWith(pathname)); // Finnish, at the root, stands first

if (mark && mark !== marks[0]) {
  const { lang } = mark;
  document.documentElement.lang = lang;
  document.title = mark.dataset.title;
  document.querySelector(".skip").textContent = mark.dataset.skip;
  for (const part of document.querySelectorAll(`body [lang="${lang}"]`)) part.parentElement.prepend(part);
  for (const heading of document.querySelectorAll("main :is(h1, h2)")) {
    const level = document.createElement(heading.closest("section").lang === lang ? "h1" : "h2");
    level.id = heading.id;
    level.append(...heading.childNodes);
    heading.replaceWith(level);
  }
}
