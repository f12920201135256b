"""The console in a real browser, Debian's Chromium: what people see, hear and press."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from skill.content import load
from skill.simulator import golden
from tests.conftest import ROOT
from tests.consoles import Console, running

SKIPPED = "needs the browser: make .venv/browser"
playwright = pytest.importorskip("playwright.sync_api", reason=SKIPPED)
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason=SKIPPED)

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"]
SCREENSHOTS = ROOT / "build" / "screenshots"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
STATIN = "my husband cramps in one calf every night but he takes no statin"
SETTLED = 800  # ms

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=SKIPPED)


@pytest.fixture(scope="module")
def server() -> Iterator[Console]:
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Page:
    """The console's page, and what the browser had to complain about."""

    page: Any
    complaints: list[str] = field(default_factory=list)

    def locate(self, selector: str) -> Any:
        return self.page.locator(selector)

    def open(self) -> None:
        self._take(lambda: self.locate("#open").click())

    def type(self, words: str) -> None:
        """Says *words* by typing them."""
        self.locate("#utterance").fill(words)
        self._take(lambda: self.locate("#utterance").press("Enter"))

    def press(self, name: str) -> None:
        button = self.locate(".replies").get_by_role("button", name=name, exact=True)
        self._take(button.click)

    def touch(self, name: str) -> None:
        """Presses what the page of the device offers."""
        self._take(self.locate(".page").get_by_role("button", name=name, exact=True).click)

    def _take(self, speak: Callable[[], None]) -> None:
        turns = self.locate(".turn").count()
        speak()
        self.locate(".heard").nth(turns).wait_for()

    def reply(self) -> str:
        words = self.locate(".turn").last.locator(".bubble p").inner_text()
        return str(words).removeprefix("Guide:").strip()

    def data(self, tab: str) -> Any:
        self.locate("#data").get_by_role("tab", name=tab).click()
        return json.loads(self.locate("#data [role=tabpanel]:visible .lines").inner_text())

    def width(self, cause: str) -> float:
        """How wide the bar of *cause* has been drawn, in px; below 0 to the left."""
        row = self.locate(f'[data-cause="{cause}"]')
        width = float(row.locator(".bar").evaluate("bar => bar.getBoundingClientRect().width"))
        return -width if row.get_attribute("data-side") == "against" else width

    def settle(self) -> None:
        """Waits until bars and scrolling have come to rest."""
        self.page.wait_for_timeout(SETTLED)


Visit = Callable[..., Page]


@pytest.fixture
def visit(server: Console, browser: Any) -> Iterator[Visit]:
    """Opens the page; at the end of the test, the browser must have had no complaint."""
    pages: list[Page] = []

    def visit(script: str = "", muted: bool = True, **settings: Any) -> Page:
        context = browser.new_context(
            **{"viewport": DESKTOP, "color_scheme": "dark", "accept_downloads": True, **settings}
        )
        context.set_default_timeout(20_000)
        if muted:
            context.add_init_script("localStorage.setItem('voice', 'off')")
        if script:
            context.add_init_script(script)
        found = Page(context.new_page())
        found.page.on("console", lambda said: found.complaints.append(f"{said.type}: {said.text}"))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on("requestfailed", lambda one: found.complaints.append(f"failed: {one.url}"))
        found.page.goto(server.url)
        playwright.expect(found.locate("#locale option")).not_to_have_count(0)
        pages.append(found)
        return found

    yield visit
    complaints = [words for page in pages for words in page.complaints]
    for page in pages:
        page.page.context.close()
    assert complaints == []


# Conversations


def test_a_whole_conversation_by_buttons(visit: Visit) -> None:
    page = visit()
    page.open()
    page.press("Not sure")
    page.press("relief")
    assert page.reply().startswith("Straighten your leg")
    assert page.locate(".pause").count() == 1
    page.press("Stop")
    assert page.locate(".over").count() == 1
    page.locate("#restart").click()
    playwright.expect(page.locate(".heard")).to_have_count(1)
    page.press("No")
    page.press("i went for a long run")
    page.press("No")
    assert page.locate("#card-body .sheet").count() == 1
    page.press("Yes")
    assert page.locate("#card-body .sheet").count() == 0


