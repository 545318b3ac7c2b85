"""Sheets read by pattern and by element: the same lines, or the same refusal, however they are written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from xml.parsers import expat

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.documents import InputError
from aigf.series import regular, rows
from aigf.series.findings import Findings
from aigf.series.layout import Table, is_xml, table_of
from aigf.series.workbook import as_csv
from tests.series.test_workbook import NAMESPACE, of_openpyxl, of_xlsxwriter, values

PART = "xl/worksheets/sheet1.xml"
FORMATS = ("yyyy-mm-dd hh:mm", "[h]:mm", "0.0%", "0.00", "hh:mm")


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as file:
        for name, inside in members.items():
            file.writestr(name, inside)
    return saved.getvalue()


def styled() -> dict[str, bytes]:
    """The parts of a workbook with a style for each format, and texts that cells refer to."""
    book = openpyxl.Workbook()
    for row, code in enumerate(FORMATS, 1):
        book.active.cell(row, 1, 0.5).number_format = code
        book.active.cell(row, 2, f'a "b", c{row}')
    saved = io.BytesIO()
    book.save(saved)
    return parts(saved.getvalue())


STYLED = styled()


def read(sheet_text: bytes) -> str:
    """The lines of a sheet, or what is said where it is refused."""
    try:
        return as_csv(packed({**STYLED, PART: sheet_text}), Findings("f"))
    except InputError as error:
        return error.problems[0].render()


def by_element(sheet_text: bytes) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular, "begins_rows", lambda _: False)
        return read(sheet_text)


def by_pattern(sheet_text: bytes, chunk: int) -> tuple[str, int]:
    """What is read where a sheet is divided into pieces of some size, and the pieces that are rows of a pattern."""
    taken = 0

    def counted(text: str) -> rows.Rows:
        nonlocal taken
        found = rows.rows_of(text)
        taken += 1
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "CHUNK", chunk)
        patch.setattr(regular, "rows_of", counted)
        return read(sheet_text), taken


def written(inside: str, above: str = "") -> bytes:
    return f'<worksheet xmlns="{NAMESPACE}">{above}<sheetData>{inside}</sheetData></worksheet>'.encode()


NUMBERS = st.sampled_from(
    ["0", "7", "-3", "1.5", "0.1", "1.234", "-0.125", "43466.041666666664", "1E5", "1e-7", "9.000999999999999",
     "12345678901234567890", "0.30000000000000004", "INF", "x"]
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(
        ["2019-01-01T00:00Z", "a, b", "€ per MWh", " x ", "a &amp; b", "&lt;1&gt;", "&amp;lt; &apos;", "a\nb", "a\r\nb",
         "&quot;q&quot;", "", "2019-01-01T01:00:00.000"]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="<&\r", exclude_categories=("Cc", "Cs", "Cn")), max_size=6),
)  # fmt: skip
STYLE = st.sampled_from(["", *(f' s="{number}"' for number in range(7)), ' s="01"'])


@st.composite
def usual(draw: st.DrawFn, name: str) -> str:
    """A cell in one of the ways in which programs write them."""
    begin = f'<c r="{name}"{draw(STYLE)}'
    text, number = draw(TEXTS), draw(NUMBERS)
    return draw(
        st.sampled_from(
            [
                f"{begin}><v>{number}</v></c>",
                f'{begin} t="n"><v>{number}</v></c>',
                f'{begin} t="s"><v>{draw(st.integers(0, 4))}</v></c>',
                f'{begin} t="inlineStr"><is><t>{text}</t></is></c>',
                f'{begin} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>',
                f'{begin} t="str"><f>A1&amp;"x"</f><v>{text}</v></c>',
                f'{begin}><f t="shared" ref="A1:A3" si="0">A1+1</f><v>{number}</v></c>',
                f'{begin}><f t="shared" si="0"/><v>{number}</v></c>',
                f"{begin}><f>A1+1</f><v></v></c>",
                f"{begin}><f>A1+1</f><v/></c>",
                f'{begin} t="b"><v>{draw(st.integers(0, 1))}</v></c>',
                f'{begin} t="e"><v>#N/A</v></c>',
                f'{begin} t="d"><v>{text}</v></c>',
                f"{begin}/>",
                f"{begin} />",
                f"{begin}></c>",
            ]
        )
    )


#: Cells that are written in another way, or are wrong.
ODD: tuple[Callable[[str], str], ...] = (
    lambda name: f"<c r='{name}'><v>5</v></c>",
    lambda name: f'<c s="1" r="{name}"><v>5</v></c>',
    lambda name: f'<c r="{name}"><v><!--4-->5</v></c>',
    lambda name: f'<c r="{name}" t="str"><v><![CDATA[<v>5</v>]]></v></c>',
    lambda name: f'<c r="{name}" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c>',
    lambda name: f'<c r="{name}"><v>5</v><v>6</v></c>',
    lambda name: f'<c r="{name}"><v>5</v>7</c>',
    lambda name: f'<c r="{name.lower()}"><v>5</v></c>',
    lambda name: f'<c r="{name}" t="&#115;"><v>1</v></c>',
    lambda name: f'<c r="{name}"><extLst><v>8</v></extLst></c>',
    lambda name: f'<c r="{name}" t="s"><v>99</v></c>',
    lambda name: f'<c r="{name}" r="{name}"><v>5</v></c>',
    lambda name: f'<c r="{name}"t="n"><v>5</v></c>',
    lambda name: f'<c r="{name}" t="str"><v>&unknown;</v></c>',
    lambda name: f'<c r="{name}" t="str"><v>&#233;&#x20AC;&#38;lt;</v></c>',
    lambda name: f'<c r="{name}" t="str"><v>]]></v></c>',
    lambda name: f'<c r="{name}" t="str"><v>\x01</v></c>',
    lambda name: f'<c r="{name}"/><v>5</v></c>',
    lambda name: f'<c r="{name}"><is><t>5</v></c>',
    lambda _: '<c r="ABCD1"><v>5</v></c>',
    lambda _: '<c r="SG1"><v>5</v></c>',
    lambda _: '<c r="B77"><v>5</v></c>',
    lambda _: "<c><v>5</v></c>",
    lambda _: "<!-- <c> -->",
    lambda _: '</row><row r="2">',
)
_COLUMNS = ("A", "B", "C", "D", "E", "AB")


@st.composite
def sheets(draw: st.DrawFn, odd: bool) -> str:
    """Rows of a sheet, some of them left out or without cells; with ``odd`` ones some not as programs write them."""
    found, number = [], 0
    for _ in range(draw(st.integers(1, 7))):
        number += draw(st.sampled_from([1, 1, 1, 3, -1] if odd else [1, 1, 1, 3]))
        names = [f"{column}{number}" for column in draw(st.lists(st.sampled_from(_COLUMNS), max_size=6))]
        cells = [
            draw(usual(name)) for name in (names if odd else sorted(set(names), key=lambda n: (len(n), n)))
        ]
        if odd and draw(st.booleans()):
            cells.insert(draw(st.integers(0, len(cells))), draw(st.sampled_from(ODD))(f"C{number}"))
        more = draw(st.sampled_from(["", ' spans="1:5" x14ac:dyDescent="0.25"', ' ht="15" customHeight="1"']))
        between = draw(st.sampled_from(["", "", "\n", "\r\n  "]))
        row = f'<row r="{number}"{more}>{between}{between.join(cells)}{between}</row>'
        found.append(row if cells or draw(st.booleans()) else f'<row r="{number}"{more}/>')
        found.append(between)
    return "".join(found)


CHUNKS = st.sampled_from([40, 400, 65_536])


@settings(max_examples=60, deadline=None)
@given(inside=sheets(odd=False), chunk=st.sampled_from([400, 65_536]))
def test_regular_sheets_are_read_as_by_element(inside: str, chunk: int) -> None:
    # The last row of a sheet is gone through with what is below it.
    whole = written(inside + '<row r="99"><c r="A99"><v>1</v></c></row>')
    read_so, taken = by_pattern(whole, chunk)
    assert read_so == by_element(whole)
    assert taken


@settings(max_examples=60, deadline=None)
@given(inside=sheets(odd=True), chunk=CHUNKS)
def test_other_sheets_are_read_or_refused_as_by_element(inside: str, chunk: int) -> None:
    assert by_pattern(written(inside), chunk)[0] == by_element(written(inside))


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Rows with the same cells, but for one of them, or with a value that makes them no XML."""
    ways = draw(st.lists(st.sampled_from(WAYS), min_size=1, max_size=5))
    height = draw(st.integers(2, 30))
    found = []
    for number in range(1, height + 1):
        texts = [draw(st.sampled_from(["7", "1", "0.5", "0.125", "43466.25", "2"])) for _ in ways]
        cells = [
            way(f"{chr(65 + n)}{number}", text) for n, (way, text) in enumerate(zip(ways, texts, strict=True))
        ]
        found.append(f'<row r="{number}">{"".join(cells)}</row>')
    at = draw(st.integers(0, height - 1))
    changes = [("", ""), (">7<", ">€ é<"), (">7<", "><"), (">7<", ">&lt;<"), (">7<", ">]]><"), (">7<", ">\x02<"),
               (">7<", ">\ufffe<"), (">7<", ">\u00a0 x<"), (">7<", ">9.00000000000000001<"), ("</v>", "</t>"),
               ("A", "B"), ("r=", "R="), ("<row", "<row r='4'"), ("</row>", "</row><row r='9'/>"), ("</row>", ""),
               (">7<", ">true<"), ('r="', 'r="1'), ("<v>", "<is><t>"), (' t="b"', ""), ("7", "<!-- -->")]  # fmt: skip
    found[at] = found[at].replace(*draw(st.sampled_from(changes)))
    return "".join(found)


