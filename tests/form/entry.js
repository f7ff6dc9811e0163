// What the tests call in a browser: the same modules that the form's script is made of.

import { Archive } from "../../ospe_build/form/js/archive.js";
import { across } from "../../ospe_build/form/js/check/across.js";
import { check, contextOf as bareContextOf } from "../../ospe_build/form/js/check/check.js";
import { Lexicon } from "../../ospe_build/form/js/check/lexicon.js";
import { personIn } from "../../ospe_build/form/js/check/people.js";
import { normalised } from "../../ospe_build/form/js/check/normalise.js";
import { phoneNumbers } from "../../ospe_build/form/js/check/phone.js";
import { meant } from "../../ospe_build/form/js/check/mojibake.js";
import { guessDate, guessMonth } from "../../ospe_build/form/js/check/guess.js";
import { nearest } from "../../ospe_build/form/js/check/nearest.js";
import { shownDate } from "../../ospe_build/form/js/model/dates.js";
import { clean, pieces } from "../../ospe_build/form/js/model/text.js";
import { join } from "../../ospe_build/form/js/model/join.js";
import { numbered, sessionId } from "../../ospe_build/form/js/model/place.js";
import { githubPage } from "../../ospe_build/form/js/handoff.js";
import { forbidden } from "../../ospe_build/form/js/yaml/characters.js";
import { dump } from "../../ospe_build/form/js/yaml/canonical.js";
import { Document, readBytes, readText } from "../../ospe_build/form/js/yaml/read.js";

const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const shown = ({ code, severity, pointer, position, variant, suggestion }) => ({ code, severity, pointer, position, variant, suggestion });

const contextOf = (data, today) => ({ ...bareContextOf(data, today), lexicon: new Lexicon(data.names) });

window.ospe = {
  checkFiles: (files, data, today) => {
    const context = contextOf(data, today);
    return files.map((file) => {
      const document = readBytes(bytesOf(file));
      return { refused: document.refused, value: document.value, findings: check(document, context).map(shown) };
    });
  },
  checkValue: (value, data, today) => check(Document.of(value), contextOf(data, today)).map(shown),
  readTexts: (texts) => texts.map((text) => readText(text)).map(({ refused, value }) => ({ refused, value })),
  dumpAll: (values, data) => values.map((value) => dump(value, data)),
  personsIn: (texts, data) => {
    const { lexicon } = contextOf(data, "2026-11-24");
    return texts.map((text) => personIn(normalised(text), lexicon));
  },
  phoneNumbers: (texts) => texts.map((text) => [...phoneNumbers(text)]),
  guesses: (texts) => texts.map((text) => [guessDate(text), guessMonth(text)]),
  shownDate,
  nearest: (words, candidates) => words.map((word) => nearest(word, candidates)),
  sessionIds: (titles) => titles.map((title) => sessionId("2026-03-12", title)),
  pieces: (texts) => texts.map((text) => pieces(text)),
  cleanAll: (texts) => texts.map((text) => clean(text)),
  meant: (texts) => texts.map((text) => meant(text)),
  forbiddenAmong: (before, after) => {
    const every = Array.from({ length: 0x110000 }, (_, number) => number).filter((number) => number < 0xd800 || number > 0xdfff);
    return every.filter((number) => !forbidden(before + String.fromCodePoint(number) + after).next().done);
  },
  across: (values, list, sketches, { boards }) => {
    const archive = new Archive(list);
    archive.sketches = new Uint16Array(bytesOf(sketches).buffer);
    return values.map((value) => across(value, "", archive, boards).map(shown));
  },
  join,
  numbered,
  githubPage,
};
