"""Which names of a text are persons', and of which gender."""

import pytest

from claimx.clause.references import References


def last_names(text):
    return References(text).persons.last_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Quill left.", "Quill"),
        ("Rosa Lind left.", "Lind"),
        ("Zorvan Quill, 51, left.", "Quill"),
        ("Zorvan Quill, who left, came back.", "Quill"),
        ("Zorvan Quill, a senior analyst at Orsa, left.", "Quill"),
        ("Zorvan Quill left. Quill came back.", "Quill"),
        ("A prize went to chairman Zorvan Quill.", "Quill"),
        ("Zorvan Paris, 51, left.", "Paris"),
        ("Zorvan Paris was born here. She left. Paris came back.", "Paris"),
    ],
)
def test_persons(text, name):
    assert name in last_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orsa Quill, a regional airline, left. Quill came back.",
        "The airline Orsa Quill left. Quill came back.",
        "Zorvan Paris was born here. Paris is big.",
        "South Quill voted. Quill is small.",
        "Eight Quills voted. Quills are many.",
        "Mara's Quill sank. Quill was a ship.",
        "State QTX rose. QTX is a tax.",
        "PORT QUILL — It rained. QUILL is wet.",
        "The Orsa Quill sank. Quill was a ship.",
        "It was told by its author.\nQuill rose.",
        "She left on Sunday. Quill rose. Quill fell.",
        "The Head of Quill left.",
        "Orsa Quill Bank left. Quill came back.",
    ],
)
def test_no_persons(text):
    assert not last_names(text) & {"Quill", "Quills", "QTX", "QUILL", "Bank", "Paris"}


def test_what_somebody_heads_is_no_person():
    assert last_names("Rosa Lind, head of Orsa Lines, said it lost 12 boats.") == {"Lind"}


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Mrs Quill left.", "Quill", "f"),
        ("Sir Tom Hale left.", "Hale", "m"),
        ("Rosa Lind left. Lind came back.", "Lind", "f"),
        ("Zorvan Quill, 51, left. She came back.", "Zorvan Quill", "f"),
        ("Zorvan Quill, 51, left. She came back.", "Quill", "f"),
        ("Tom Hale met Zorvan Hale, 51. She left.", "Zorvan Hale", "f"),
        ("Tom Hale met Rosa Hale.", "Hale", ""),
        ("Quill left.", "Quill", ""),
    ],
)
def test_gender(text, name, gender):
    assert References(text).persons.gender(name.split()) == gender


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Rosa Lind left. " + "Orsa grew. " * 20, "Rosa Lind"),
        ("Rosa Lind met Rita Lund.", ""),
        ("Rosa met Lund.", ""),
    ],
)
def test_who_has_initials(text, person):
    assert References(text).persons.with_initials("RL") == person