WAYS: tuple[Callable[[str, str], str], ...] = (
    lambda name, text: f'<c r="{name}"><v>{text}</v></c>',
    lambda name, text: f'<c r="{name}" s="2" t="n"><v>{text}</v></c>',
    lambda name, text: f'<c r="{name}" s="1"><v>{text}</v></c>',
    lambda name, _: f'<c r="{name}" t="b"><v>7</v></c>',
    lambda name, text: f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>',
    lambda name, _: f'<c r="{name}" t="s"><v>1</v></c>',
)


@settings(max_examples=60, deadline=None)
@given(inside=tables(), chunk=CHUNKS)
def test_tables_are_read_or_refused_as_by_element(inside: str, chunk: int) -> None:
    assert by_pattern(written(inside), chunk)[0] == by_element(written(inside))


def test_a_table_is_read_at_once() -> None:
    """All of its pieces but the first, which shows its layout, and the last row."""
    read_at_once = 0

    def counted(text: str, layout: re.Pattern[str]) -> Table | None:
        nonlocal read_at_once
        found = table_of(text, layout)
        read_at_once += 0 if found is None else len(found.numbers)
        return found

    places = ((row, column) for row in range(1, 900) for column in (1, 3, 4))
    cells = {place: place[0] + 0.25 if place[1] > 1 else "x" for place in places}
    del cells[700, 4]  # a row of its own
    for write in (of_openpyxl, of_xlsxwriter):
        read_at_once = 0
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rows, "CHUNK", 2_000)
            patch.setattr(regular, "table_of", counted)
            lines = as_csv(write(cells), Findings("f"))
        assert read_at_once > 850
        expected = [f"x,,{row}.25" + (f",{row}.25" if row != 700 else "") for row in range(1, 900)]
        assert lines.splitlines() == expected


