"""HTML for notebooks: the page's sentences, tables that a screen reader can read, nothing active."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

import fullcost as fc

ACTIVE = {"script", "iframe", "object", "embed", "link", "img", "form", "input", "base", "meta", "svg"}
VOID = {"br"}


class Reader(HTMLParser):
    """Reads HTML strictly enough to see that it is sound."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.words, self.attributes = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *attr) for attr in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    def text(self):
        return " ".join(" ".join(self.words).split())


def shown():
    deepseek = fc.scenario("deepseek")
    outcome = deepseek.evaluate()
    return {
        "scenario": deepseek,
        "outcome": outcome,
        "table": outcome.ledger,
        "walk": deepseek.reconcile(),
        "citation": outcome.cite(),
        "sample": deepseek.sample(draws=1000),
        "drivers": deepseek.drivers("development", draws=1000),
        "condition": deepseek.condition("development", at_most=3e7, draws=4000),
        "solved": deepseek.solve("usd_per_busy_gpu_hour", goal=2.0, inputs="busy_share"),
    }


INERT = {"sample": {"svg"}}
"""Tags that are as good as inactive: pictures that are written out."""


@pytest.mark.parametrize("name", shown())
def test_html_is_sound_and_inert(name):
    page = shown()[name]._repr_html_()
    read = Reader(page)
    assert not (ACTIVE - INERT.get(name, set())) & set(read.tags)
    assert not [attribute for _, attribute, _ in read.attributes if attribute.startswith("on")]
    addresses = [value for _, attribute, value in read.attributes if attribute in ("href", "src")]
    assert all(address.startswith("https://") for address in addresses)
    for forbidden in ("url(", "@import", "javascript:"):
        assert forbidden not in page
    assert read.attributes[:2] == [("div", "class", "fullcost"), ("div", "lang", "en")]


@pytest.mark.parametrize("name", ["outcome", "table", "walk", "drivers"])
def test_tables_have_heads_for_rows_and_columns(name):
    read = Reader(shown()[name]._repr_html_())
    scopes = [value for tag, attribute, value in read.attributes if (tag, attribute) == ("th", "scope")]
    assert "col" in scopes
    assert "row" in scopes
    assert read.tags.count("th") == len(scopes)


def test_an_outcome_says_the_sentences_of_the_page():
    outcome = shown()["outcome"]
    text = Reader(outcome._repr_html_()).text()
    hero = outcome.scenario.view()["hero"]
    finding = "".join(span["text"] for span in hero["finding"] if span["mark"] != "note")
    for sentence in (hero["answer"]["amount"], *(row["label"] for row in hero["list"]["rows"] if row["counted"])):
        assert " ".join(sentence.split()) in text
    assert finding.split(".")[0].split()[-1] in text


def test_a_histogram_is_a_picture_that_says_what_it_shows():
    sample = shown()["sample"]
    read = Reader(sample._repr_html_())
    varying = [output for output in sample.to_dict()["outputs"] if output["varies"]]
    said = [value for tag, attribute, value in read.attributes if (tag, attribute) == ("svg", "aria-label")]
    assert len(varying) == len(said) > 0
    assert all(output["sentence"] in words for output, words in zip(varying, said, strict=True))
    strokes = [value for tag, attribute, value in read.attributes if (tag, attribute) == ("path", "fill")]
    assert set(strokes) == {"currentColor"}


def test_a_label_cannot_break_out(document):
    document["title"] = "<script>alert(1)</script>&\"'"
    document["fleet"][0]["label"] = "<img src=x onerror=alert(1)>"
    scenario = fc.scenario(document)
    answers = (scenario.drivers(draws=600), scenario.claim_shares(draws=500))
    for thing in (scenario, scenario.evaluate(), scenario.leaves(), scenario.evaluate().uses, *answers):
        assert not ACTIVE & set(Reader(thing._repr_html_()).tags)
    assert "<script>" in Reader(scenario._repr_html_()).text()


def test_an_address_that_is_no_web_address_is_no_link():
    from fullcost import html

    assert "<a" not in html.link("words", "javascript:alert(1)")
    assert "<a" not in html.link("words", None)
    assert html.link("a & b", "https://example.org/?a=1&b=2") == (
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">a &amp; b</a>'
    )


def test_the_picture_is_one_svg_that_says_what_it_shows(deepseek):
    picture = deepseek.to_svg()
    root = ElementTree.fromstring(picture)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("role") == "img"
    assert root.findtext("{http://www.w3.org/2000/svg}title") == deepseek.view()["hero"]["picture"]["label"]
    assert not any(forbidden in picture for forbidden in ("<script", "href", "url("))
    assert picture != deepseek.set("busy_share", 0.9).to_svg()
