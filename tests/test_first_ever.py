"""First-ever claims by construction, on sentences of ours, with tags and without."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from claimx.pipeline import ENGLISH
from claimx.records import resolve_overlaps
from claimx.triggers import first_ever

# sentence; trigger, subtype, scope
CLAIMS = [
    ("It is a UK first.", "UK first", "first", "UK"),
    ("First rise since 2019 surprises owners.", "First", "first", "since 2019"),
    ("The first full catalogue of the moths is due in May.", "first", "first", ""),
    (
        "Ruth Beck, the fifth member of the family to run it and the first woman, retired.",
        "first",
        "first",
        "",
    ),
    (
        "The firm opened a yard in Ghana, its first outside Norway.",
        "its first",
        "first",
        "outside Norway",
    ),
    ("It is the brewer's only plant outside Asia.", "brewer's only", "only", "outside Asia"),
    ("It is the bank's only loss since 2010.", "bank's only", "only", "since 2010"),
    ("The surgeons achieved a European first.", "European first", "first", "European"),
    ("The record set in 1990 still stands.", "record", "record", ""),
    ("It is the first evidence of a large cat in the county.", "first", "first", "county"),
    ("It was the first van of the brand.", "first", "first", "brand"),
    ("Ticket sales were a record for the event.", "record", "record", "event"),
    ("The depot set a new monthly record.", "monthly record", "record", ""),
    (
        "Norway's first floating wind farm began to supply power in May.",
        "Norway's first",
        "first",
        "Norway",
    ),
    (
        "The museum opened the world's first gallery of failed inventions.",
        "world's first",
        "first",
        "world",
    ),
    ("The airline reported its first annual profit.", "its first", "first", "its"),
    ("She published her first novel at 71.", "her first", "first", "her"),
    ("The bakery's first loss came after the flood.", "bakery's first", "first", "bakery"),
    ("It is the country's first rate cut since 2020.", "country's first", "first", "since 2020"),
    ("Output posted the first rise since March.", "first", "first", "since March"),
    ("The team won its first title in 33 years.", "its first", "first", "in 33 years"),
    ("He was the first to swim the channel in winter.", "first", "first", ""),
    ("Ana Ruiz became the first woman to lead the bank.", "first", "first", ""),
    ("Iceland was the first country in Europe to ban the net.", "first", "first", "Europe"),
    ("This is the first vaccine that works against the strain.", "first", "first", ""),
    ("The bridge is one of the first of its kind.", "first", "first", ""),
    ("It is believed to be the first map of the coast.", "first", "first", ""),
    ("It was not the first ship to sink there.", "first", "first", ""),
    ("The plant will be the first in Africa to make the drug.", "first", "first", "Africa"),
    ("Sales passed a million units for the first time.", "for the first time", "first", ""),
    ("Rates fell for the first time since 2009.", "for the first time", "first", "since 2009"),
    ("It was the first time that a comet had been hit.", "first time", "first", ""),
    (
        "The river froze for the first time in 40 years.",
        "for the first time",
        "first",
        "in 40 years",
    ),
    ("It marks the first time in a decade that prices fell.", "first time", "first", "in a decade"),
    ("Lina Falk, the first woman on the council, resigned.", "first", "first", "council"),
    ("She climbed the peak alone, becoming the first Pole to do so.", "first", "first", ""),
    ("The first electric ferry, Ampere, entered service.", "first", "first", ""),
    ("The region's first metro line was the Red Line.", "region's first", "first", "region"),
    ("The start-up showed a first-of-its-kind battery.", "first-of-its-kind", "first", ""),
    ("It was the company's first-ever loss.", "company's first-ever", "first", "company"),
    ("The trial is a world first.", "world first", "first", "world"),
    ("Doctors hailed a world-first transplant.", "world-first", "first", "world"),
    ("The ship sank on its maiden voyage.", "its maiden", "first", "its"),
    ("The league's inaugural season drew small crowds.", "league's inaugural", "first", "league"),
    ("The vote was a first for the region.", "first", "first", "region"),
    ("Malta is the only country to have kept the rule.", "only", "only", ""),
    ("He is the sole survivor of the crash.", "sole", "only", ""),
    ("It remains the only hospital in the district.", "only", "only", "district"),
    ("Her only novel sold 40 million copies.", "Her only", "only", "Her"),
    ("The mine is Spain's only source of the metal.", "Spain's only", "only", "Spain"),
    ("The lake is the only one in Europe that never freezes.", "only", "only", "Europe"),
    ("Exports hit a record high in June.", "record high", "record", ""),
    ("The firm posted record profit.", "record profit", "record", ""),
    ("A record 12 million people voted.", "record", "record", ""),
    ("The index closed at an all-time low.", "all-time low", "record", ""),
    ("It was the largest fine ever imposed on a bank.", "largest fine ever", "record", ""),
    ("July was the hottest month on record.", "hottest month on record", "record", ""),
    (
        "It is the biggest flood in the country's history.",
        "biggest flood in the country's history",
        "record",
        "country",
    ),
    (
        "Rainfall was the highest since records began.",
        "highest since records began",
        "record",
        "since records began",
    ),
    ("She broke the world record in Rome.", "world record", "record", "world"),
    ("He set a national record of 47.1 seconds.", "national record", "record", "national"),
    ("The painting fetched a record price.", "record price", "record", ""),
    ("The record-breaking heat lasted a week.", "record-breaking", "record", ""),
    ("Orders rose to record levels.", "record levels", "record", ""),
    ("It was the club's highest-ever finish.", "highest-ever", "record", "club"),
    ("The storm was among the strongest ever recorded.", "strongest ever", "record", ""),
    ("The scale of the loss is unprecedented.", "unprecedented", "never_before", ""),
    ("Never before had the lake been dry.", "Never before", "never_before", ""),
    ("No company had ever reached that value.", "No company had ever", "never_before", ""),
    ("Nobody has ever crossed it alone.", "Nobody has ever", "never_before", ""),
    ("The ruling is without precedent.", "without precedent", "never_before", ""),
    ("Such a strike was unheard of in the valley.", "unheard of", "never_before", "valley"),
    ("The drug has never been tested on people before.", "never", "never_before", ""),
    ("The never-before-seen letters go on show.", "never-before-seen", "never_before", ""),
    ("The fire is the worst the county has seen.", "worst the county has seen", "record", "county"),
    (
        "The fall was the sharpest since the survey began in 1996.",
        "sharpest since the survey began in 1996",
        "record",
        "since the survey began in 1996",
    ),
    (
        "It sold faster than any car in the firm's history.",
        "faster than any car in the firm's history",
        "record",
        "firm",
    ),
    ("The vote was the closest yet.", "closest yet", "record", ""),
    (
        "It is the biggest dam any bank has financed.",
        "biggest dam any bank has financed",
        "record",
        "",
    ),
    ("The jump beat the previous high of 2011.", "previous high", "record", ""),
    (
        "It was among the largest deals in the history of trade.",
        "largest deals in the history of trade",
        "record",
        "trade",
    ),
    ("The party has never had fewer seats.", "never had fewer", "never_before", ""),
    ("No mayor had served so long.", "No mayor", "never_before", ""),
    ("The device had never been used.", "never been used", "never_before", ""),
    ("Half of the judges are women, another first.", "first", "first", ""),
    ("Wages fell below the floor, the first time they had done so.", "first time", "first", ""),
    ("She was the first in the village to vote.", "first", "first", "village"),
    ("The first Siemens turbine was the Alpha.", "first", "first", "Siemens"),
    ("She scored her first goal for Norway.", "her first", "first", "her"),
    ("The year set a new high-water mark for sales.", "high-water mark", "record", ""),
    (
        "No session in the firm's history had been worse.",
        "No session in the firm's history",
        "never_before",
        "firm",
    ),
    (
        "The port took its first container ship in more than a decade.",
        "its first",
        "first",
        "in more than a decade",
    ),
    (
        "Joblessness fell for the first time in over 12 years.",
        "for the first time",
        "first",
        "in over 12 years",
    ),
    (
        "The club reached the final for the first time since it was founded in 1908.",
        "for the first time",
        "first",
        "since it was founded in 1908",
    ),
    (
        "It was the first talks between Mali and Niger since 1998.",
        "first",
        "first",
        "since 1998",
    ),
    (
        "She was the first to cross the pass in 30 years.",
        "first",
        "first",
        "in 30 years",
    ),
    (
        "It is the first hospital within 80 miles.",
        "first",
        "first",
        "within 80 miles",
    ),
    (
        "Exports slipped in March, the first drop this year.",
        "first",
        "first",
        "this year",
    ),
    (
        "The firm called the first strike in the company's history.",
        "first",
        "first",
        "company",
    ),
    (
        "Bergen was the first of the 27 ports to ban the fuel.",
        "first",
        "first",
        "27 ports",
    ),
    (
        "The jet was a first for a state lender.",
        "first",
        "first",
        "a state lender",
    ),
    (
        "It is the heaviest rocket and the first the agency has built.",
        "first",
        "first",
        "agency",
    ),
    (
        "It was a record for its small publisher.",
        "record",
        "record",
        "small publisher",
    ),
    (
        "It is the biggest order the shipyard has ever won.",
        "biggest order the shipyard has ever",
        "record",
        "shipyard",
    ),
    (
        "It is the oldest fossil yet to come out of Kenya.",
        "oldest fossil yet",
        "record",
        "Kenya",
    ),
    (
        "It drew more speakers than at any hearing since the council was set up.",
        "more speakers than at any hearing since the council was set up",
        "record",
        "since the council was set up",
    ),
    (
        "The deficit was the widest in the country's history and the price of it rose.",
        "widest in the country's history",
        "record",
        "country",
    ),
    (
        "The lone vote against it came from Judge Hale.",
        "lone",
        "only",
        "",
    ),
    (
        "She was the only woman in a class of 60.",
        "only",
        "only",
        "class",
    ),
    (
        "Malawi is the only one of the 16 states without a deal.",
        "only",
        "only",
        "16 states",
    ),
    (
        "No skater had landed the jump.",
        "No skater",
        "never_before",
        "",
    ),
    (
        "We have never seen anything like this.",
        "never seen",
        "never_before",
        "",
    ),
    (
        "No storm, so far as anyone can tell, has ever closed so many schools.",
        "No storm",
        "never_before",
        "",
    ),
    (
        "No mayor since 1888 had raised the tax twice.",
        "No mayor",
        "never_before",
        "since 1888",
    ),
    (
        "The prize was won twice by no one since Ada Boyle in 1962.",
        "no one",
        "never_before",
        "since Ada Boyle in 1962",
    ),
    (
        "They sorted 900 parcels, the most on any single day.",
        "most on any single day",
        "record",
        "",
    ),
    (
        "Gold climbed to a lifetime high.",
        "lifetime high",
        "record",
        "",
    ),
    (
        "It is the largest fine ever imposed on a lender in Norway.",
        "largest fine ever",
        "record",
        "Norway",
    ),
    (
        "It was the first time that a woman had led the choir since it was founded in 1870.",
        "first time",
        "first",
        "since it was founded in 1870",
    ),
    (
        "The choir has never before sung in Norway.",
        "never before",
        "never_before",
        "Norway",
    ),
]

NONE = [
    "The record reached No. 2 in Belgium.",
    "The record hit the charts in May.",
    "His first cheque came to £42.",
    "It was the first Saturday in May.",
    "It marked the first anniversary of the war.",
    "He runs a first aid course.",
    "The daily record of visitors is kept by the porter.",
    "Sales fell in the first half of the year.",
    "First-quarter revenue rose by 4%.",
    "She lost in the first round.",
    "At first, nobody noticed.",
    "First of all, the roof leaks.",
    "The First Lady opened the fair.",
    "Call for first aid at once.",
    "They met in the first place by chance.",
    "On the first day of the talks, both sides walked out.",
    "He first played there in 2012.",
    "The tale was first published in 1807.",
    "The first boat rescued on Friday carried 12 people.",
    "Kane scored the first goal after ten minutes.",
    "Fans queued on the first floor.",
    "He ranked first in maths.",
    "First Bank cut its rates.",
    "They flew first class.",
    "The first two chapters are dull.",
    "Only 20 people came.",
    "The plan is not only cheap but quick.",
    "It only works in winter.",
    "The only way to win is to wait.",
    "The only thing we know is the date.",
    "He has a criminal record.",
    "The firm has a good track record.",
    "She signed with a record label.",
    "They recorded the song in May.",
    "Police records show two calls.",
    "He spoke on the record.",
    "She was never forced to sign.",
    "He never came back.",
    "It was the best meal I've ever had.",
    "Profit was near-record.",
    "It is the world's largest lake.",
    "It was the worst storm in a decade.",
    "The party won its second term.",
    "A first date should be short.",
    "First responders reached the site within minutes.",
    "The first step is to turn it off.",
    "Please read the first page.",
    "For the record, I said no.",
    "Ever since, the shop has been shut.",
    "She is more popular than ever.",
    "Tourists hardly ever come here.",
    "He is a sole trader.",
    "The first lap was slow.",
    "In his first term he raised taxes.",
    "During its first week the show drew crowds.",
    "The first of three hearings is on Monday.",
    "Turn left at the first bridge past the church.",
    "First, the bank froze the accounts.",
    "She came first in the race.",
    "Her first name is Ada.",
    "The maiden name of his wife is not known.",
    "His inaugural address was short.",
    "The company keeps records of each sale.",
    "He holds no record of the payment.",
    "She would be the first to admit it.",
    "No arrests had been made.",
    "Police said no one had claimed responsibility.",
    "It has no engine that anyone has run.",
    "It was the most beautiful bridge ever.",
    "This is the only cafe I know.",
    "The worst thing any cook has to do is wait.",
    "If you have never been there before, go.",
    "First year students pay less.",
    "It was the first in a series.",
    "We had no plan, and had to wait.",
    "The fleet has six ferries, the first of which joined in 2005.",
    "She graduated with a first in 1988.",
    "Passengers get a refund after their first five trips.",
    "The panel took its first vote at noon.",
    "She called it the hardest winter she had known.",
    "It was one of the worst fires in recent history.",
    "The lone gunman fled on foot.",
    "The largest economy yet to ratify the treaty is Brazil.",
    "Nobody has ever told me why.",
    "He made his debut at 16.",
    "The first edition sold out in a day.",
    "He trained with the first team.",
    "That was the first I heard of it.",
    "He has a record of 14 wins and two losses.",
    "No other team has won so little this year.",
    "Cod is often the only fish on the menu.",
    "You are the only one who is awake.",
    "Insurers are expected to be among the first.",
    "Nobody since Monday has called.",
    "We heard from nobody since Smith called.",
]

# sentence, the subject that the construction names
SUBJECTS = [
    ("Lina Falk, the first woman on the council, resigned.", "Lina Falk"),
    ("The first electric ferry, Ampere, entered service.", "Ampere"),
    ("The region's first metro line was the Red Line.", "Red Line"),
    ("The town kept the date of the first steam train.", "steam train"),
    ("The bank's first loss came after the flood.", "loss"),
]

HEDGED = [
    ("The bridge is one of the first of its kind.", True),
    ("It is believed to be the first map of the coast.", True),
    ("The storm was among the strongest ever recorded.", True),
    ("She was perhaps the first woman to cross the desert.", True),
    ("She was the first woman to cross the desert.", False),
]

EXCLUDED = [
    ("He lost in the first round.", "first.series"),
    ("He first played there in 2012.", "first.adverb"),
    ("The only way to win is to wait.", "only.rhetorical"),
    ("It was the best meal I've ever had.", "record.opinion"),
    ("It was the second-largest fine ever.", "record.rank"),
    ("Police records show two calls.", "record.register"),
    ("Profit was near-record.", "record.near"),
    ("Her voice broke as she read the record of the trial.", "record.register"),
]


@pytest.fixture(scope="module")
def tagged():
    return spacy.load(ENGLISH)


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture(scope="module", params=["tagged", "blank"])
def nlp(request):
    return request.getfixturevalue(request.param)


def read(nlp, text):
    return resolve_overlaps(first_ever.read(nlp(text), first_ever.spot(text))[0])[0]


@pytest.mark.parametrize(("text", "trigger", "subtype", "scope"), CLAIMS)
def test_construction_gives_its_claim(nlp, text, trigger, subtype, scope):
    found = [(text[one.start : one.end], one.subtype, one.scope) for one in read(nlp, text)]
    assert found == [(trigger, subtype, scope)]


# what takes a tagger to read
TAGGED = [
    ("Prices have never been so high.", "never been so high", "never_before", ""),
    ("First aid trucks in six months reach Kolm.", "First", "first", "in six months"),
    ("No other city has built as many.", "No other city", "never_before", ""),
]


@pytest.mark.parametrize(("text", "trigger", "subtype", "scope"), TAGGED)
def test_construction_with_tags(tagged, text, trigger, subtype, scope):
    test_construction_gives_its_claim(tagged, text, trigger, subtype, scope)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_first_gives_none(nlp, text):
    assert read(nlp, text) == []


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_the_construction_names_its_subject(tagged, text, subject):
    (claim,) = read(tagged, text)
    assert text[slice(*claim.subject)] == subject


@pytest.mark.parametrize(("text", "hedged"), HEDGED)
def test_one_of_the_first_and_its_like_are_hedged(nlp, text, hedged):
    (claim,) = read(nlp, text)
    assert claim.hedged is hedged


@pytest.mark.parametrize(("text", "reason"), EXCLUDED)
def test_says_why_a_word_is_no_claim(tagged, text, reason):
    found, excluded = first_ever.read(tagged(text), first_ever.spot(text))
    assert not found
    assert reason in [one.reason for one in excluded]


def test_claims_of_one_sentence_stand_in_order_and_apart(nlp):
    text = "Peru's first satellite, the only one of its kind, set a record of 900 days."
    found = read(nlp, text)
    assert [text[one.start : one.end] for one in found] == ["Peru's first", "only", "record"]


def test_every_claim_says_what_it_rests_on(tagged):
    (claim,) = read(tagged, "Norway's first ferry was the first in Europe to run on hydrogen.")[:1]
    assert claim.rule == "first.scope_possessor"
    assert float(claim.evidence["score"]) > 0
    assert claim.evidence["owner_place"] == "Norway"


def test_tags_of_another_making_do():
    words = ["She", "was", "the", "first", "woman", "to", "lead", "it", "."]
    tags = ["PRP", "VBD", "DT", "JJ", "NN", "TO", "VB", "PRP", "."]
    nlp = spacy.blank("en")
    doc = Doc(nlp.vocab, words=words, tags=tags, sent_starts=[True] + [False] * 8)
    (claim,) = first_ever.read(doc, first_ever.spot(doc.text))[0]
    assert (claim.rule, doc.text[claim.start : claim.end]) == ("first.predicative", "first")
    assert isinstance(doc[0].sent, Span)


def test_the_shape_of_a_phrase_under_tags(tagged):
    """A gerund, an adverb and a numeral stand for the noun of an `only`."""
    texts = {
        "It is the only sinking on the route.": "only",
        "It won a grant, its only outside funding.": "its only",
        "This is the only one from that fleet.": "only",
    }
    for text, trigger in texts.items():
        (claim,) = read(tagged, text)
        assert text[claim.start : claim.end] == trigger
    assert claim.scope == "fleet"
    assert not read(tagged, "It is the biggest show that the museum has staged since it reopened.")
