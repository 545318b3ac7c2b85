"""Texts in a tree are kept apart from language and come back as they were."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.dossier.texts import as_data, messages_in, of_data, texts_kept, texts_of, together
from aigf.text import Measure, Text, Title, Titled, rendered

plain = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False)
titled = st.builds(lambda nl, en: Titled({"nl": nl, "en": en or "-"}), plain, plain)
measures = st.builds(Measure, numbers, plain)


def sentences(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Text]:
    return st.builds(lambda words, value: Text(words + " {value}", {"value": value}), plain, inner)


texts = st.recursive(
    st.builds(Text, plain) | titled, lambda inner: sentences(inner | measures | numbers | plain)
)
leaves = (
    texts | st.builds(Title, texts | titled) | numbers | st.none() | st.booleans() | plain | st.integers()
)
names = plain.filter(lambda name: not name.startswith("$"))
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)
)


def shout(message: str) -> str:
    return {"en": "nl"}.get(message, f"o {message} o")


@given(trees)
def test_a_tree_says_the_same_in_every_language_after_it_was_kept(tree: Any) -> None:
    again = of_data(json.loads(json.dumps(as_data(tree), allow_nan=False)))
    for translate in (str, shout):
        assert rendered(again, translate) == rendered(tree, translate)
    assert set(messages_in(again)) == set(messages_in(tree))


def test_what_is_no_number_is_none_and_what_cannot_be_kept_is_refused() -> None:
    assert as_data([math.nan, math.inf, 1.0]) == [None, None, 1.0]
    with pytest.raises(TypeError, match="object"):
        as_data({"a": object()})


@pytest.mark.parametrize(
    "data",
    [
        {"$text": 3},
        {"$text": "a", "values": [1]},
        {"$text": "{a}"},
        {"$text": "{a.__class__}", "values": {"a": "b"}},
        {"$text": "{a[0]}", "values": {"a": "b"}},
        {"$text": "{a!r}", "values": {"a": "b"}},
        {"$text": "{a:>999999999}", "values": {"a": "b"}},
        {"$text": "{", "values": {}},
        {"$words": {"nl": "alleen Nederlands"}},
        {"$words": "a"},
        {"$title": "a"},
        {"$measure": [1]},
        {"$measure": ["a", "EUR"]},
    ],
)
def test_a_damaged_text_is_refused(data: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        of_data(data)


def test_a_text_from_a_proposal_is_no_template_and_no_key() -> None:
    hostile = {"name": "{secret} $text", "note": Text("{quoted}", {"quoted": "{0.__class__} {}"})}
    again = of_data(as_data(hostile))
    assert rendered(again) == {"name": "{secret} $text", "note": "{0.__class__} {}"}


def test_the_texts_of_the_day_are_those_that_are_translated() -> None:
    kept = texts_of(iter(["Draws", "EUR"]), {"nl": _dutch})
    assert kept == {"nl": {"Draws": "Trekkingen", "en": "nl"}}
    assert texts_kept(json.loads(json.dumps(kept))) == kept
    with pytest.raises(TypeError):
        texts_kept({"nl": ["Draws"]})
    for said in ("{secret}", "{count.__class__}", "{count:>999999999}", "{"):
        with pytest.raises(ValueError, match=r"names|no name|'[{}]'"):
            texts_kept({"nl": {"{count} draws": said}})


def _dutch(message: str) -> str:
    return {"Draws": "Trekkingen", "en": "nl"}.get(message, message)


def test_trees_of_two_languages_are_one_that_says_both() -> None:
    nl, en = {"a": ["ja", 1.0], "b": "PUE"}, {"a": ["yes", 1.0], "b": "PUE"}
    both = together({"nl": nl, "en": en})
    assert rendered(both) == en
    assert rendered(both, _dutch) == nl
    assert both["b"] == "PUE"
    with pytest.raises(ValueError, match="differs"):
        together({"nl": [1.0], "en": [2.0]})