@pytest.mark.parametrize(
    ("locale", "words", "level", "banner", "ends"),
    [
        ("en-GB", "my chest hurts", "emergency", "Emergency: call 999", True),
        ("en-US", "one leg is red and swollen", "same_day", "See a doctor today", False),
    ],
)
def test_a_warning_sign_has_a_banner_and_the_number_of_the_locale_that_is_switched_to(  # noqa: PLR0913, PLR0917
    visit: Visit, locale: str, words: str, level: str, banner: str, ends: bool
) -> None:
    page = visit()
    page.type("i went for a long run")
    if locale != "en-US":  # it starts a session there
        page.locate("#locale").select_option(locale)
        playwright.expect(page.locate(".heard")).to_have_count(1)
    page.type(words)
    bubble = page.locate(".turn").last.locator(".bubble")
    assert bubble.get_attribute("data-level") == level
    assert bubble.locator(".banner").inner_text().strip() == banner
    assert page.locate("#verdict").inner_text().startswith("A warning sign beats every cause.")
    assert page.locate(".over").count() == ends


def test_the_device_switch_shows_the_screen(visit: Visit) -> None:
    page = visit()
    page.open()
    assert not page.locate("#screen").is_visible()
    page.locate("#device").get_by_label("Screen").check()
    page.press("No")
    assert page.locate("#screen").is_visible()


