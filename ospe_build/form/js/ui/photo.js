// A photograph of a board beside the form. It stays in the page's memory: nothing here reads more of it than its picture.

import { make } from "./dom.js";

const ZOOM = 1.5;
const MOST_ZOOM = 8;

/** Wire the panel for photographs. */
export function photoPanel(frame, { t, alert }) {
  const toggle = frame.querySelector("[data-photo-toggle]");
  const panel = frame.querySelector("[data-photo]");
  const file = panel.querySelector("[data-photo-file]");
  const view = panel.querySelector("[data-photo-view]");
  const tools = panel.querySelector("[data-photo-tools]");
  const next = panel.querySelector("[data-photo-next]");
  let photos = [];
  let current = 0;
  let zoom = 1;

  toggle.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    frame.classList.toggle("form--photo", !panel.hidden);
    toggle.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden && !photos.length) file.focus();
  });

  function draw() {
    const photo = photos[current];
    const picture = make("img", { src: photo.url, alt: t("form.photo.alt", { name: photo.name }) });
    picture.addEventListener("error", () => alert(t("form.photo.failed", { name: photo.name })));
    view.replaceChildren(picture);
    view.hidden = false;
    tools.hidden = false;
    next.hidden = photos.length < 2;
    size();
  }

  function size() {
    const picture = view.querySelector("img");
    picture.style.width = `${zoom * 100}%`;
  }

  file.addEventListener("change", () => {
    for (const { url } of photos) URL.revokeObjectURL(url);
    photos = [...file.files].map((each) => ({ name: each.name, url: URL.createObjectURL(each) }));
    [current, zoom] = [0, 1];
    if (photos.length) draw();
  });
  panel.querySelector("[data-photo-in]").addEventListener("click", () => {
    zoom = Math.min(zoom * ZOOM, MOST_ZOOM);
    size();
  });
  panel.querySelector("[data-photo-out]").addEventListener("click", () => {
    zoom = Math.max(zoom / ZOOM, 1);
    size();
  });
  next.addEventListener("click", () => {
    current = (current + 1) % photos.length;
    draw();
  });
}
