"""Options and settings of the whole test run."""

from hypothesis import settings

# the same examples on every run and machine: a red build must be red for everybody
settings.register_profile("claimx", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("claimx")


def pytest_addoption(parser):
    group = parser.getgroup("claimx")
    group.addoption(
        "--raise-floors",
        action="store_true",
        help="write the score floors anew where the score is now higher (tests/test_gate.py)",
    )
    group.addoption(
        "--lower-floors",
        action="store_true",
        help="write the score floors anew even where the score is now lower; say why in the commit",
    )