def test_what_is_held_to_be_xml_is() -> None:
    signs = [chr(code) for code in range(0x110000) if chr(code) not in "<&"]
    printable = "".join(sign for sign in signs if is_xml(sign))
    parser = expat.ParserCreate()
    parser.Parse(f"<v>{printable}</v>", True)
    assert len(printable) > 100_000
    assert not is_xml("]]>")


REAL = [parts(write(values(seed)))[PART] for seed in (1, 2) for write in (of_openpyxl, of_xlsxwriter)]
PUT = (
    b"<",
    b">",
    b"/",
    b'"',
    b"&",
    b" ",
    b"\r",
    b"\x00",
    b"\xff",
    b"<!--",
    b"-->",
    b"<row ",
    b"</row>",
    b"</c>",
    b"<v>",
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(REAL), st.data(), CHUNKS)
def test_damaged_sheets_are_refused_as_by_element(real: bytes, data: st.DataObject, chunk: int) -> None:
    at = data.draw(st.integers(0, len(real)))
    put = data.draw(st.one_of(st.sampled_from(PUT), st.binary(max_size=3)))
    damaged = real[:at] + put + real[at + data.draw(st.sampled_from([0, 1, 7, 60])) :]
    assert by_pattern(damaged, chunk)[0] == by_element(damaged)


@pytest.mark.parametrize("write", [of_openpyxl, of_xlsxwriter])
def test_what_programs_write_is_read_by_pattern(write: Callable[..., bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(write(values(3)))) as file, file.open(PART) as stream:
        above, *pieces = rows.divided(stream)
    assert rows.begins_rows(above)
    assert [len(rows.rows_of(piece.decode()).begins()) > 50 for piece in pieces[:-1]] == [True]


@pytest.mark.parametrize(
    "above",
    [
        "<!-- <sheetData> -->",
        "<?x <sheetData>?>",
        "<a><![CDATA[<sheetData>]]></a>",
        "<c><v>5</v></c>",
        "<rPh>",
        "<c>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-8-sig"])
def test_what_stands_above_the_rows_hides_nothing(above: str, codec: str) -> None:
    row = '<row r="1"><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    whole = written(row, above).decode().encode(codec)
    assert by_pattern(whole, 65_536)[0] == by_element(whole)
