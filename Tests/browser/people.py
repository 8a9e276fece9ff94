"""Clubs to begin with, and the ways into them."""

import pathlib
import sqlite3

from pages import sign_in

LIST = pathlib.Path(__file__).parent / "data/members.csv"
FOUNDER = "nadia.founder@club.example"


def found(page, server, language="fr"):
    """Founds the club by its page and leaves the founder signed in."""
    page.goto(server.url + "/welcome/club")
    answers = {
        "club": "Club des Ateliers",
        "city": "Casablanca",
        "branch": "Casablanca",
        "given": "Nadia",
        "family": "Fondatrice",
        "company": "Maison Nadia",
        "email": FOUNDER,
    }
    for name, answer in answers.items():
        page.locator(f"[name={name}]").fill(answer)
    page.locator("[name=language]").select_option(language)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/welcome/next")


def speak(page, server, language):
    """Chooses the language a signed-in person reads."""
    page.goto(server.url + "/more")
    if page.locator("html").get_attribute("lang") != language:
        page.locator(f"button[name=language][value={language}]").click()
        page.locator(f"html[lang={language}]").wait_for()


def founded(browser, server):
    """A club with its founder and the list of members in it."""
    context = browser.new_context(locale="fr-MA")
    found(context.new_page(), server)
    context.close()
    # 2: some lines of the list are refused on purpose.
    brought = server.run("import", "members", str(LIST), "--json")
    assert brought.returncode == 2, brought.stderr
    # Letters are waited for at whatever hour the tests run.
    with sqlite3.connect(server.database, timeout=20) as database:
        database.execute("UPDATE people SET quiet_from = 0, quiet_until = 0")
    return server


def demo(server):
    filled = server.run("demo")
    assert filled.returncode == 0, filled.stderr
    return server


def enter_demo(page, server, door):
    page.goto(server.url + "/demo")
    page.locator(f"form[action='/demo/{door}'] button").click()
    page.wait_for_url(server.url + "/")


__all__ = ["FOUNDER", "LIST", "demo", "enter_demo", "found", "founded", "sign_in", "speak"]
