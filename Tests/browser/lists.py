"""What one does with a list on the pages of the import: bring it, read what came of it, take lines away."""

import csv
import io


def upload(page, server, file, kind="members"):
    page.goto(server.url + f"/imports/new/{kind}")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form button.primary").click()
    page.wait_for_url("**/imports/*")


def tally(page):
    """Added, updated, unchanged, refused."""
    return [int(number) for number in page.locator(".tally dd").all_inner_texts()]


def apply(page):
    page.locator("form[action$='/application'] button").click()
    page.locator("form[action$='/application']").wait_for(state="detached")


def download(page, path):
    page.wait_for_load_state()
    with page.expect_download() as waiting:
        page.locator(f"a[href$='{path}']").first.click()
    return waiting.value.path().read_bytes()


def rows(content):
    assert content.startswith(b"\xef\xbb\xbf"), "Excel would not know that it is UTF-8"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