def test_a_conversation_is_saved(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    page.open()
    page.press("No")
    page.type("my chest hurts")
    page.locate("#save").click()
    page.locate("#about").fill("No, and then a warning sign.")
    with page.page.expect_download() as waiting:
        page.locate("#about").press("Enter")
    assert waiting.value.suggested_filename == "no_and_then_a_warning_sign.toml"
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert [turn["say"] for turn in golden.read(path).turns][1:] == ["no", "my chest hurts"]


@pytest.mark.parametrize(
    "fails", [{"status": 500, "body": "{}"}, {"status": 200, "body": "{"}, None]
)
def test_a_page_whose_first_request_fails_says_so_and_tries_again(
    browser: Any, server: Console, fails: dict[str, Any] | None
) -> None:
    context = browser.new_context()
    page = Page(context.new_page())
    page.page.route(
        "**/api/locales", lambda route: route.fulfill(**fails) if fails else route.abort(), times=2
    )
    page.page.goto(server.url)
    again = page.locate("#notice").get_by_role("button", name="Try again")
    again.click()
    again.click()
    playwright.expect(page.locate("#locale option")).not_to_have_count(0)
    playwright.expect(page.locate("#notice")).to_be_empty()
    page.open()
    assert "cramping right now" in page.reply()
    context.close()


# The screen of a device

TALL = {"width": 1440, "height": 2000}  # the whole screen is in sight
SIZES = ("Small, 960 by 480", "Round, 480 by 480", "Upright, 1080 by 1920")
# Kind of screen -> what leads to it: words, or what is touched.
WAYS: dict[str, tuple[str, ...]] = {
    "launch": (),
    "hold": ("touch Cramping now",),
    "question": ("touch Tell me why",),
    "explanation": ("is it the cold",),
    "answer": ("touch Cramping now", "touch It has eased"),
    "warning": ("one leg is red and swollen",),
    "end": ("stop",),
}
# What of a page sticks out of it, or out of its button; what is scrolled to does not.
STICKS_OUT = """
page => {
  const whole = page.getBoundingClientRect();
  return [...page.querySelectorAll(".text")].filter((text) => {
    const words = text.querySelector("span");
    const box = words.getBoundingClientRect();
    const buttons = text.closest(".touch") ? null : page.querySelector(".touch");
    const bottom = buttons ? buttons.getBoundingClientRect().top : whole.bottom;
    const inside = box.top >= whole.top - 1 && box.bottom <= bottom + 1;
    const cut = words.scrollWidth > words.clientWidth;
    return cut || (!inside && !text.closest(".scrolled"));
  }).map((text) => text.innerText);
}
"""
SMALLEST = """
page => {
  const sizes = [...page.querySelectorAll(".text")].map((one) => parseFloat(one.style.fontSize));
  return Math.min(...sizes);
}
"""


def on_screen(visit: Visit, way: tuple[str, ...]) -> Page:
    """The console with the device's screen, after what leads there."""
    page = visit(viewport=TALL)
    page.locate("#device").get_by_label("Screen").check()
    page.open()
    for step in way:
        touched = step.removeprefix("touch ")
        if touched == step:
            page.type(step)
        else:
            page.touch(touched)
    return page


@pytest.mark.parametrize("kind", WAYS)
def test_every_page_fits_every_screen_in_large_type(visit: Visit, kind: str) -> None:
    """And a picture of each is kept for people to look at."""
    page = on_screen(visit, WAYS[kind])
    shown = page.data("Response")["response"]["directives"][0]["datasources"]["screen"]
    assert shown["kind"] == kind
    for size in SIZES:
        page.locate("#viewport").select_option(size)
        drawn = page.locate(".page")
        assert drawn.evaluate(STICKS_OUT) == []
        assert drawn.evaluate(SMALLEST) >= 28
        page.locate("#stage").screenshot(path=SCREENSHOTS / f"page-{kind}-{size.split(',')[0]}.png")
    assert violations(page) == [], "axe measures the contrast, too"


def test_a_hold_moves_and_its_seconds_count(visit: Visit) -> None:
    page = on_screen(visit, WAYS["hold"])
    foot = page.locate(".graphic path").nth(8)
    before = foot.get_attribute("d")
    page.page.wait_for_timeout(2500)
    assert foot.get_attribute("d") != before
    assert page.locate(".page").get_by_text(re.compile("^[23] s$")).count() == 1


def test_what_is_touched_goes_out_as_a_device_sends_it(visit: Visit) -> None:
    page = on_screen(visit, WAYS["hold"])
    assert page.reply().startswith("Straighten your leg")
    assert page.locate(".said .words").last.inner_text() == "Cramping now"
    request = page.data("Request")["request"]
    assert request["type"] == "Alexa.Presentation.APL.UserEvent"
    assert request["arguments"] == ["yes", "cramping", "1"]


def test_a_page_of_an_earlier_turn_is_there_to_look_at_alone(visit: Visit) -> None:
    page = on_screen(visit, WAYS["hold"])
    page.locate(".heard").first.click()
    page.locate(".page .touch").first.click()
    page.page.wait_for_timeout(300)
    assert page.locate(".turn").count() == 2


# What stands beside it


def test_the_picture_moves_with_each_answer(visit: Visit) -> None:
    page = visit()
    page.open()
    assert page.width("exercise") == page.width("posture") == page.width("cold") == 0
    page.type("I kicked the blankets off")
    page.settle()
    cold, posture = page.width("cold"), page.width("posture")
    assert cold > 20
    assert posture < -20
    assert page.locate('[data-cause="cold"]').get_attribute("data-place") == "1"
    assert page.locate('[data-cause="cold"] .moved li').all_inner_texts() == [
        f"+2\n{load().circumstances['covers_off'].fact}"
    ]
    page.type("it is not low calcium")
    assert "you ruled it out" in page.locate('[data-cause="calcium"][data-denied]').inner_text()
    page.type("yes I went for a long run")
    page.settle()
    assert page.width("exercise") > cold
    assert page.locate('[data-cause="exercise"]').get_attribute("data-place") == "1"
    assert page.locate('[data-cause="cold"]').get_attribute("data-place") == "2"
    page.locate(".heard").first.click()
    page.settle()
    assert page.width("exercise") == 0, "an earlier turn shows what was known then"


def test_what_was_understood_is_told_with_the_words_that_decided(visit: Visit) -> None:
    page = visit()
    page.type(STATIN)
    panel = page.locate("#panel-understood")
    assert panel.locator(".utterance").inner_text().startswith("my husband cramps")
    shares = [int(share.rstrip("%")) for share in panel.locator(".value").all_inner_texts()]
    page.settle()
    meter, bar = (panel.locator(one).first.bounding_box() for one in (".meter", ".meter i"))
    assert bar["width"] == pytest.approx(meter["width"] * shares[0] / 100, abs=1)
    assert shares == sorted(shares, reverse=True)
    assert "What it means: sure" in panel.inner_text()
    assert "statin" in panel.locator('[data-status="denied"]').all_inner_texts()[0]
    case = panel.get_by_role("heading", name="The case").locator("xpath=..").inner_text()
    assert all(word in case for word in ("partner", "calf", "nightly"))
    assert panel.locator(".because li").count() >= 3


def test_both_envelopes_the_session_and_the_card_are_shown(visit: Visit) -> None:
    page = visit()
    page.type("i went for a long run")
    assert page.data("Request")["request"]["intent"]["name"] == "SpeechIntent"
    page.press("No")
    assert page.data("Session")["state"]["circumstances"] == ["long_run"]
    panel = page.locate("#panel-attributes")
    assert all(panel.locator(f".{kind}").count() for kind in ("k", "s", "n", "l", "p"))
    card = page.data("Response")["response"]["card"]
    sheet = page.locate("#card .sheet")
    assert sheet.locator("h3").inner_text() == card["title"]
    shown = " ".join(sheet.inner_text().split())
    assert all(" ".join(line.split()) in shown for line in card["content"].split("\n"))
    assert sheet.locator(".sources li").count() >= 2


# What is said stays text


@pytest.mark.parametrize(
    "words",
    [
        '<img src=x onerror="window.hit = 1">',
        "</span><svg onload=window.hit=1>",
        "&lt;b&gt; \u202e {{hit}} ${window.hit = 1}",
    ],
)
def test_what_is_said_is_shown_as_text_and_never_run(visit: Visit, words: str) -> None:
    page = visit()
    page.type(words)
    assert page.locate(".said .words").inner_text() == words
    assert page.locate("#turns script, #turns [onerror], #turns [onload]").count() == 0
    for tab in ("Request", "Response", "Session"):
        page.data(tab)
    page.page.wait_for_timeout(200)
    assert page.page.evaluate("window.hit") is None


# Voice

VOICE = """
window.heard = [];
const voice = {
  speak(words) {
    heard.push({ text: words.text, volume: words.volume, lang: words.lang });
    setTimeout(() => words.onend(), 50);
  },
  cancel() {}, getVoices() { return []; },
};
Object.defineProperty(window, "speechSynthesis", { value: voice });
"""
EARS = """
window.SpeechRecognition = class {
  start() {
    const result = Object.assign([{ transcript: " i went for a long run" }], { isFinal: true });
    setTimeout(() => { this.onresult({ results: [result] }); this.onend(); }, 50);
  }
  abort() { this.onend(); }
};
"""
DEAF = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"


def test_a_reply_is_heard_with_its_pauses(visit: Visit) -> None:
    page = visit(VOICE, muted=False)
    page.page.clock.install()
    page.open()
    page.press("Yes")
    pause = page.locate(".pause")
    page.page.clock.run_for(400)
    said = heard(page)
    assert said[-1]["text"].startswith("Hold it there")
    assert {words["lang"] for words in said} == {"en-US"}
    waiting = re.fullmatch(r"(\d+) s", pause.inner_text())
    assert waiting
    page.page.clock.run_for(1000)
    assert pause.inner_text() == f"{int(waiting[1]) - 1} s"
    assert heard(page) == said, "nothing is said in a pause"
    page.page.clock.run_for(int(waiting[1]) * 1000)
    assert heard(page)[-1]["text"] == "Has it eased?"
    assert pause.inner_text() == f"{waiting[1]} s of silence"
    page.press("Not sure")
    page.page.clock.run_for(400)
    page.press("Stop")  # an answer cuts the reply short
    page.page.clock.run_for(20_000)
    assert [words["text"] for words in heard(page)].count("Has it eased?") == 1
    assert page.locate("[data-speaking], [data-waiting]").count() == 0


def test_a_whisper_is_quieter_and_numbers_to_call_are_heard_digit_by_digit(visit: Visit) -> None:
    page = visit(VOICE, muted=False)
    silent = playwright.expect(page.locate("[data-speaking]"))
    page.open()
    silent.to_have_count(0)
    aloud = heard(page)[-1]["volume"]
    page.type("whisper")
    silent.to_have_count(0)
    assert heard(page)[-1]["volume"] < aloud / 2
    page.type("my chest hurts")
    silent.to_have_count(0)
    said = heard(page)
    assert any("9 1 1" in words["text"] for words in said)
    page.locate("#voice").click()
    page.type("hello")
    page.page.wait_for_timeout(200)
    assert heard(page) == said, "muted is muted"


def heard(page: Page) -> Any:
    return page.page.evaluate("window.heard")


def test_a_spoken_utterance_is_sent(visit: Visit) -> None:
    page = visit(EARS)
    page.locate("#listen").click()
    playwright.expect(page.locate(".heard")).to_have_count(1)
    assert page.locate(".said .words").inner_text() == "i went for a long run"
    assert page.locate("#listen").get_attribute("aria-pressed") == "false"


def test_where_the_browser_cannot_listen_there_is_no_button(visit: Visit) -> None:
    assert visit(DEAF).locate("#listen").is_hidden()


# Everybody


def violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds: the rule, the element, and what is wrong with it."""
    found = axe.Axe().run(page.page).response["violations"]
    return [
        (one["id"], node["html"], node["failureSummary"]) for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(visit: Visit, theme: str, size: dict[str, int]) -> None:
    """And at each step a picture is kept for people to look at."""
    page = visit(color_scheme=theme, viewport=size, reduced_motion="reduce")
    kind = "phone" if size is PHONE else "desktop"
    found: list[Any] = []

    def look(name: str) -> None:
        page.page.wait_for_timeout(100)
        path = SCREENSHOTS / f"{kind}-{theme}-{name}.png"
        page.page.screenshot(path=path, full_page=kind == "phone")
        found.extend(violations(page))

    look("start")
    page.open()
    page.press("Yes")
    look("relief")
    page.press("Silence")
    page.type(STATIN)
    look("understood")
    page.type("I kicked the blankets off")
    page.type("yes I went for a long run")
    for tab in ("Request", "Response", "Session"):
        page.data(tab)
        look(tab.lower())
    page.locate("#tab-understood").click()
    for words in ("my leg is numb and cold", "one leg is red and swollen", "is it serious"):
        page.locate("#device").get_by_label("Screen").check()
        page.type("how do you know")
        page.type(words)
        look(words.replace(" ", "-"))
    page.locate("#save").click()
    look("save")
    assert found == []


def test_a_whole_conversation_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit()
    keys = page.page.keyboard
    keys.press("Tab")
    assert focused(page) == "Skip to the conversation"
    keys.press("Enter")
    assert page.page.evaluate("document.activeElement.id") == "utterance"
    keys.type("i went for a long run")
    keys.press("Enter")
    playwright.expect(page.locate(".heard")).to_have_count(1)
    keys.press("Shift+Tab")
    while focused(page) != "Yes":
        keys.press("Shift+Tab")
    keys.press("Space")
    playwright.expect(page.locate(".heard")).to_have_count(2)
    assert focused(page) == "Yes", "the button keeps the focus"
    while page.page.evaluate("document.activeElement.role") != "tab":
        keys.press("Tab")
    keys.press("ArrowRight")
    assert focused(page) == "Request"
    assert page.locate("#panel-request").is_visible()
    keys.press("End")
    assert focused(page) == "Session"
    keys.press("ArrowRight")
    assert focused(page) == "Understood"


def focused(page: Page) -> str:
    return str(page.page.evaluate("document.activeElement.innerText"))


def test_nothing_moves_for_those_who_want_it_still(visit: Visit) -> None:
    page = visit(reduced_motion="reduce")
    page.type("i went for a long run")
    assert page.width("exercise") > 20, "the bar is there at once"
    style = "bar => getComputedStyle(bar).transitionDuration"
    bar = page.locate('[data-cause="exercise"] .bar')
    assert set(bar.evaluate(style).split(", ")) == {"0s"}


def test_the_theme_follows_the_system_until_it_is_chosen(visit: Visit) -> None:
    page = visit(color_scheme="light")
    background = "getComputedStyle(document.querySelector('.panel')).backgroundColor"
    light = page.page.evaluate(background)
    page.locate("#theme").click()
    dark = page.page.evaluate(background)
    assert light != dark
    page.page.reload()
    playwright.expect(page.locate("#locale option")).not_to_have_count(0)
    assert page.page.evaluate(background) == dark


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1920])
def test_nothing_sticks_out(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    for step in (page.open, lambda: page.type("w" * 200), lambda: page.type("is it exercise")):
        step()
        inside = "[document.documentElement.scrollWidth, innerWidth]"
        wide, window = page.page.evaluate(inside)
        assert wide <= window
        # Where a panel or a bubble cuts off what sticks out, nothing may.
        cut = "[...document.querySelectorAll('.panel, .panel > header, .bubble, .quick')]"
        cut += ".filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className)"
        assert page.page.evaluate(cut) == []
    box = page.locate("#composer").bounding_box()
    assert width < 1280 or box["y"] + box["height"] <= 800
    for tab in ("Request", "Response"):
        page.data(tab)
        panel = page.locate("#data [role=tabpanel]:visible")
        assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
