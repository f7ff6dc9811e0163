// Which class stands behind which kind of field: the only place that knows them all.

import { Choice, Choices, Day, Kept, Lines, Numeric, Radios, Scale, Text, Tick } from "./single_fields.js";
import { Group } from "./group.js";
import { Methods, Method } from "./methods.js";
import { Notes } from "./notes.js";
import { PickedNotes } from "./picks.js";
import { Previous } from "./previous.js";
import { Rows } from "./rows.js";

const WIDGETS = {
  choice: Choice,
  choices: Choices,
  date: Day,
  group: Group,
  kept: Kept,
  lines: Lines,
  method: Method,
  methods: Methods,
  notes: Notes,
  number: Numeric,
  previous: Previous,
  rows: Rows,
  scale: Scale,
  state: Radios,
  text: Text,
  tick: Tick,
};

/** The field of an element; it makes the fields below itself by the same way. */
export function fieldOf(element, context) {
  if ("refers" in element.dataset) return new PickedNotes(element, context);
  return new WIDGETS[element.dataset.widget](element, context);
}
