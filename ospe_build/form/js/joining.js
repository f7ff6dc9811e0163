// Before a correction or a follow-up is sent: what was published of the session since it was opened is taken in.

import { join, same } from "./model/join.js";
import { at } from "./model/required.js";
import { isMapping } from "./yaml/canonical.js";

/**
 * Join the session in the form with what is published of it now.
 *
 * @param {object} app `boards`, `published`, `keeping`, `says`, `t`.
 * @returns {Promise<Array<{pointer: Array, was: unknown}>>} what is published and would vanish.
 */
export async function joinPublished({ boards, published, keeping, says, t }) {
  const { origin } = boards;
  const theirs = origin && (await published.document(origin.id).catch(() => null))?.value;
  if (!isMapping(theirs)) return [];
  const { value, taken, lost, vanished } = join(origin.base ?? null, boards.readAll(), theirs);
  const still = [...(origin.lost ?? []), ...lost].filter(({ pointer, was }) => !same(at(value, pointer), was));
  boards.origin = { ...origin, base: theirs, lost: still };
  if (taken.length) {
    boards.put({ value, rest: boards.rest });
    const places = [...new Set(taken.map((pointer) => boards.root.place(pointer).label))].join("; ");
    says.alert(t("form.join.taken", { places }));
  }
  keeping.keep();
  return [...still, ...vanished];
}
