"""The fit of weights: on a toy whose right answers one feature tells."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

PATH = Path(__file__).parents[1] / "scripts" / "fitting.py"


@pytest.fixture(scope="module")
def fitting():
    spec = importlib.util.spec_from_file_location("fitting", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def choices(fitting):
    """In each the `near` candidate is right; `red` tells nothing; the last has no right one."""
    answered = [
        fitting.Choice(
            f"doc{n % 3}",
            [("near", "red") if n % 2 else ("near",), ("far",), ("far", "red")],
            [True, False, False],
        )
        for n in range(12)
    ]
    return [*answered, fitting.Choice("doc0", [("far",), ("near",)], [False, False])]


def test_rare_features_are_left_out(fitting, choices):
    choices = [*choices, fitting.Choice("doc0", [("odd",), ("near", "near")], [True, False])]
    assert fitting.kept_features(choices, 2, 1) == ["far", "near", "red"]
    assert "odd" in fitting.kept_features(choices, 1, 1)
    assert fitting.kept_features(choices, 1, 4) == []


def test_probabilities_of_each_choice_add_up_to_one(fitting, choices):
    names = ["far", "near", "red"]
    data = fitting.flatten(choices, names)
    share = fitting.probabilities(data, np.array([-800.0, 900.0, 0.1]))
    assert np.allclose(np.bincount(data.choice, share), 1)
    assert share[0] == pytest.approx(1)


def test_the_fit_finds_what_tells_and_is_the_same_each_time(fitting, choices):
    names = ["far", "near", "red"]
    data = fitting.flatten(choices, names)
    weight = fitting.fit(data, len(names), penalty=0.1)
    far, near, red = weight
    assert near > 1 > abs(red) > far or (near > 1 and far < -1 and abs(red) < near)
    assert fitting.probabilities(data, weight)[0] > 0.9
    assert (weight == fitting.fit(data, len(names), penalty=0.1)).all()


def test_a_penalty_keeps_weights_small(fitting, choices):
    data = fitting.flatten(choices, ["far", "near"])
    free, tied = (fitting.fit(data, 2, penalty) for penalty in (0.1, 50.0))
    assert np.abs(tied).max() < np.abs(free).max()


def test_written_weights(fitting, tmp_path):
    path = tmp_path / "weights.csv"
    fitting.write_weights(path, ["a,b", "none", "z"], np.array([1.23456, 0.01, -0.5]))
    assert path.read_bytes() == b'form,weight\n"a,b",1.235\nz,-0.500\n'
