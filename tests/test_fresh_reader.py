"""What a fresh reader found wrong with `claimx explain`, and how it reads since: own sentences."""

import pytest

from claimx.pipeline import claims_of, default_pipeline, extract_article


def rows(text):
    return claims_of(extract_article(default_pipeline(), text, "2026-01-08", "reader"))


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The survey of 1709 pupils was small.", ["1709 pupils"]),
        ("A panel of 2024 voters was asked.", ["2024 voters"]),
        ("In 1850 farmers paid the tax in kind.", ["1850"]),
        ("The sale fell short of the 2024 results.", ["2024"]),
        ("The boat left at past four in the morning.", []),
        ("She woke early and left at ten to eleven.", []),
        ("Crowds came to the Harbour Expo Canada 2016 in Moss.", []),
        ("Crowds came in 2016 to Moss.", ["2016"]),
        ("The police reported 12 deaths.", ["12 deaths"]),
        ("It is said.\n\nSources\n\n“Ferry lost” — Bay Post, May 3, 2008\n", []),
        ("Sources\n\nThe firm found three sources of gas.", ["three sources"]),
        ("It is said.\n\nCategories: August 15, 2008 Ferries Archived\n", []),
    ],
)
def test_triggers(text, triggers):
    assert [claim.trigger for claim in rows(text)] == triggers


@pytest.mark.parametrize(
    ("text", "trigger", "field", "value"),
    [
        ("Her parents moved when she was six so they could be near.", "six", "unit", "year"),
        ("Iodine is added to only 10 per cent of salt.", "10 per cent", "trend", ""),
        ("The firm added 10 per cent to its price.", "10 per cent", "trend", "up"),
        ("A 131-page report was found in the snow.", "131-page", "subject", "report"),
        ("The three-nation alliance met.", "three-nation", "subject", "alliance"),
        (
            "According to Governor of Oregon Tina Marsh, 12 ships had sunk.",
            "12 ships",
            "attribution",
            "Tina Marsh",
        ),
        (
            "For Kevin Alton the painter was a legend. He said, “Andy Marlow was the best painter "
            "of the 20th century.” Marlow died young. Marlow was poor.",
            "20th century",
            "attribution",
            "Kevin Alton",
        ),
    ],
)
def test_fields(text, trigger, field, value):
    found = [getattr(claim, field) for claim in rows(text) if claim.trigger == trigger]
    assert found == [value]
