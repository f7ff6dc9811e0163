// Numbers that tell by their last digit what they are: Finnish business ids, and books by their ten digits; the same
// rules as stdnum's, which the Python side uses.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];
const BOOK_DIGITS = 10;

/** Whether a Finnish business id, such as 0201256-6, has the right check digit. */
export function isBusinessId(written) {
  const [digits, check] = written.split("-");
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11 === Number(check) && sum % 11 !== 1;
}

/** Whether an ISBN of ten digits has the right check digit. */
export function isBook(written) {
  const digits = written.toUpperCase().replace(/[\s-]/g, "");
  const value = (digit) => (digit === "X" ? 10 : Number(digit));
  return [...digits].reduce((total, digit, index) => total + (BOOK_DIGITS - index) * value(digit), 0) % 11 === 0;
}
