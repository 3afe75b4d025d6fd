"""The page around the prose: what is furniture, what is a line of its own."""

import pytest

from claimx.layout import read_layout


def zones(text):
    return [(text[z.start : z.end], z.reason) for z in read_layout(text).zones]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By Ann Lee", "page.byline"),
        ("By Ann Lee and Bo Chen in Oslo", "page.byline"),
        ("By Ann Lee | March 3, 2024", "page.byline"),
        ("Wednesday, April 13, 2011", "page.stamp"),
        ("Published 3 May 2024 at 09:15 BST", "page.stamp"),
        ("Last updated: 2024-05-03T09:15Z", "page.stamp"),
        ("李娜2025-03-14 09:12", "page.stamp"),
        ("Ann Lee 2025-03-14 09:12", "page.stamp"),
        ("Li Na2025-03-14 09:12Shanghai", "page.stamp"),
        ("Li Na2025-03-14 09:12 Source: Auto Daily", "page.stamp"),
        ("14:05", "page.stamp"),
        ("9.15am", "page.stamp"),
        ("01", "page.heading_number"),
        ("IV.", "page.heading_number"),
        ("* * *", "page.rule"),
        ("Advertisement", "page.furniture"),
        ("Read more: Five banks that failed in 2023", "page.furniture"),
        ("Photo: Ann Lee / Agency 2024", "page.credit"),
        ("Source: Statistics Office, 2023", "page.credit"),
    ],
)
def test_lines_that_are_furniture(line, reason):
    assert zones(f"It rained.\n\n{line}\n\nIt rained.") == [(line, reason)]


@pytest.mark.parametrize(
    ("line", "zone", "reason"),
    [
        ("LONDON, 3 May 2024 — Shares fell.", "LONDON, 3 May 2024 — ", "page.dateline"),
        ("OSLO, Norway (Agency) - Shares fell.", "OSLO, Norway (Agency) - ", "page.dateline"),
        ("3 June (Boston) — Shares fell.", "3 June (Boston) — ", "page.dateline"),
        ("NEW YORK — Shares fell.", "NEW YORK — ", "page.dateline"),
        ("St. Paul, Minn., May 1 — Shares fell.", "St. Paul, Minn., May 1 — ", "page.dateline"),
        ("The fall of 2008. Image: Ann Lee.", "Image: Ann Lee.", "page.credit"),
        ("The fall of 2008. (Photo by Ann Lee/Agency, 2009)", "(Photo by Ann Lee/Agency, 2009)",
         "page.credit"),
        ("See https://example.org/2024/05/03 for more.", "https://example.org/2024/05/03",
         "page.link"),
        ("**14:05** The vote begins.", "**14:05**", "page.stamp"),
        ("14:05 — The vote begins.", "14:05", "page.stamp"),
    ],
)  # fmt: skip
def test_parts_of_a_line_that_are_furniture(line, zone, reason):
    assert zones(line) == [(zone, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 the company will have doubled its output.",
        "By March sales had doubled.",
        "In December, GLM - 4.7 topped the list.",
        "The bank — founded in 1902 — failed.",
        "Relatively, the B - side business grew.",
        "On 3 May 2024 shares fell.",
        "Source code of 2,000 programs was stolen.",
        "The image of 1989 lives on.",
        "Photograph: bathers in the park at 1pm on Tuesday.",
        "14:05 had come and gone.",
        "Pictures of the 1,200 dead hang there.",
        "Opening night, January 23, 2014, of the show at the university drew 300 people.",
    ],
)
def test_prose_is_no_furniture(line):
    assert zones(line) == []


def test_kinds_of_lines():
    text = "Bank fails\n\nIt failed.\nIt closed.\n- 300 jobs went\n2. the rest stays\n"
    kinds = [line.kind for line in read_layout(text).lines]
    assert kinds == ["heading", "body", "body", "list", "list"]


def test_lines_wrapped_by_hand_are_joined():
    text = (
        "The bank that had been founded in the spring of the\n"
        "year before closed its doors on Friday, after a run\n"
        "that nobody had foreseen and that few will forget.\n"
        "\n"
        "It had held deposits of more than two billion pounds\n"
        "and lent most of them to builders.\n"
    )
    assert len(read_layout(text).lines) == 2


def test_lines_are_in_order_and_do_not_overlap():
    text = "A\r\n\r\nB \n\n\t\n C\u2028D"
    lines = read_layout(text).lines
    assert [text[line.start : line.end] for line in lines] == ["A", "B", "C", "D"]
    assert [line.after_blank for line in lines] == [True, True, True, False]
