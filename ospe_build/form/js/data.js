// What the page tells the script: the boards, the deck and every text, from the block of JSON in the page.

/** The block of data of this page. */
export function pageData() {
  return JSON.parse(document.getElementById("form-data").textContent);
}

/**
 * A message of the catalogue with its `{names}` filled; `n` picks between one and many.
 *
 * @param {Record<string, string | string[]>} texts messages by id.
 * @returns {(id: string, params?: object) => string}
 */
export function speaker(texts) {
  return (id, params = {}) => {
    const found = texts[id];
    const template = Array.isArray(found) ? found[params.n === 1 ? 0 : 1] : (found ?? id);
    return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name) => {
      if (!name) return whole[0];
      return name in params ? String(params[name]) : whole;
    });
  };
}
