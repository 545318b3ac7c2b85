"""What the reader of YAML files reads, where, and what it refuses."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.documents import Document, InputError, Place, Problem, compose, dotted, nearest, resolve, shown
from aigf.text import Text

PIECES = [*"ab:-[]{},?!&*#'\"|>%@\\ \n\t~<1", "a: ", "\\u", "D800", "---\n", "%YAML 1.1\n"]


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "bid.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(folder: Path, content: str | bytes) -> str:
    """The one message with which a file is refused, without the folder."""
    with pytest.raises(InputError) as caught:
        compose(write(folder, content))
    return str(caught.value).replace(f"{folder}/", "")


def noted(folder: Path, content: str) -> tuple[Document, list[str]]:
    """The document, and the messages of the problems that did not prevent reading it."""
    document, problems = compose(write(folder, content))
    return document, [problem.render().replace(f"{folder}/", "") for problem in problems]


def test_values_follow_the_core_schema(tmp_path: Path) -> None:
    document, problems = noted(
        tmp_path,
        "a: 1\nb: 2.5\nc: yes\nd: true\ne: ~\nf:\ng: 2026-02-01\nh: 'x'\n"
        "i: 1e26\nj: 010\nk: '1'\nl: 0x1F\nm: .inf\n",
    )
    assert problems == []
    assert document.data == {
        **{"a": 1, "b": 2.5, "c": "yes", "d": True, "e": None, "f": None, "g": "2026-02-01"},
        **{"h": "x", "i": 1e26, "j": 10, "k": "1", "l": 31, "m": float("inf")},
    }


def test_every_value_has_its_place(tmp_path: Path) -> None:
    document, _ = noted(
        tmp_path, "factory:\n  phases:\n    - {year: 2028, count: 1}\n    - year: 2029\nsite:\n"
    )
    file = document.file
    assert document.place(("factory", "phases", 1, "year")) == Place(file, 4, 13)
    assert document.place(("factory", "phases", 0, "count")) == Place(file, 3, 27)
    assert document.key_place(("factory", "phases", 0, "count")) == Place(file, 3, 20)
    assert document.place(("factory", "phases", 7, "year")) == Place(file, 3, 5)
    assert document.place(("site",)) == Place(file, 5, 1), "an empty value stands at its name"
    assert document.place(("nowhere",)) == Place(file, 1, 1)


def test_how_a_number_was_written_is_kept(tmp_path: Path) -> None:
    document, _ = noted(tmp_path, "a: 1.300\nb: '1.300'\n")
    assert document.texts == {("a",): "1.300"}


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    document, _ = noted(tmp_path, "a: 1 # one\n")
    assert document.digest == hashlib.sha256(b"a: 1 # one\n").hexdigest()


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    document, problems = compose(write(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"))
    assert document.data == {"a": 1, "b": 2} and not problems
    assert document.place(("b",)) == Place(document.file, 2, 4)


def test_all_problems_are_noted_and_the_rest_is_read(tmp_path: Path) -> None:
    document, problems = noted(
        tmp_path,
        "a: &one 1\n"
        "b: *one\n"
        "a: 2\n"
        "c: {x: 1, x: 2, y: 3}\n"
        "<<: *one\n"
        "d: !!python/object:os.system ls\n"
        "7: seven\n"
        "? [k]\n"
        ": v\n"
        'e: "\\a"\n'
        "f: [*one, last]\n",
    )
    assert document.data == {
        "a": 1,
        "c": {"x": 1, "y": 3},
        "d": "ls",
        "f": [None, "last"],
    }
    assert problems == [
        "bid.yaml:1:4: a: the anchor &one is not allowed, expected a value without an anchor",
        "bid.yaml:2:4: b: the alias *one is not allowed, expected the value written out",
        "bid.yaml:3:1: a: 'a' was given before, on line 1, expected each name once",
        "bid.yaml:4:11: c.x: 'x' was given before, on line 4, expected each name once",
        "bid.yaml:5:1: <<: a merge key is not allowed, expected the values written out",
        "bid.yaml:5:5: <<: the alias *one is not allowed, expected the value written out",
        "bid.yaml:6:4: d: the tag tag:yaml.org,2002:python/object:os.system is not allowed,"
        " expected a plain value",
        "bid.yaml:7:1: '7' is not a name, expected a text as name, and a number in quotes",
        "bid.yaml:8:3: '?' is not a name, expected a text as name, and a number in quotes",
        "bid.yaml:10:4: e: the text contains a control character, expected plain text",
        "bid.yaml:11:5: f[0]: the alias *one is not allowed, expected the value written out",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "bid.yaml:1:1: the file is empty"),
        ("# nothing\n", "bid.yaml:1:1: the file is empty"),
        ("---\n", "bid.yaml:1:1: the file is empty"),
        ("hello\n", "bid.yaml:1:1: this is not a set of names with values"),
        ("- a\n", "bid.yaml:1:1: this is not a set of names with values"),
        (b"a: 1\nb: \xff\n", "bid.yaml:2:4: the byte 0xFF is not UTF-8, expected a file saved as UTF-8"),
        ("a: 'x\x07'", "bid.yaml:1:6: the control character U+0007 is not allowed"),
        ("a: b\u202ec", "bid.yaml:1:5: the control character U+202E is not allowed"),
        ("a: 1\n---\nb: 2\n", "bid.yaml:2:1: a second document starts here, expected one document a file"),
        (
            "a: 1\nb: c: d\n",
            "bid.yaml:2:5: this is not YAML (mapping values are not allowed here)",
        ),
        ("a:\n\tb: 1\n", "bid.yaml:2:1: this is not YAML"),
        ("a: [1, 2\n", "bid.yaml:2:1: this is not YAML"),
        ("a: 'x\n", "bid.yaml:2:1: this is not YAML"),
        ("a: @x\n", "bid.yaml:1:4: this is not YAML"),
        ('a: "\\U00110000"\n', "bid.yaml:1:1: this cannot be read as YAML"),
        ("a: " + "[" * 20, "bid.yaml:1:23: the values are nested deeper than 20, expected at most 20 levels"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    answer = refused(tmp_path, content)
    assert answer.startswith(message)
    assert "\n" not in answer


def test_tabs_are_named_as_the_cause(tmp_path: Path) -> None:
    assert "spaces, not tabs" in refused(tmp_path, "a:\n\tb: 1\n")


def test_depth_twenty_is_read(tmp_path: Path) -> None:
    document, _ = noted(tmp_path, "a: " + "[" * 19 + "]" * 19)
    assert document.place(("a", *[0] * 18)).column == 22


@pytest.mark.parametrize(
    "bomb", ["[" * 999_000, "- " * 499_000, "? " * 499_000, "{a: " * 240_000, "&a " * 300_000]
)
def test_a_nesting_bomb_costs_nothing(tmp_path: Path, bomb: str) -> None:
    assert refused(tmp_path, bomb * (999_000 // len(bomb)))


@pytest.mark.slow
def test_too_large_and_too_many(tmp_path: Path) -> None:
    assert "larger than 1 MB" in refused(tmp_path, "a: " + "x" * 1_000_000)
    assert "more than 6000 values" in refused(tmp_path, "a:\n" + "- 1\n" * 60_000)


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path, "this is a directory"),
        (tmp_path / "none.yaml", "there is no such file"),
        (tmp_path / "a\0b", "cannot be opened"),
        (Path("/dev/null"), "not an ordinary file"),
    ]:
        with pytest.raises(InputError, match=message):
            compose(path)


def test_problems_are_in_order_of_place() -> None:
    def problem(line: int) -> Problem:
        return Problem(Place("f", line, 1), "x", Text("wrong"), Text("right"))

    error = InputError([problem(10), problem(9)])
    assert str(error) == "f:9:1: x: wrong, expected right\nf:10:1: x: wrong, expected right"
    dutch = {
        "wrong": "fout",
        "right": "goed",
        "{wrong}, expected {expected}": "{wrong}; verwacht: {expected}",
    }
    assert error.render(lambda text: dutch[text]).splitlines()[0] == "f:9:1: x: fout; verwacht: goed"


def test_small_words() -> None:
    assert dotted(("factory", "phases", 1, "year")) == "factory.phases[1].year"
    assert nearest("dept_share", ["debt_share", "capex"]) == "debt_share"
    assert nearest("Debt-Share", ["debt_share", "capex"]) == "debt_share"
    assert nearest("zzz", ["debt_share"]) is None
    assert shown("a\n" * 100, 10) == "a a a a a…"
    assert resolve("9" * 200) == "9" * 200, "a number too long to be one stays text"


@settings(
    max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(
            st.sampled_from(PIECES),
            max_size=40,
        )
        .map("".join)
        .map(str.encode),
    )
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, content)
    try:
        document, problems = compose(path)
    except InputError as error:
        assert error.problems and str(error)
        return
    assert isinstance(document.data, dict)
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for place in [*document.places.values(), *(problem.place for problem in problems)]:
        assert 1 <= place.line <= lines + 1 and place.column >= 1
