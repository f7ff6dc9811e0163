// Handing a session over: where it is filed, and the addresses at GitHub and by mail that take it there.

import { sessionPath } from "./model/place.js";

const MOST_URL = 6000;

/** Bytes of an address that has passed GitHub's page for signing in, which carries it encoded once more. */
const afterSignIn = (url) => `https://github.com/login?return_to=${encodeURIComponent(url)}`.length;

/**
 * Where a session is sent at GitHub.
 *
 * @param {string} repository address of the repository.
 * @param {{id: string, text: string, exists: boolean}} file
 * @returns {{url: string, prefilled: boolean}} whether the page already holds the text.
 */
export function githubPage(repository, { id, text, exists }) {
  const path = sessionPath(id);
  const base = repository.replace(/\/+$/, "");
  if (exists) return { url: `${base}/edit/main/${path}`, prefilled: false };
  const bare = `${base}/new/main/${path.slice(0, path.lastIndexOf("/"))}?filename=${encodeURIComponent(`${id}.yml`)}`;
  const full = `${bare}&value=${encodeURIComponent(text)}`;
  return afterSignIn(full) < MOST_URL ? { url: full, prefilled: true } : { url: bare, prefilled: false };
}

/** A letter to the maintainers, to which the person adds the file. */
export function letter(address, { subject, body }) {
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
}
