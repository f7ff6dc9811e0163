// The rows that are seen, as a file: taken from the published sheet, so that they are defused as all of it is.

import { element } from "./dom.js";

/** Split CSV text into its records, each as it stands, line breaks within quotes included. */
const records = (csv) => csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+(?:\r?\n|$)/g) ?? [];

/**
 * Let the reader download some rows of a sheet.
 *
 * @param {string} url - where the whole sheet is.
 * @param {string[]} ids - what the wanted rows begin with, in the order of the file.
 * @param {string} name - of the file.
 */
export async function exportRows(url, ids, name) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(String(response.status));
  const [header, ...lines] = records(await response.text());
  const byId = new Map(lines.map((line) => [line.match(/^"?([^";]*)/)[1], line]));
  const rows = ids.map((id) => byId.get(id)).filter(Boolean);
  const file = new Blob(["\uFEFF", header, ...rows], { type: "text/csv;charset=utf-8" });
  const link = element("a", { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
