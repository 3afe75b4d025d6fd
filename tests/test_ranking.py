"""The choice among nominees, by a table of weights of the test's own."""

import pytest

from claimx.clause import ranking
from claimx.clause.nominees import Nominee


@pytest.fixture
def table(monkeypatch):
    """Sets the weights; what was worked out from others is forgotten, before and after."""

    def set_weights(weights):
        monkeypatch.setattr(ranking, "weights", lambda: weights)
        forget()

    def forget():
        ranking._weight.cache_clear()
        ranking._reasons.cache_clear()

    yield set_weights
    monkeypatch.undo()
    forget()


def nominee(text, *features, key="", fixed=()):
    return Nominee(None, text, key or text, (tuple(fixed), features))


def test_no_nominee_no_choice():
    assert ranking.choose([]) is None


def test_the_weightiest_wins(table):
    table({"near": 1.0, "far": -1.0})
    chosen = ranking.choose([nominee("port", "far"), nominee("ferry", "near")])
    assert chosen.nominee.text == "ferry"
    assert chosen.probability == pytest.approx(1 / (1 + 2.718281828459045**-2))


def test_features_without_a_weight_weigh_nothing(table):
    table({"near": 1.0})
    chosen = ranking.choose([nominee("port", "odd"), nominee("ferry", "strange")])
    assert chosen.probability == pytest.approx(0.5)


def test_nominees_of_one_thing_add_up(table):
    table({"near": 0.5})
    alone = nominee("port", "near")
    twice = [nominee("She", key="lind"), nominee("Rosa Lind", key="lind")]
    chosen = ranking.choose([alone, *twice])
    assert chosen.nominee.key == "lind"
    assert ranking.choose([alone, twice[0]]).nominee is alone


def test_of_one_thing_its_weightiest_nominee_is_named(table):
    table({"near": 0.5})
    twice = [nominee("She", key="lind"), nominee("Rosa Lind", "near", key="lind")]
    assert ranking.choose([nominee("port"), *twice]).nominee.text == "Rosa Lind"


def test_features_of_every_group_count_and_give_reasons(table):
    table({"opens": 2.0, "near": -0.5, "odd": 0.1, "small": 0.01})
    one = nominee("port", "near", "small", fixed=("opens", "odd"))
    chosen = ranking.choose([one, nominee("ferry")])
    assert chosen.nominee is one
    assert chosen.reasons == "opens, near, odd"
