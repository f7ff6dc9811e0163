// The formats that the schema names, as the Python side understands them: a day of the calendar, written in ISO.

const ISO_DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** Whether a text is a day: four digits, two, two, and there is such a day from year 1 on. */
export function date(text) {
  const found = ISO_DATE.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, day);
  return year > 0 && made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
