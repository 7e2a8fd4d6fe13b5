"""What a person does on the offline map, in a real browser with the network blocked."""

import pytest
from playwright.sync_api import expect

from tests.graph.maps.invented import pair
from tests.graph.maps.seen import Open


def test_an_entity_shows_who_it_is_and_its_ties(open_map: Open) -> None:
    seen = open_map(pair())
    panel = seen.page.locator("#map-panel")

    seen.click_at("alder")

    expect(panel.locator("h2")).to_have_text("Alder Foundation")
    expect(panel).to_contain_text("Fondation de l'Aulne")
    expect(panel).to_contain_text("since 2004")
    expect(panel.locator("h3")).to_have_text(["funds (1)"])
    expect(panel.locator(".map-tie")).to_contain_text("2 publishers agree")


def test_a_line_shows_each_statement_with_its_evidence(open_map: Open) -> None:
    seen = open_map(pair())
    panel = seen.page.locator("#map-panel")

    seen.click_between("alder", "birch")

    expect(panel.locator("h2")).to_have_text("funds")
    expect(panel.locator(".map-statement")).to_have_count(2)
    expect(panel.locator("blockquote")).to_have_text("“Alder pays for Birch.”")
    expect(panel).to_contain_text("In our words: Money went from Alder to Birch.")
    for words in ("Northlight Foundation", "page 7", "2021-02", "2019 to 2021", "5,000 USD", "80 %"):
        expect(panel).to_contain_text(words)


def test_a_click_on_nothing_and_escape_close_the_panel(open_map: Open) -> None:
    seen = open_map(pair())
    panel = seen.page.locator("#map-panel")

    seen.click_at("alder")
    expect(panel).to_be_visible()
    seen.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    seen.click_at("alder")
    expect(panel).to_be_visible()
    seen.page.mouse.click(8, 120)
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("words", ["ete", "BIRCH BR", "bridge"])
def test_search_finds_without_accents_case_or_beginning(open_map: Open, words: str) -> None:
    seen = open_map(pair())

    seen.pick(words)

    expect(seen.page.locator("#map-panel h2")).to_have_text("Birch Bridge Été")


def test_a_name_that_is_not_here_is_said_to_be_not_here(open_map: Open) -> None:
    seen = open_map(pair())

    seen.pick("zebra")

    expect(seen.page.get_by_text("Nobody here has this name.")).to_be_visible()
    expect(seen.page.locator("#map-panel")).to_be_hidden()


def test_everything_can_be_reached_by_keyboard(open_map: Open) -> None:
    seen = open_map(pair())
    keys = seen.page.keyboard

    seen.page.get_by_label("Find by name").focus()
    keys.type("a")
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(seen.page.locator("#map-panel h2")).to_have_text("Alder Foundation")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    expect(seen.page.locator("#map-panel h2")).to_have_text("funds")
    expect(seen.page.locator("#map-canvas")).to_have_attribute("tabindex", "0")


def test_filters_hide_kinds_types_times_and_the_undated(open_map: Open) -> None:
    seen = open_map(pair())
    page, shown = seen.page, seen.page.locator("#map-shown")
    kinds = page.locator("#map-kinds")

    kinds.get_by_label("Network").uncheck()
    expect(shown).to_have_text("3 of 4 entities and 1 of 2 ties shown.")
    kinds.get_by_label("Network").check()
    page.get_by_label("supports").uncheck()
    expect(shown).to_have_text("4 of 4 entities and 1 of 2 ties shown.")
    page.get_by_label("Hide entities without a link shown").check()
    expect(shown).to_have_text("2 of 4 entities and 1 of 2 ties shown.")
    page.get_by_label("supports").check()
    page.get_by_label("Hide links without a date").check()
    expect(shown).to_have_text("2 of 4 entities and 1 of 2 ties shown.")


def test_on_a_day_both_ends_of_a_link_must_live(open_map: Open) -> None:
    seen = open_map(pair())
    page, shown = seen.page, seen.page.locator("#map-shown")

    page.get_by_label("True on").fill("2021-06-30")
    expect(shown).to_have_text("4 of 4 entities and 2 of 2 ties shown.")
    page.get_by_label("True on").fill("2021-07-01")
    expect(shown).to_have_text("3 of 4 entities and 0 of 2 ties shown.")
    page.get_by_label("True on").fill("2003-12-31")
    expect(shown).to_have_text("3 of 4 entities and 1 of 2 ties shown.")
