"""Both languages are complete."""

import string
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from aigf.report import extraction
from aigf.report.translations import LOCALE, catalogue, localised, phrase, translator
from aigf.report.wording import GROUPS
from aigf.text import Text

#: Where a Text is made of something that is a message already, with what makes it so.
NOT_LITERAL = {
    "register/scenarios.py": "its problems are literals handed to one local function",
    "dossier/texts.py": "a sentence that was kept, a message where it was made",
    "text.py": "what something is called, a message where it is made",
}


def test_no_message_lacks_its_dutch() -> None:
    lacking = extraction.missing("nl")
    assert not lacking, "python -m aigf.report.extraction prints what to add to nl.po:\n" + "\n".join(lacking)


def test_every_text_can_be_translated() -> None:
    places = {place.partition(":")[0] for place in extraction.messages().get(None, [])}
    assert places <= set(NOT_LITERAL), "the template of a Text must be a literal"


def test_nothing_is_fuzzy_empty_or_there_twice() -> None:
    path = LOCALE / "nl.po"
    with path.open("rb") as file:
        entries = [message for message in read_po(file, locale="nl") if message.id]
    assert [entry.id for entry in entries if entry.fuzzy or not entry.string] == []
    written = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("msgid ")]
    assert len(written) == len(set(written))


def fields(template: str) -> set[str]:
    return {f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(template) if name is not None}


def test_a_translation_fills_in_the_same_values() -> None:
    wrong = [english for english, dutch in catalogue("nl").items() if fields(english) != fields(dutch)]
    assert wrong == []


def test_an_unknown_message_stays_english_and_says_so() -> None:
    assert translator("nl")("never said") == "never said"
    assert phrase("never said", "nl") == ("never said", "en")
    assert phrase("Verdict", "nl") == ("Oordeel", "nl")
    assert translator("en")("Verdict") == "Verdict"


def test_a_language_the_product_has_not() -> None:
    with pytest.raises(ValueError, match="'fr' is not one of nl, en"):
        translator("fr")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"nl": "ja", "en": "yes"}, ("ja", "nl")),
        ({"en": "yes"}, ("yes", "en")),
        ({}, ("", "nl")),
        (None, ("", "nl")),
        ("Verdict", ("Oordeel", "nl")),
    ],
)
def test_a_data_file_may_lack_a_language(texts: object, expected: tuple[str, str]) -> None:
    assert localised(texts, "nl") == expected  # type: ignore[arg-type]


def test_the_extraction_finds_every_kind_of_message() -> None:
    assert list(extraction.in_code('Text("a" "b", {})\n_("c")\nx.translate("d")\nText(e)')) == [
        (1, "ab"),
        (2, "c"),
        (3, "d"),
        (4, None),
    ]
    assert list(extraction.in_template('{{ _("a") }}{% if x %}{{ _("b") }}{% endif %}')) == [
        (1, "a"),
        (1, "b"),
    ]
    source = 'def f():\n    """Load, peak.\n\n    IT load\n    times PUE.\n    """\ndef _g():\n    """No."""'
    assert list(extraction.in_docstrings(source)) == [(1, "Load, peak"), (1, "IT load times PUE.")]


def test_labels_and_explanations_are_what_an_appraisal_asks_for() -> None:
    from aigf.model.wiring import explanation_of, label_of

    known = extraction.messages()
    assert label_of("net_area") in known
    assert explanation_of("net_area") in known


def test_words_are_texts() -> None:
    def templates() -> Iterator[str]:
        for text in GROUPS.values():
            assert isinstance(text, Text)
            yield text.template

    assert all(message in catalogue("nl") for message in templates())
