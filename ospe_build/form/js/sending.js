// Sending a session to whoever receives it for the archive: what came of it, or that nobody knows.

const PATIENCE_MS = 60_000;
const FILE_TYPE = "application/yaml";

/** A pointer as it is written, as keys and places. */
const pointerOf = (pointer) => pointer.split("/").slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** A finding of the receiver as one of the form: with its words, and at the place that it names. */
const ownFinding = ({ severity, pointer, message, suggestion }) => ({ code: "", severity, message, suggestion, params: {}, pointer: pointerOf(pointer) });

/**
 * Send a file.
 *
 * @param {string} endpoint where to.
 * @param {{name: string, text: string, lang: string}} file
 * @returns {Promise<{request: number} | {why: string, message?: string, findings: object[]}>} the request that it became;
 *   else why not: what the receiver says, or `no_network`, `no_answer`, `failed`.
 */
export async function send(endpoint, { name, text, lang }) {
  const address = new URL(endpoint);
  address.search = new URLSearchParams({ name, lang });
  let response;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const settings = { method: "POST", credentials: "omit", redirect: "error", headers: { "Content-Type": FILE_TYPE } };
    response = await fetch(address, { ...settings, body: text, signal });
    const { request, message = "", findings = [] } = await response.json();
    if (response.ok && Number.isInteger(request)) return { request };
    return { why: "failed", message, findings: findings.map(ownFinding) };
  } catch (error) {
    if (error.name === "TimeoutError") return { why: "no_answer", findings: [] };
    return { why: response ? "failed" : "no_network", findings: [] };
  }
}
