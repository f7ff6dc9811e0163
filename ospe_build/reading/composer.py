"""Events of libyaml to values, with the place of each; what our subset of YAML leaves out is refused on the way.

Nothing here calls itself: a file nested ten thousand deep ends at the thirteenth level.
"""

import re
from sys import intern
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from ospe_build.finding import Pointer
from ospe_build.reading import marks
from ospe_build.reading.characters import FORBIDDEN
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.document import Extents
from ospe_build.reading.forbidden import refuse_escaped
from ospe_build.reading.mending import quoted_from, quoted_value, without_repetition
from ospe_build.reading.properties import refuse_alias, refuse_properties
from ospe_build.reading.scalars import STARTS, resolve
from ospe_build.reading.source import Source
from ospe_build.reading.surrogates import masked, unmasked

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH: Final = 12

QUESTION: Final = re.compile(r"\?[ \t\r\n]+")
_COMMENT: Final = re.compile(r"#[^\r\n]*")

_FIRST_KEY: Final = "skeema"
_GAME: Final = "pelikerta"
_GAME_ROW: Final = re.compile(rf"^{_GAME}[ ]*:", re.MULTILINE)


class _Stop(Exception):  # noqa: N818 - no error: what follows cannot be read with sense
    """Reading has come to its end. Raised and caught by `Composer`."""


class _Frame:
    """A list or mapping that is being filled."""

    __slots__ = ("key", "key_event", "keyed", "places", "start", "value")

    def __init__(self, start: NodeEvent | None, *, keyed: bool) -> None:
        self.start = start
        self.keyed = keyed
        self.value: Any = {} if keyed else []
        self.places: Extents = {}
        self.key = ""
        self.key_event: Event | None = None

    def put(self, value: object, first: NodeEvent, last: Event, inner: Extents | None = None) -> None:
        """Add the value of the key that was read last, or the next item."""
        if self.keyed:
            self.value[self.key] = value
            self.places.setdefault(self.key, (self.key_event, first, last, inner))
            self.key_event = None
        else:
            self.places[len(self.value)] = (None, first, last, inner)
            self.value.append(value)


