"""Proposals: what a consortium hands in, read with every problem at its place."""

from aigf.documents import InputError
from aigf.proposal.amounts import Amount
from aigf.proposal.fields import Commitment
from aigf.proposal.reader import ReadProposal, StatedAmount, notation, read_proposal
from aigf.proposal.schema import Proposal
from aigf.proposal.structure import FIELD_QUANTITIES, NUMERIC_FIELDS, NUMERIC_PATHS
from aigf.proposal.template import json_schema, template

__all__ = [
    "FIELD_QUANTITIES",
    "NUMERIC_FIELDS",
    "NUMERIC_PATHS",
    "Amount",
    "Commitment",
    "InputError",
    "Proposal",
    "ReadProposal",
    "StatedAmount",
    "json_schema",
    "notation",
    "read_proposal",
    "template",
]
