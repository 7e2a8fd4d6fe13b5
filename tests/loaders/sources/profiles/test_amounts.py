"""Amounts of money in profiles: what is read exactly, what is left alone, and to whose link they belong."""

import pytest

from graph.model.links import Funds
from graph.vocabularies.currencies import currency_words
from loaders.sources.profiles.amounts import amounts
from tests.loaders.sources.profiles.said import statements

ABOUT = "Hope Trust (HT) is a charity. "


def funds(text: str) -> list[Funds]:
    return [said for said in statements(text) if isinstance(said, Funds)]


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("a grant of USD 250,000 from the bank", 250_000_00, "USD"),
        ("RWF 45 million", 45_000_000, "RWF"),
        ("a gift of €1.2m", 1_200_000_00, "EUR"),
        ("350 000 EUR", 350_000_00, "EUR"),
        ("80 millions de francs burundais", 80_000_000, "BIF"),
        ("US$ 1,250.50 in cash", 1_250_50, "USD"),
        ("EUR 1.250.000", 1_250_000_00, "EUR"),
        ("1,2 million d'euros", 1_200_000_00, "EUR"),
        ("£300k", 300_000_00, "GBP"),
        ("CHF 12'500", 12_500_00, "CHF"),
        ("5 euros.", 5_00, "EUR"),
    ],
)
def test_amounts_are_read_in_minor_units_of_their_currency(text: str, minor: int, currency: str) -> None:
    assert [(each.minor, each.currency) for each in amounts(text)] == [(minor, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "12,000 adolescents",
        "1.250 million euros",
        "USD 2019-2022",
        "more than USD 2 million",
        "près de 3 000 euros",
        "up to EUR 500",
        "45 million francs",
        "KWD 1.250",
        "USD 3.456.7",
        "USD 0",
    ],
)
def test_what_is_no_exact_amount_is_left_alone(text: str) -> None:
    assert amounts(text) == []


def test_every_code_of_a_currency_is_one_way_to_write_it() -> None:
    words = currency_words()

    assert all(words[code] == code for code in words.values())
    assert all(len(code) == 3 and code.isupper() for code in words.values())


@pytest.mark.parametrize(
    ("text", "amount", "flow"),
    [
        ("HT received a grant of USD 250,000 from Bora Foundation.", (250_000_00, "USD"), "grant"),
        ("In 2019 Bora Foundation pledged EUR 1.2 million to HT.", (1_200_000_00, "EUR"), "commitment"),
        ("HT is funded by Bora Foundation with a grant of UGX 45,000,000.", (45_000_000, "UGX"), "grant"),
        ("HT is financed by Bora Foundation (CHF 12,500).", (12_500_00, "CHF"), "unknown"),
    ],
)
def test_the_one_amount_of_a_sentence_is_what_its_one_donor_gives(
    text: str, amount: tuple[int, str], flow: str
) -> None:
    (link,) = funds(ABOUT + text)

    assert (link.amount_minor, link.currency) == amount
    assert link.flow == flow
    assert link.quote == text


@pytest.mark.parametrize(
    "text",
    [
        "HT received a grant of USD 9,000 and one of USD 3,000 from Bora Foundation.",
        "HT is funded by Bora Foundation and Green Valley Trust with USD 9,000.",
        "HT runs a clinic with a budget of USD 9,000 with support from Bora Foundation.",
    ],
)
def test_whose_amount_it_is_must_be_clear(text: str) -> None:
    links = funds(ABOUT + text)

    assert all(link.amount_minor is None and link.currency is None for link in links)


def test_money_through_another_has_its_way_and_one_chain() -> None:
    text = "HT built a school with funding of USD 9,000 from Bora Foundation through Green Valley Trust."

    links = {(link.from_stated, link.to_stated): link for link in funds(ABOUT + text)}

    assert set(links) == {
        ("Bora Foundation", "Hope Trust"),
        ("Bora Foundation", "Green Valley Trust"),
        ("Green Valley Trust", "Hope Trust"),
    }
    assert links["Bora Foundation", "Hope Trust"].via == ("green-valley-trust",)
    assert {link.amount_minor for link in links.values()} == {900_000}
    assert len({link.chain for link in links.values()}) == 1


def test_a_prize_is_no_money() -> None:
    assert funds(ABOUT + "In 2018 HT received the Golden Hoe Award from Bora Foundation.") == []
