"""The one exception that claimx raises for input it cannot use."""


class ClaimxError(ValueError):
    """Bad input. The message says where, what was found, what was expected, what to do."""
