"""The numerical work: arrays in, arrays out. Nothing here knows a proposal, a register or a formula."""
