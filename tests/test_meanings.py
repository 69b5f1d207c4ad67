"""Words that stand for each other: the tables that are shipped, how they are read, and what follows from them."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from index.answer.lexicon import Lexicon
from index.dutch import verbs
from index.dutch.meanings import (
    Kinds,
    groups,
    inflections,
    kinds,
    parse_groups,
    parse_inflections,
    parse_kinds,
    relatives,
    separable_verbs,
)
from index.dutch.phrases import Phrase, expanded, parse_phrases, phrases
from index.dutch.words import stem

TABLES = ("meanings.txt", "inflections.txt", "kinds.txt", "phrases.txt")


def stems(*words: str) -> frozenset[str]:
    return frozenset(map(stem, words))


# the tables as shipped


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_installed_with_its_package(name: str) -> None:
    assert files("index.dutch").joinpath(name).read_text(encoding="utf-8").startswith("# ")
    setup = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert setup["tool"]["setuptools"]["package-data"]["index.dutch"] == ["*.txt"]


def test_the_tables_are_full_and_well_formed() -> None:
    strong = [forms for forms in inflections() if len(forms) > 2 and verbs.regular(forms[0]) != forms]
    assert len(groups()) >= 450
    assert len(strong) >= 180
    assert len(kinds()) >= 100
    assert len(phrases()) >= 80


def test_no_group_says_what_the_stemmer_says_already() -> None:
    alone = [group for group in groups() if len(stems(*group)) < len(group)]
    assert alone == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("toename", "afname"),
        ("stijging", "daling"),
        ("uitstroom", "instroom"),
        ("starten", "stoppen"),
        ("verhogen", "verlagen"),
        ("tekort", "overschot"),
        ("toekennen", "weigeren"),
        ("inkomsten", "uitgaven"),
        ("tijdelijk", "structureel"),
        ("slachtoffer", "dader"),
        ("politie", "veiligheid"),
        ("wethouder", "gemeenteraad"),
    ],
)
def test_opposites_and_neighbours_do_not_stand_for_each_other(one: str, other: str) -> None:
    near = relatives(one)
    assert not stems(other) & (near.forms | near.synonyms)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("dakloos", "thuisloze"),
        ("kwijtschelden", "kwijtschelding"),
        ("begonnen", "gestart"),
        ("schoonmaken", "huishoudelijke"),
        ("opgeknapt", "renovatie"),
        ("wachtrij", "wachtlijst"),
        ("bekostigd", "betaald"),
    ],
)
def test_everyday_words_meet_official_ones(asked: str, written: str) -> None:
    near = relatives(asked)
    assert stems(written) & (near.forms | near.synonyms | stems(asked))


# how a table is read


def test_a_group_is_a_line_of_folded_words() -> None:
    assert parse_groups("# Care\n\ncliënt  klant\n") == (("client", "klant"),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("huis", "line 1: 'huis' needs at least 2 words"),
        ("# Homes\nhuis huis", "line 2: 'huis huis' holds a word twice"),
        ("huis co-ouder", "line 1: 'co-ouder' is not one word"),
        ("huis, woning", "line 1: 'huis,' is not one word"),
    ],
)
def test_a_malformed_group_is_named(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        parse_groups(text)


def test_the_forms_of_a_verb_come_with_its_separable_verbs() -> None:
    ((forms, (verb,)),) = parse_inflections("bieden biedt bood geboden + aan")
    assert forms == ("bieden", "biedt", "bood", "geboden")
    assert verb.forms == ("aanbieden", "aanbiedt", "aanbood", "aangeboden")
    assert verb.apart == ("biedt", "bood")


def test_kinds_have_two_sides() -> None:
    assert parse_kinds("kat hond < huisdier") == (Kinds(("kat", "hond"), ("huisdier",)),)
    with pytest.raises(ValueError, match="line 1: 'kat huisdier' has no '<'"):
        parse_kinds("kat huisdier")
    with pytest.raises(ValueError, match="needs at least 1 words"):
        parse_kinds("kat <")


def test_an_expression_has_parts_and_a_meaning() -> None:
    assert parse_phrases("op straat + staan/slapen = dakloos") == (
        Phrase(((("op",), ("straat",)), (("staan", "slapen"),)), ("dakloos",)),
    )
    for text, complaint in (
        ("op straat staan", "has no '='"),
        ("straat = weg", "no expression"),
        ("op + = weg", "empty part"),
        ("op straat =", "needs at least 1"),
    ):
        with pytest.raises(ValueError, match=complaint):
            parse_phrases(text)


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        ("maken", ("maken", "maak", "maakt", "maakte", "maakten", "gemaakt")),
        ("stoppen", ("stoppen", "stop", "stopt", "stopte", "stopten", "gestopt")),
        ("wonen", ("wonen", "woon", "woont", "woonde", "woonden", "gewoond")),
        ("storten", ("storten", "stort", "stortte", "stortten", "gestort")),
        ("reizen", ("reizen", "reis", "reist", "reisde", "reisden", "gereisd")),
    ],
)
def test_a_regular_verb_by_rule(infinitive: str, expected: tuple[str, ...]) -> None:
    assert set(expected) <= set(verbs.regular(infinitive))


def test_where_spelling_does_not_tell_both_are_given() -> None:
    assert {"beheert", "behert"} <= set(verbs.regular("beheren"))
    assert {"wandelt", "wandeelt"} <= set(verbs.regular("wandelen"))
    assert verbs.regular("plan") == ("plan",)


def test_no_verb_in_the_tables_is_its_own_participle() -> None:
    assert all(verb.apart for verb in separable_verbs())


# what stands for a word


def test_forms_go_on_and_meanings_do_not() -> None:
    begon = relatives("begon")
    assert stems("begint", "beginnen") <= begon.forms | stems("begon")
    assert stems("gestart", "aanvang") <= begon.synonyms
    assert stems("kat") <= relatives("huisdier").kinds
    assert stems("huisdier") <= relatives("kat").kinds
    assert not stems("hond") & relatives("kat").kinds


def test_a_separable_verb_may_stand_apart_but_not_the_other_way_round() -> None:
    assert stems("biedt", "bood") <= relatives("aanbieden").apart
    assert not stems("aanbieden") & relatives("biedt").apart
    assert relatives("opleiding").apart == frozenset()


def test_an_unknown_word_has_no_relatives() -> None:
    near = relatives("xylofoonkwast")
    assert not near.forms | near.synonyms | near.kinds | near.apart


def test_another_form_counts_more_than_a_synonym_and_that_more_than_a_kind() -> None:
    lexicon = Lexicon([[stem("begon")], [stem("ingaan")], [stem("kat")]])
    begins, pet = lexicon.want("begint"), lexicon.want("huisdier")
    assert begins.cover(stems("begon")) == 0.95
    assert begins.cover(stems("ingaan")) == 0.8
    assert pet.cover(stems("kat")) < 0.4
    assert pet.unknown


# what is said in several words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie staat er op straat?", ("dakloos",)),
        ("Hoeveel mensen leefden op straat?", ("dakloos",)),
        ("Komt er iemand langs de deur?", ("huisbezoek",)),
        ("Wie heeft de knoop doorgehakt?", ("besluiten",)),
        ("Wat biedt de gemeente aan?", ("aanbieden",)),
        ("Wat biedt de gemeente aan en wie betaalt dat?", ("aanbieden",)),
        ("Wie vroeg om hulp aan te bieden?", ("aanbieden",)),
        ("Wat is de status van maatregel 20?", ()),
        ("", ()),
    ],
)
def test_an_expression_gives_its_word(text: str, expected: tuple[str, ...]) -> None:
    assert expanded(text) == expected


def test_what_is_said_already_is_not_said_again() -> None:
    assert expanded("Welke dakloze mensen staan op straat?") == ()


def test_a_part_that_is_only_a_preposition_makes_no_verb() -> None:
    assert expanded("Wie biedt aan jongeren hulp?") == ()


def test_a_street_alone_makes_nobody_homeless() -> None:
    assert "dakloos" not in expanded("Welke straat wordt opgeknapt?")


def test_a_commoner_synonym_says_less_than_the_word_itself() -> None:
    """ln(1 + 4/2) = 1.0986 for "begroting", once in four texts; ln(1 + 4/4) = 0.6931 for "raming", in three of them."""
    lexicon = Lexicon([["begroot"], [stem("raming")], [stem("raming")], [stem("raming")]])
    want = lexicon.want("begroting")
    assert want.cover(stems("begroting")) == 1.0
    assert want.cover(stems("raming")) == pytest.approx(0.8 * 0.6931 / 1.0986, abs=1e-3)


def test_a_word_that_no_document_holds_weighs_as_its_synonym() -> None:
    lexicon = Lexicon([[stem("raming")], [stem("raming")], ["ander"]])
    want = lexicon.want("begroting")
    assert not want.unknown
    assert want.cover(stems("raming")) == 0.8
    assert want.weight == lexicon.weight(stem("raming"))
