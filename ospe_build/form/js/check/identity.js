// Finnish identity codes and bank account numbers with valid check characters, and e-mail addresses in running text; the
// same finds as `ospe_build/checking/detectors.py`, whose libraries' rules are repeated here from their public standards.

const IDENTITY_CODE = /(?<![0-9])[0-9]{6} ?[-+A-FU-Y] ?[0-9]{3}[0-9A-Z](?![0-9A-ZÅÄÖ])/gi;
const CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const CENTURIES = { "+": 1800, "-": 1900, Y: 1900, X: 1900, W: 1900, V: 1900, U: 1900, A: 2000, B: 2000, C: 2000, D: 2000, E: 2000, F: 2000 };
const LOCAL_PART = /[\p{L}\p{N}_!#$%&'*+=?^`{|}~.-]{1,64}$/u;
const DOMAIN = /(?:[\p{L}\p{N}_-]{1,63}\.){1,8}\p{L}{2,24}/uy;
const LONGEST_LOCAL_PART = 64;
const ACCOUNT_NUMBER = /(?<![A-Z0-9])[A-Z]{2}[ \n]?[0-9]{2}(?:[ \n-]?[A-Z0-9]){11,30}/giu;
const WORD = /[\p{L}\p{N}]/u;

/** Whether a code is a Finnish personal identity code, a temporary one too. */
function isIdentityCode(code) {
  const [, day, month, year, sign, number, check] = /^(\d\d)(\d\d)(\d\d)(.)(\d{3})(.)$/.exec(code.toUpperCase());
  const full = CENTURIES[sign] + Number(year);
  const born = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  if (born.getUTCMonth() !== Number(month) - 1 || born.getUTCDate() !== Number(day)) return false;
  if (Number(number) < 2) return false;
  return CHECK_CHARACTERS[Number(day + month + year + number) % 31] === check;
}

export function* identityCodes(text) {
  for (const { 0: code, index } of text.matchAll(IDENTITY_CODE)) {
    if (isIdentityCode(code.replaceAll(" ", ""))) yield [index, index + code.length];
  }
}

export function* emailAddresses(text) {
  for (const { index: place } of text.matchAll(/@/g)) {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, place - LONGEST_LOCAL_PART), place));
    DOMAIN.lastIndex = place + 1;
    const domain = DOMAIN.exec(text);
    if (!local || !domain || !local[0].replace(/^['.\-`]+|['.\-`]+$/g, "")) continue;
    const start = place - local[0].length;
    if (text[start - 1] === "@") continue;
    yield [start + local[0].length - local[0].replace(/^['.\-`{|]+/, "").length, DOMAIN.lastIndex];
  }
}

/** ISO 7064 mod 97-10 of an account number, its first four characters moved to the end. */
function remainder(number) {
  let rest = 0;
  for (const character of number.slice(4) + number.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/**
 * @param {string} text
 * @param {Record<string, RegExp>} structures what account numbers of each country look like after their check digits.
 */
export function* accountNumbers(text, structures) {
  const isAccount = (written) => {
    const number = written.replace(/[ \n.-]/g, "").toUpperCase();
    const structure = structures[number.slice(0, 2)];
    return Boolean(structure?.test(number.slice(4))) && remainder(number) === 1;
  };
  let place = 0;
  for (;;) {
    ACCOUNT_NUMBER.lastIndex = place;
    const found = ACCOUNT_NUMBER.exec(text);
    if (!found) return;
    const start = found.index;
    place = start + 1;
    for (let end = start + found[0].length; end > start; end--) {
      if (WORD.test(text[end] ?? "") || !isAccount(text.slice(start, end))) continue;
      yield [start, end];
      place = end;
      break;
    }
  }
}
