"""Dutch as policy writes it: sentences, numbers, dates, codes, nouns and names, each worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch import codes, nouns
from index.dutch.alike import alike, misspelt, same_word
from index.dutch.dates import dates, written
from index.dutch.names import names
from index.dutch.numbers import numbers, value, word_value
from index.dutch.plurals import others
from index.dutch.sentences import spans
from index.dutch.words import fold, stem, stems, tokens


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


# sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er komt een huis. Het staat er.", ["Er komt een huis.", "Het staat er."]),
        ("Dit geldt o.a. voor Huizen.", ["Dit geldt o.a. voor Huizen."]),
        (
            "In o.a. Laren en i.h.k.v. Zorg gebeurt dat. Nu ook.",
            ["In o.a. Laren en i.h.k.v. Zorg gebeurt dat.", "Nu ook."],
        ),
        ("Zie art. 5 en blz. 12. Klaar.", ["Zie art. 5 en blz. 12.", "Klaar."]),
        ("De heer J. Jansen kwam. Hij bleef.", ["De heer J. Jansen kwam.", "Hij bleef."]),
        ("3. Wonen is een doel. Zorg ook.", ["3. Wonen is een doel.", "Zorg ook."]),
        ("Het kost € 1.500.000 per jaar. Dat is veel.", ["Het kost € 1.500.000 per jaar.", "Dat is veel."]),
        ("Is dat zo? Ja! Mooi.", ["Is dat zo?", "Ja!", "Mooi."]),
        ("Hij zei ‘ja.’ Toen ging hij.", ["Hij zei ‘ja.’", "Toen ging hij."]),
        ("Er zijn er tien.⁶ Dat is meer.", ["Er zijn er tien.⁶", "Dat is meer."]),
        ("Eerste regel\nTweede regel", ["Eerste regel", "Tweede regel"]),
        ("Het loopt tot 13 dec. 2024 door. Daarna niet.", ["Het loopt tot 13 dec. 2024 door.", "Daarna niet."]),
    ],
)
def test_a_sentence_ends_where_a_dutch_reader_ends_it(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["", "  \n ", "\n\n"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert spans(text) == []


@given(st.text(alphabet="ab A.1!?\n o’)⁶", max_size=60))
def test_sentences_lie_in_order_and_leave_only_blanks_out(text: str) -> None:
    found, rest, end = spans(text), "", 0
    for start, stop in found:
        assert end <= start < stop
        rest += text[end:start]
        end = stop
    assert not (rest + text[end:]).strip()


# words


def test_tokens_are_folded_and_keep_their_figures() -> None:
    assert tokens("Eén crisis-bed kost 1.500 euro⁶ of 36,1%") == (
        "een",
        "crisis",
        "bed",
        "kost",
        "1.500",
        "euro",
        "of",
        "36,1%",
    )


def test_forms_of_a_word_share_a_stem_and_stop_words_fall_out() -> None:
    assert stem("woningen") == stem("woning")
    assert list(stems("de woningen van het team")) == [stem("woning"), stem("team")]
    assert fold("Coördinatie’s") == "coordinatie's"


# numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.500 huizen", [1500]),
        ("€ 1.500.000,50", [1500000.5]),
        ("2,5 jaar", [2.5]),
        ("er zijn er 12 van de 64.", [12, 64]),
        ("drieëntwintig en drie-en-twintig", [23, 23]),
        ("vijf woningen en één loket voor een ander", [5, 1]),
        ("honderdtwintig plekken", [120]),
        ("een huis en nul woorden", []),
        ("maatregel M05 en 17c", []),
        ("zeven bedden, 8 bewoners, negen buren", [7, 8, 9]),
        ("€ 1,5 miljoen en 2 mln. en drie miljard", [1_500_000, 2_000_000, 3_000_000_000]),
        ("1,1 mln en 1.250 duizend", [1_100_000, 1_250_000]),
        ("een miljoen, een half miljoen, anderhalf miljoen", [1_000_000, 500_000, 1_500_000]),
        ("anderhalf jaar en anderhalve dag", [1.5, 1.5]),
        ("vijf duizend of vijfduizend of duizend", [5000, 5000, 1000]),
        ("vijftienhonderd en 1500", [1500, 1500]),
        ("de miljoenennota en een halve dag", []),
        ("36,1%, 36,1 procent en 4%", [36.1, 36.1, 4]),
        ("tweeëntwintig, tweeëndertig en twee-en-tachtig", [22, 32, 82]),
    ],
)
def test_numbers_in_figures_and_in_words(text: str, expected: list[float]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("elf", 11),
        ("Eenentwintig", 21),
        ("tweehonderd", 200),
        ("een", None),
        ("achterstand", None),
        ("twintigers", None),
        ("en", None),
    ],
)
def test_only_number_words_have_a_value(word: str, expected: int | None) -> None:
    assert word_value(word) == expected


@given(st.integers(0, 999_999_999))
def test_a_number_with_dots_is_read_back(number: int) -> None:
    assert value(f"{number:,}".replace(",", ".")) == number


# dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op 13 juni 2024", ["2024-06-13"]),
        ("op 13-06-2024 en 2/1/2025", ["2024-06-13", "2025-01-02"]),
        ("2024-06-13", ["2024-06-13"]),
        ("in juni 2024", ["2024-06"]),
        ("in 2024.", ["2024"]),
        ("van 2022-2025", ["2022", "2025"]),
        ("Q3 2024 en kwartaal 1 van 2025", ["2024-Q3", "2025-Q1"]),
        ("op 30 mei komt er meer", ["--05-30"]),
        ("3 sept. 2023", ["2023-09-03"]),
        ("op 31 februari 2024", []),
        ("2.024 mensen en 1.2024 en 20241", []),
        ("29 februari 2024 en 30-02-2024", ["2024-02-29"]),
        ("op 13.06.2024 en 3.1.2025.", ["2024-06-13", "2025-01-03"]),
        ("Q2-2024, 2024-Q2 en Q2/2024", ["2024-Q2", "2024-Q2", "2024-Q2"]),
        ("eerste kwartaal 2024, 2e kwartaal van 2024", ["2024-Q1", "2024-Q2"]),
        ("het derde kwartaal in 2025", ["2025-Q3"]),
        ("Q1 en Q2 2024", ["2024-Q1", "2024-Q2"]),
        ("13 en 14 juni 2024", ["2024-06-13", "2024-06-14"]),
        ("13, 14 en 15 juni", ["--06-13", "--06-14", "--06-15"]),
        ("van 13 t/m 15 juni 2024", ["2024-06-13", "2024-06-15"]),
        ("30 mei en 13 juni 2024", ["--05-30", "2024-06-13"]),
        ("mei en juni 2024, juli/augustus 2025", ["2024-05", "2024-06", "2025-07", "2025-08"]),
        ("32 en 14 juni 2024", ["2024-06-14"]),
        ("maatregel 2, 3 mei 2024", ["2024-05-03"]),
        ("2,5 en 30 mei 2024", ["2024-05-30"]),
        ("hoofdstuk 13.06 van 2024", ["2024"]),
    ],
)
def test_dates_are_as_precise_as_written(text: str, expected: list[str]) -> None:
    assert [found.day for found in dates(text)] == expected


def test_days_that_share_a_month_each_reach_to_its_end() -> None:
    text = "Op 13 en 14 juni 2024 dus."
    assert [(text[d.start : d.end], d.text) for d in dates(text)] == [
        ("13 en 14 juni 2024", "13 en 14 juni 2024"),
        ("14 juni 2024", "14 juni 2024"),
    ]


def test_a_date_knows_where_it_stands_and_its_year() -> None:
    text = "Besloten op 1 mei 2023 en op 30 mei."
    first, second = dates(text)
    assert text[first.start : first.end] == first.text == "1 mei 2023"
    assert (first.year, second.year) == (2023, 0)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_that_is_written_out_is_found_again(day: date) -> None:
    assert [found.day for found in dates(f"Dat was op {written(day)}.")] == [day.isoformat()]


# codes


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2", ("2",)),
        ("20.", ("20",)),
        ("20./21", ("20", "21")),
        ("8 / 9", ("8", "9")),
        ("8, 9 en 10", ("8", "9", "10")),
        ("8 t/m 10", ("8", "9", "10")),
        ("17 tot en met 21", ("17", "18", "19", "20", "21")),
        ("17a t/m d", ("17a", "17b", "17c", "17d")),
        ("3–5", ("3", "4", "5")),
        ("5.2 d", ("5.2d",)),
        ("2B", ("2B",)),
        ("M05", ("M05",)),
        ("M05-M07", ("M05", "M06", "M07")),
        ("M08 t/m M11", ("M08", "M09", "M10", "M11")),
        ("(4)", ("4",)),
        ("20, 20", ("20",)),
        ("17 t/m 19", ("17", "18", "19")),
        ("2024 plan", ()),
        ("vijf", ()),
        ("", ()),
        ("8 t/m 9 t/m 10", ()),
    ],
)
def test_the_codes_in_a_number_cell(cell: str, expected: tuple[str, ...]) -> None:
    assert codes.split(cell) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("5.2 D.", "5.2d"), ("M05", "m5"), ("m-5", "m5"), ("017", "17"), ("(17c)", "17c"), ("2B", "2b")],
)
def test_each_code_has_one_spelling(code: str, expected: str) -> None:
    assert codes.normal(code) == expected


def test_two_is_not_twenty_and_a_part_is_not_its_whole() -> None:
    assert len({codes.normal(c) for c in ("2", "20", "2.0", "20a", "12")}) == 5
    assert (codes.parent("17c"), codes.parent("5.2d"), codes.parent("2B"), codes.parent("17")) == ("17", "5.2", "2", "")
    assert codes.bare("M05") == codes.bare("5") == "5"
    assert codes.span("3", "99") == ("3", "99")


def test_codes_sort_as_people_count() -> None:
    assert sorted(["10", "2", "17b", "17", "17a", "5.10", "5.2"], key=codes.order) == [
        "2",
        "5.2",
        "5.10",
        "10",
        "17",
        "17a",
        "17b",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", True),
        ("17c.", True),
        ("M5", True),
        ("2019 was", False),
        ("twaalf", False),
        ("12 huizen", False),
        ("", False),
    ],
)
def test_what_is_one_code(text: str, expected: bool) -> None:
    assert codes.is_code(text) is expected


# nouns


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Maatregelen", "maatregel"),
        ("beleidsmaatregelen", "beleidsmaatregel"),
        ("ontwikkelopgaven", "ontwikkelopgave"),
        ("thema’s", "thema"),
        ("mtr", "maatregel"),
        ("Keuze", "keuze"),
        ("woningen", ""),
        ("stad", ""),
    ],
)
def test_policy_nouns_in_any_form(word: str, expected: str) -> None:
    assert nouns.singular(word) == expected


def test_plurals_and_kin_of_policy_nouns() -> None:
    assert (nouns.plural("maatregel"), nouns.plural("structurerende keuze"), nouns.plural("boom")) == (
        "maatregelen",
        "structurerende keuzes",
        "boom",
    )
    assert list(nouns.nouns("De maatregelen en acties van het plan")) == ["maatregel", "actie"]
    assert nouns.same("keuze", "structurerende keuze")
    assert nouns.same("doel", "doelstelling")
    assert not nouns.same("maatregel", "actie")


# names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gemeente Gooise Meren werkt met het Leger des Heils.", ["Gooise Meren", "Leger des Heils"]),
        ("Gooise Meren heeft een plan.", ["Gooise Meren"]),
        ("Woningen zijn schaars.", []),
        ("GGD helpt.", ["GGD"]),
        ("Dat doen Laren en Blaricum.", ["Laren", "Blaricum"]),
        ("Wij vragen 's Heeren Loo.", ["'s Heeren Loo"]),
        ("alles in kleine letters", []),
    ],
)
def test_names_have_capitals_inside_a_sentence(text: str, expected: list[str]) -> None:
    assert names(text) == expected


# likeness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("huizen", "huizen", True),
        ("wijdemeren", "wijdemeeren", True),
        ("laren", "laten", True),
        ("hilversum", "hilvresum", True),
        ("laren", "waren", False),
        ("huis", "muis", False),
        ("huis", "huid", False),
        ("weesp", "wees", False),
        ("maatregel1", "maatregel2", False),
        ("2023", "2024", False),
    ],
)
def test_when_two_words_can_be_one_misspelt(one: str, other: str, expected: bool) -> None:
    assert same_word(one, other) is expected
    assert same_word(other, one) is expected


def test_likeness_runs_from_nothing_to_all() -> None:
    assert alike("wonen", "wonen") == 100
    assert alike("abc", "xyz") == 0
    assert misspelt("hilverum", ["hilversum", "huizen", "laren"]) == ["hilversum"]


@pytest.mark.parametrize(
    ("code", "expected"), [("III", "3"), ("iv", "4"), ("IX", "9"), ("XXIX", "29"), ("M05", "m5"), ("5.2 D.", "5.2d")]
)
def test_a_code_in_its_normal_spelling(code: str, expected: str) -> None:
    assert codes.normal(code) == expected


def test_the_letters_before_a_code() -> None:
    assert [codes.prefix(code) for code in ("M05", "A-4", "17c", "20", "III")] == ["m", "a", "", "", ""]


# other forms of a noun


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("molens", "molen"),
        ("haven", "havens"),
        ("steden", "stad"),
        ("inkomensgrenzen", "inkomensgrens"),
        ("initiatief", "initiatieven"),
        ("musea", "museum"),
        ("categorieen", "categorie"),
        ("bankjes", "bank"),
        ("boompje", "boom"),
        ("autootje", "auto"),
        ("woninkje", "woning"),
        ("bloemetjes", "bloem"),
        ("straatje", "straat"),
    ],
)
def test_a_noun_in_its_other_number_or_full_size(word: str, other: str) -> None:
    assert other in others(word)


@pytest.mark.parametrize("word", ["beetje", "meisje", "oranje"])
def test_what_only_looks_like_a_diminutive(word: str) -> None:
    assert list(others(word)) == []