class Composer:
    """Makes values of a text; what it made stands in its attributes, as far as it came.

    Attributes:
        scalars: events of all scalars, keys included, in the order of the file.
    """

    def __init__(self, source: Source, complaints: Complaints, readable: str | None = None) -> None:
        """Take what to read.

        Args:
            source: the text as the file has it.
            complaints: where to complain.
            readable: what to read in its place: of the same length, free of forbidden characters.
        """
        self._source = source
        self._complaints = complaints
        text = source.text if readable is None else readable
        self._readable = masked(text)
        self._masks = self._readable is not text
        self._escapes = "\\" in source.text
        self._questions = {match.end() for match in QUESTION.finditer(source.text)}
        self._top = _Frame(None, keyed=False)
        self._frames = [self._top]
        self.scalars: list[ScalarEvent] = []

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the file holds
        """The document's value; None where there is none."""
        return self._frames[0].value[0] if self._frames[0].value else None

    @property
    def places(self) -> Extents:
        """The places of all values, those of the document under 0."""
        return self._frames[0].places

    def run(self) -> None:
        """Read the text.

        Raises:
            yaml.YAMLError: it is no YAML.
        """
        handlers: dict[type[Event], Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._start,
            SequenceStartEvent: self._start,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        next_event = yaml.CBaseLoader(self._readable).get_event
        try:
            while (event := next_event()) is not None:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
        except _Stop:
            return

    def _pointer(self) -> Pointer:
        """The value that is read now."""
        frames = [frame for frame in self._frames[1:] if frame.key_event is not None or not frame.keyed]
        return tuple(frame.key if frame.keyed else len(frame.value) for frame in frames)

    def _scalar(self, event: ScalarEvent) -> None:
        self.scalars.append(event)
        if self._masks:
            written = self._source.text[marks.start(event).index : marks.end(event).index]
            event.value = unmasked(event.value, written)
        top = self._top
        if top.keyed and top.key_event is None:
            self._key(event)
            return
        value: Any = event.value
        if event.anchor is not None or event.tag is not None:
            refuse_properties(event, self._source, self._pointer(), self._complaints)
        if not event.style:
            if value[:1] in STARTS:
                value = resolve(value)
        elif self._escapes and FORBIDDEN.search(value):
            self._refuse_escaped(event)
        top.put(value, event, event)

    def _key(self, event: ScalarEvent) -> None:
        top = self._top
        # The same few keys stand in every file: kept once, they take a third less memory where many files are kept.
        key = top.key = intern(event.value)
        top.key_event = event
        if event.anchor is not None or event.tag is not None:
            refuse_properties(event, self._source, self._pointer(), self._complaints)
        if event.style:
            if self._escapes and FORBIDDEN.search(key):
                self._refuse_escaped(event)
        elif key == "<<":
            self._complain("OSPE108", event)
        elif not key:
            self._refuse_no_key(event)
        if self._questions:
            self._refuse_question(event)
        if key in top.value:
            if key == _FIRST_KEY and len(self._frames) == 2 and self._is_other_session(event):  # noqa: PLR2004 - the top
                self._complaints.add("OSPE103", marks.position(event), variant="again")
                raise _Stop
            first, again = marks.start(top.places[key][0] or event).line + 1, marks.start(event).line + 1
            fix = without_repetition(self._source, first, again)
            params: dict[str, str | int] = {"key": key, "line": first}
            self._complaints.add("OSPE105", marks.position(event), self._pointer(), fix=fix, params=params)

    def _is_other_session(self, event: ScalarEvent) -> bool:
        """Whether what begins with this key is no repeated row, but a session after another one."""
        return _GAME in self._top.value and _GAME_ROW.search(self._source.text, marks.end(event).index) is not None

    def _refuse_no_key(self, event: ScalarEvent) -> None:
        """Complain of a colon without a key before it, or of a question mark alone."""
        before = marks.start(event).index - 1
        if self._source.text[before : before + 1] == "?":
            self._complain_of_question(before)
        else:
            position, fix = marks.position(event), quoted_value(self._source, before + 1)
            self._complaints.add("OSPE114", position, self._pointer(), variant="empty", fix=fix)

    def _refuse_question(self, event: ScalarEvent) -> None:
        """Complain of a key that is written after a `?`."""
        start = marks.start(event).index
        if start not in self._questions:
            return
        before = marks.end(self.scalars[-2]).index if len(self.scalars) > 1 else 0
        between = _COMMENT.sub("", self._source.text[before:start])
        if between.rstrip().endswith("?"):
            self._complain_of_question(self._source.text.rindex("?", before, start))

    def _complain_of_question(self, index: int) -> None:
        position, fix = self._source.position(index), quoted_from(self._source, index)
        self._complaints.add("OSPE114", position, self._pointer(), variant="question", fix=fix)

    def _start(self, event: CollectionStartEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            refuse_properties(event, self._source, self._pointer(), self._complaints)
        if self._top.keyed and self._top.key_event is None:
            position, fix = marks.position(event), quoted_value(self._source, marks.start(event).index)
            self._complaints.add("OSPE114", position, self._pointer(), fix=fix)
            raise _Stop
        if len(self._frames) > MAX_DEPTH:
            index = marks.start(event).index
            fix = quoted_value(self._source, index) if event.flow_style else None
            self._complaints.add("OSPE110", marks.position(event), self._pointer(), fix=fix)
            raise _Stop
        self._top = _Frame(event, keyed=type(event) is MappingStartEvent)
        self._frames.append(self._top)

    def _end(self, event: Event) -> None:
        done = self._frames.pop()
        self._top = self._frames[-1]
        if done.start is not None:
            self._top.put(done.value, done.start, event, done.places)

    def _alias(self, event: AliasEvent) -> None:
        top = self._top
        refuse_alias(event, self._source, self._pointer(), self._complaints)
        if top.keyed and top.key_event is None:
            top.key, top.key_event = f"*{event.anchor}", event
        else:
            top.put(None, event, event)

    def _document(self, event: DocumentStartEvent) -> None:
        if self._top.value:
            self._complain("OSPE103", event, variant="several")
            raise _Stop
        if event.tags:
            self._complain("OSPE109", event, written="%TAG")

    def _refuse_escaped(self, event: ScalarEvent) -> None:
        start, end = marks.start(event).index, marks.end(event).index
        refuse_escaped(self._source, start, end, self._pointer(), self._complaints)

    def _complain(self, code: str, event: Event, *, variant: str = "", **params: str | int) -> None:
        self._complaints.add(code, marks.position(event), self._pointer(), variant=variant, params=params)
