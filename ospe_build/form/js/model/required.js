// The required core of a session: which keys, and which of them are still missing.

/**
 * The required keys as pointers, in the boards' order; where one of two will do, the first with the other beside it.
 *
 * @returns {Array<{pointer: string[], instead: string[] | null}>}
 */
export function requiredKeys(boards) {
  const found = [];
  const replaced = new Map(boards.children.filter((node) => node.replaces).map((node) => [node.replaces, node.key]));
  const walk = (node, pointer) => {
    for (const child of node.children ?? []) {
      const way = [...pointer, child.key];
      const instead = pointer.length ? undefined : replaced.get(child.key);
      if (instead) found.push({ pointer: way, instead: [instead] });
      else if (!child.core || child.limits?.const !== undefined) continue;
      else if (child.type === "object") walk(child, way);
      else found.push({ pointer: way, instead: null });
    }
  };
  walk(boards, []);
  return found;
}

/** What holds the value at a pointer; what lacks on the way is made. */
export function holderOf(value, pointer) {
  let holder = value;
  for (const [index, key] of pointer.slice(0, -1).entries()) {
    holder = holder[key] ??= typeof pointer[index + 1] === "number" ? [] : {};
  }
  return holder;
}

export const at = (value, pointer) => pointer.reduce((inside, key) => inside?.[key], value);

const begins = (pointer, start) => start.every((part, index) => pointer[index] === part);

/** Whether a required key has a value without errors of the schema. */
export function isFilled({ pointer, instead }, value, findings) {
  const fine = (way) =>
    at(value, way) !== undefined &&
    !findings.some((finding) => finding.severity === "error" && finding.code.startsWith("OSPE2") && begins(finding.pointer, way));
  return fine(pointer) || Boolean(instead && fine(instead));
}
