// Where a session's file belongs: the same name as `ospe_build/slugs.py` gives it.

import { ID, NAMELESS, SLUG_LENGTH } from "ospe_build/slugs";

import { whole } from "../check/pattern.js";

const IS_ID = whole(ID);

/** The title as it stands in a file's name. */
export function slug(title, nameless = NAMELESS) {
  // eslint-disable-next-line no-control-regex -- what Python's "ascii" keeps
  const bare = title.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  let name = "";
  for (const word of bare.match(/[a-z0-9]+/g) ?? []) {
    const longer = name ? `${name}-${word}` : word.slice(0, SLUG_LENGTH);
    if (longer.length > SLUG_LENGTH) break;
    name = longer;
  }
  return name || nameless;
}

/** The id of a session, from its date and title. */
export const sessionId = (played, title) => `${played}-${slug(title)}`;

/** The path of a session's file in the repository. */
export const sessionPath = (id) => `sessions/${id.slice(0, 4)}/${id}.yml`;

/** Whether a text has the form of a session's id. */
export const isId = (text) => text.length <= 11 + SLUG_LENGTH && IS_ID.test(text);

/** What is the id in the address of a session's page, in the path of its file, or in another way of writing it. */
export function stemIn(text) {
  const parts = text.split(/[/?#&]|%(?:2f|3f|23|26)/i).filter((part) => part.trim());
  const dated = parts.map((part) => /[0-9]{4}-[0-9]{2}-[0-9]{2}-.*/s.exec(part)?.[0]).filter(Boolean);
  return ((dated.length ? dated : parts).at(-1) ?? "").trim().replace(/\.(?:ya?ml|json|html?)$/i, "");
}

/** Another id for the same session, for when that one is taken: with a number at its end. */
export function numbered(id, number) {
  const end = `-${number}`;
  return id.slice(0, 11 + SLUG_LENGTH - end.length).replace(/-$/, "") + end;
}
