"""Data with places from the events of a YAML parser: no recursion, no construction, every problem noted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from aigf.documents.problems import Place, Problem, Steps, dotted, refusal, shown
from aigf.documents.scalars import has_refused_character, resolve
from aigf.text import Text

MAXIMUM_DEPTH = 20
MAXIMUM_VALUES = 6_000
#: Characters of a cut value that are kept: more than are shown.
_LONGEST = 100
#: How names of fields are written: what is not, between braces and without a value, is the rest of a text.
_NAME = re.compile(r"[a-z_][a-z0-9_-]*", re.ASCII)
_PLAIN_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)
_DIGITS = frozenset("0123456789")
#: Of an amount in a list that its comma cuts: not of a name such as annex-1 with another, 2b, behind it.
_AMOUNT_BEGINS = re.compile(r"(?:^|[\s€$£~<>=≤≥]|\d ?[-–])[-+]?\d[\d.]*$")
_AMOUNT_ENDS = re.compile(r"(?:\d+|-)(?:[\s;%]|$)")


@dataclass
class _Written:
    """A plain text or number as it was written, and where it ends; ``problem`` is its place among the problems."""

    path: Steps
    place: Place
    text: str
    end: tuple[int, int]
    problem: int | None = None


@dataclass
class _Frame:
    """A mapping or list being built; ``key`` waits for its value, ``seen`` holds the keys so far.

    Between braces ``last`` is the value that stands last, and ``rest`` what may belong to it because it follows its
    comma and is no name; ``noted`` counts the problems from before that rest.
    """

    value: dict[str, Any] | list[Any]
    path: Steps
    kept: bool
    flow: bool = False
    last: _Written | None = None
    rest: _Written | None = None
    noted: int = 0
    key: str | None = None
    key_kept: bool = True
    seen: dict[str, Place] = field(default_factory=dict)


class Builder:
    """Data, places and problems from parser events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.last = Place(file, 1, 1)
        self.data: Any = None
        self.places: dict[Steps, Place] = {}
        self.keys: dict[Steps, Place] = {}
        self.texts: dict[Steps, str] = {}
        self.problems: list[Problem] = []
        self._frames: list[_Frame] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """One event of the parser; raises InputError where the limits are passed."""
        self.last = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise refusal(self.last, Text("a second document starts here"), Text("one document a file"))
        elif isinstance(event, CollectionEndEvent):
            self._frames.pop()
        elif isinstance(event, NodeEvent):
            self._values += 1
            if self._values > MAXIMUM_VALUES:
                wrong = Text("there are more than {count} values", {"count": MAXIMUM_VALUES})
                raise refusal(self.last, wrong, Text("a smaller file"))
            frame = self._frames[-1] if self._frames else None
            if frame is not None and isinstance(frame.value, dict) and frame.key is None:
                self._key(frame, event)
            else:
                self._value(frame, event)

    def _problem(self, path: Steps, wrong: Text, expected: Text) -> None:
        self.problems.append(Problem(self.last, dotted(path), wrong, expected))

    def _key(self, frame: _Frame, event: NodeEvent) -> None:
        frame.rest, frame.noted = self._rest(frame, event), len(self.problems)
        frame.key_kept = False
        key = event.value if isinstance(event, ScalarEvent) else None
        frame.key = shown(key) if key is not None else "?"
        plain = isinstance(event, ScalarEvent) and event.implicit[0]
        if key is None or (plain and not isinstance(resolve(key), str)):
            wrong = Text("'{key}' is not a name", {"key": frame.key})
            self._problem(frame.path, wrong, Text("a text as name, and a number in quotes"))
        elif plain and key == "<<":
            self._problem(
                (*frame.path, "<<"), Text("a merge key is not allowed"), Text("the values written out")
            )
        elif has_refused_character(key):
            frame.key = "?"
            self._problem(frame.path, Text("a name contains a control character"), Text("plain text"))
        elif key in frame.seen:
            wrong = Text(
                "'{key}' was given before, on line {line}", {"key": frame.key, "line": frame.seen[key].line}
            )
            self._problem((*frame.path, key), wrong, Text("each name once"))
        else:
            frame.key, frame.key_kept = key, True
            frame.seen[key] = self.last
            if frame.kept:
                self.keys[(*frame.path, key)] = self.last
        self._properties((*frame.path, frame.key), event)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            # A mapping or list as a name: its content is read and dropped.
            self._push(event, frame.path, kept=False)

    def _rest(self, frame: _Frame, event: NodeEvent) -> _Written | None:
        """The value that stands last with what is behind its comma: ``{low: 2,1 TWh}`` names ``1 TWh``."""
        last, mark = frame.last, event.start_mark
        if last is None or not isinstance(event, ScalarEvent) or not event.implicit[0]:
            return None
        adjacent = last.end == (mark.line, mark.column - 1)
        if not (adjacent and _goes_on(last.text, event.value)) and _NAME.fullmatch(event.value):
            return None
        return self._with_rest(last, event, "," if adjacent else ", ")

    def _with_rest(self, last: _Written, event: ScalarEvent, between: str) -> _Written:
        end = (event.end_mark.line, event.end_mark.column)
        text = f"{last.text}{between}{event.value}"[:_LONGEST]
        return _Written(last.path, last.place, text, end, last.problem)

    def _cut(self, frame: _Frame, whole: _Written) -> None:
        """Report a value that was cut at its comma, once, in place of what is wrong with its parts."""
        del self.problems[frame.noted :]
        wrong = Text("'{text}' is cut in two at its comma", {"text": shown(whole.text)})
        expected = Text("quotes around it: '{text}'", {"text": shown(whole.text)})
        problem = Problem(whole.place, dotted(whole.path), wrong, expected)
        if whole.problem is None:
            whole.problem = len(self.problems)
            self.problems.append(problem)
        else:
            self.problems[whole.problem] = problem
        frame.last, frame.rest, frame.key = whole, None, None
        if isinstance(frame.value, dict):
            # What is left of it says nothing by itself.
            frame.value.pop(str(whole.path[-1]), None)

    def _cut_in_list(self, frame: _Frame, event: NodeEvent) -> None:
        """Report an item between brackets that goes on in the next: ``[1,5 mln; 2,5 mln]`` has three."""
        last, mark = frame.last, event.start_mark
        if last is None or not isinstance(event, ScalarEvent) or not event.implicit[0]:
            return
        both = all(_PLAIN_NUMBER.fullmatch(text) for text in (last.text, event.value))
        amount = _AMOUNT_BEGINS.search(last.text) and _AMOUNT_ENDS.match(event.value)
        if last.end == (mark.line, mark.column - 1) and amount and not both:
            frame.noted = len(self.problems)
            self._cut(frame, self._with_rest(last, event, ","))

    def _value(self, frame: _Frame | None, event: NodeEvent) -> None:
        empty = isinstance(event, ScalarEvent) and not event.value and event.implicit[0]
        if frame is not None and frame.rest is not None and empty:
            self._cut(frame, frame.rest)
            return
        path: Steps = ()
        kept = True
        if frame is not None:
            step: str | int = len(frame.value) if isinstance(frame.value, list) else frame.key or ""
            path, kept = (*frame.path, step), frame.kept and frame.key_kept
        usable = self._properties(path, event)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            value = self._push(event, path, kept)
        elif isinstance(event, ScalarEvent):
            value, usable = self._scalar(path, event, kept)
        else:
            value = None
        if frame is not None and frame.flow:
            if isinstance(frame.value, list):
                self._cut_in_list(frame, event)
            frame.last = _written(path, self.last, event, frame.last)
        if kept:
            self.places[path] = self.keys.get(path, self.last) if empty else self.last
        self._store(frame, value, kept and usable)

    def _scalar(self, path: Steps, event: ScalarEvent, kept: bool) -> tuple[Any, bool]:
        text = event.value
        if has_refused_character(text):
            self._problem(path, Text("the text contains a control character"), Text("plain text"))
            return None, False
        value = resolve(text) if event.implicit[0] else text
        if kept and isinstance(value, (int, float)):
            self.texts[path] = text
        return value, True

    def _store(self, frame: _Frame | None, value: Any, kept: bool) -> None:
        if frame is None:
            self.data = value
        elif isinstance(frame.value, list):
            frame.value.append(value if kept else None)
        else:
            if kept and frame.key is not None:
                frame.value[frame.key] = value
            frame.key = None

    def _push(self, event: MappingStartEvent | SequenceStartEvent, path: Steps, kept: bool) -> Any:
        if len(self._frames) >= MAXIMUM_DEPTH:
            wrong = Text("the values are nested deeper than {depth}", {"depth": MAXIMUM_DEPTH})
            raise refusal(self.last, wrong, Text("at most {depth} levels", {"depth": MAXIMUM_DEPTH}))
        value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        self._frames.append(_Frame(value, path, kept, bool(event.flow_style)))
        return value

    def _properties(self, path: Steps, event: NodeEvent) -> bool:
        """Refuse an alias, an anchor or a tag; False where the node has no value of its own."""
        if isinstance(event, AliasEvent):
            wrong = Text("the alias *{name} is not allowed", {"name": shown(event.anchor)})
            self._problem(path, wrong, Text("the value written out"))
            return False
        if event.anchor is not None:
            wrong = Text("the anchor &{name} is not allowed", {"name": shown(event.anchor)})
            self._problem(path, wrong, Text("a value without an anchor"))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._problem(
                path, Text("the tag {tag} is not allowed", {"tag": shown(tag)}), Text("a plain value")
            )
        return True


def _written(path: Steps, place: Place, event: NodeEvent, before: _Written | None) -> _Written | None:
    """The plain text or number that an event writes, with what came before it in one; None where it is another."""
    if not isinstance(event, ScalarEvent) or not event.implicit[0] or not event.value:
        return None
    end = (event.end_mark.line, event.end_mark.column)
    if before is not None and before.end == end:
        return before
    return _Written(path, place, event.value, end)


def _goes_on(first: str, second: str) -> bool:
    """Whether a comma between two texts can be that of an amount, as in 5 en 7,5 mld or in 4,-."""
    return first[-1:] in _DIGITS and (second[:1] in _DIGITS or second == "-")
