"""The kinds of field a proposal has, as pydantic types: texts, dates, countries, whole numbers, amounts."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    Strict,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from aigf.proposal.amounts import Amount, AmountError, Quantity, parse_amount
from aigf.proposal.words import nearest_country
from aigf.text import Text

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

MAXIMUM_TEXT = 2_000
MAXIMUM_ITEMS = 200

#: ISO 3166-1 alpha-2.
_COUNTRY_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_COUNTRY_CODES.split())


def refuse(wrong: Text, expected: Text) -> PydanticCustomError:
    """The pydantic error that carries what is wrong and what was expected to the reader."""
    return PydanticCustomError("aigf", "{wrong}", {"wrong": wrong, "expected": expected})


def country(code: str) -> str:
    """The code, where it is one of ISO 3166."""
    if code in COUNTRIES:
        return code
    example = nearest_country(code) or "NL"
    wrong = Text("'{code}' is no country code", {"code": code[:20]})
    raise refuse(wrong, Text("two capitals of ISO 3166, such as {example}", {"example": example}))


def full_date(text: str) -> str:
    """The date, of a day, a month or a year."""
    return _date(text, Text("a date such as 2026-11-30"))


def month_or_date(text: str) -> str:
    """The date or the month, or the year where no more is said."""
    return _date(text, Text("a date such as 2026-11-30, or a month such as 2026-11"))


def _date(text: str, expected: Text) -> str:
    wrong = Text("'{text}' is no date", {"text": text[:20]})
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text, re.ASCII):
        raise refuse(wrong, expected)
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        raise refuse(wrong, expected) from None
    return text


Line = Annotated[str, Strict(), Field(pattern=r"\S", max_length=MAXIMUM_TEXT)]
Country = Annotated[Line, AfterValidator(country)]
FullDate = Annotated[Line, AfterValidator(full_date)]
MonthOrDate = Annotated[Line, AfterValidator(month_or_date)]
Year = Annotated[int, Strict(), Field(ge=2020, le=2060)]
Latitude = Annotated[float, Strict(), Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Strict(), Field(ge=-180, le=180, allow_inf_nan=False)]
EvidenceIds = Annotated[tuple[Line, ...], Field(max_length=MAXIMUM_ITEMS)]


class Stated(Quantity):
    """A ``Quantity`` as the pydantic type of a field: ``Annotated[Amount, Stated("MW")]``."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validate)

    def _validate(self, value: object, info: core_schema.ValidationInfo) -> Amount:
        if isinstance(value, Amount):
            return value
        try:
            return parse_amount(value, self, (info.context or {}).get("language", "nl"))
        except ExceptionGroup as group:
            details = [_detail(error, value) for error in group.exceptions if isinstance(error, AmountError)]
        raise ValidationError.from_exception_data("Amount", details)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        number: dict[str, Any] = {"type": "number", "minimum": self.minimum}
        if self.least:
            number |= {"not": {"exclusiveMinimum": 0, "exclusiveMaximum": self.least}} if self.nothing else {}
            number["minimum"] = self.minimum if self.nothing else self.least
        if self.maximum != float("inf"):
            number["maximum"] = self.maximum
        value = {
            "anyOf": [
                number,
                {
                    "type": "string",
                    "description": "a number with a unit, such as 2,5 GW; a range such as 2 à 3 GW; or PM",
                },
            ]
        }
        parts = {"type": "object", "properties": dict.fromkeys(("low", "central", "high"), value)}
        enough = [{"required": ["central"]}, {"required": ["low", "high"]}]
        whole = parts | {"anyOf": enough, "additionalProperties": False}
        return {"anyOf": [*value["anyOf"], whole], "x-unit": self.unit}


def _detail(error: AmountError, value: object) -> InitErrorDetails:
    location = (error.part,) if error.part else ()
    return InitErrorDetails(type=refuse(error.wrong, error.expected), loc=location, input=value)


class Part(BaseModel):
    """A part of a proposal: unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Commitment(Part):
    """An answer of the consortium to a question of the assessor, with what it rests on."""

    answer: Literal["yes", "no", "unknown"]
    """yes, no or unknown"""
    evidence: EvidenceIds = ()
    """ids of the section evidence"""
    note: Line | None = None
    """what the assessor should know with it"""

    @model_validator(mode="before")
    @classmethod
    def _bare_answer(cls, value: Any) -> Any:
        return value if isinstance(value, (dict, Commitment)) else {"answer": value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"enum": ["yes", "no", "unknown"]}, dict(whole)]}
