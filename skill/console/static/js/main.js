// The page: what the user says goes to the skill, and the reply to every panel.

import * as api from "./api.js";
import * as card from "./card.js";
import * as chat from "./chat.js";
import { find, make, mark } from "./dom.js";
import * as ears from "./ears.js";
import * as inspector from "./inspector.js";
import * as reasons from "./reasons.js";
import * as saving from "./saving.js";
import * as stage from "./stage.js";
import { wireTheme, wireVoice } from "./settings.js";
import * as tabs from "./tabs.js";
import * as voice from "./voice.js";

const OPENING = "open leg cramp guide";

const input = find("utterance");
const choices = await begun();
const page = { session: null, locale: "", busy: false, turns: 0, stopListening: null };
const hasKeyboard = matchMedia("(hover: hover)"); // on a phone, focus would bring up the keyboard

wireTheme();
const speaks = wireVoice(voice.available, voice.hush);
tabs.wire(document.querySelector('[role="tablist"]'));
saving.wire(() => page.session, (error) => notice(error.message));
offerLocales();
empty();

find("open").addEventListener("click", () => begin());
find("restart").addEventListener("click", () => begin());
find("locale").addEventListener("change", changeLocale);
find("device").addEventListener("change", () => notice(page.session ? "From the next turn on." : ""));
find("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!page.busy && input.value.trim()) say(input.value);
});
find("listen").hidden = !ears.available;
find("listen").addEventListener("click", toggleListening);
for (const button of document.querySelectorAll("[data-say]")) {
  button.addEventListener("click", () => say(button.dataset.say));
}

/** What there is to choose from: asked for until the console answers, each time the user wants. */
async function begun() {
  while (true) {
    try {
      const found = await api.choices();
      notice("");
      return found;
    } catch (error) {
      if (!(error instanceof api.Refusal)) throw error;
      const again = make("button", { class: "quiet", type: "button" }, "Try again");
      const pressed = new Promise((resolve) => again.addEventListener("click", resolve, { once: true }));
      notice(error.message, again);
      await pressed;
      notice("");
    }
  }
}

/** A new session, with a launch. */
async function begin() {
  if (page.busy) return;
  const ask = () => api.open(locale(), device());
  const answered = await turn(OPENING, ask, { anew: true });
  if (answered && hasKeyboard.matches) input.focus({ preventScroll: true });
}

/** A session is in one locale: another locale is another session. */
function changeLocale() {
  if (page.busy) find("locale").value = page.locale;
  else if (page.session) begin();
}

/** One thing the user says; an empty one is silence. */
async function say(utterance) {
  const ask = page.session
    ? async () => ({ session: page.session, ...(await api.say(page.session, utterance, device())) })
    : () => api.open(locale(), device(), utterance);
  if (!page.busy && (page.session || utterance)) await turn(utterance, ask, {});
}

/** What is pressed on the screen goes to the skill as a device sends it; *words* stand in the talk. */
async function touch(chosen, words) {
  if (page.busy) return;
  const ask = async () => ({ session: page.session, ...(await api.touch(page.session, chosen)) });
  await turn(words, ask, {});
}

/** Shows *utterance*, asks the skill, and shows its reply. Says whether there was one. */
async function turn(utterance, ask, { anew = false }) {
  busy(true);
  voice.hush();
  notice("");
  if (anew) {
    chat.clear();
    page.turns = 0;
  }
  const item = chat.asked(utterance, !utterance);
  page.locale = locale();
  if (utterance === input.value) input.value = "";
  try {
    const answer = await ask();
    page.session = answer.session;
    notice("");
    heard(item, answer.turn);
    return true;
  } catch (error) {
    if (!(error instanceof api.Refusal)) throw error;
    chat.withdrawn(item);
    page.session = anew ? null : page.session;
    input.value ||= anew ? "" : utterance;
    notice(error.message);
    return false;
  } finally {
    busy(false);
  }
}

function heard(item, reply) {
  page.turns += 1;
  const number = page.turns;
  const choose = () => look(item, reply, number);
  const { bubble, pauses } = chat.replied(item, reply, { emergency: emergency(), choose });
  choose();
  suggest(reply.suggestions);
  mark(find("save"), "aria-disabled", null);
  if (speaks() && reply.spoken.length) speak(reply, bubble, pauses);
}

function speak(reply, bubble, pauses) {
  mark(bubble, "data-speaking", true);
  const lengths = reply.spoken.map((piece) => piece.seconds).filter(Boolean);
  voice.speak(reply.spoken, page.locale, {
    onPause(index, left) {
      mark(pauses[index], "data-waiting", left > 0);
      pauses[index].textContent = left > 0 ? `${left} s` : chat.label(lengths[index]);
    },
    onEnd: () => mark(bubble, "data-speaking", false),
  });
}

/** Shows one turn in the panels beside the conversation. */
function look(item, reply, number) {
  chat.chosen(item);
  reasons.show(reply.reasoning, reply);
  card.show(reply.card);
  stage.show(reply, number === page.turns ? touch : null);
  inspector.show(reply);
  for (const at of document.querySelectorAll("[data-at]")) at.textContent = `Turn ${number}`;
}

function empty() {
  reasons.show(choices.reasoning);
  card.show(null);
  stage.show(null);
  inspector.clear();
  suggest(choices.suggestions);
}

function suggest(utterances) {
  const group = find("suggestions");
  const focused = group.contains(document.activeElement);
  const buttons = utterances.map((words) => {
    const button = make("button", { type: "button" }, words);
    button.addEventListener("click", () => say(words));
    return button;
  });
  group.replaceChildren(...buttons);
  if (focused) buttons[0]?.focus({ preventScroll: true });
}

function toggleListening() {
  if (page.stopListening) {
    page.stopListening();
    return;
  }
  voice.hush();
  find("listen").setAttribute("aria-pressed", true);
  page.stopListening = ears.listen(locale(), {
    onWords(words, final) {
      input.value = words;
      if (final && words) say(words);
    },
    onError: (reason) => notice(`The browser cannot listen: ${reason}.`),
    onEnd() {
      page.stopListening = null;
      find("listen").setAttribute("aria-pressed", false);
    },
  });
}

function offerLocales() {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const options = choices.locales.map(({ id }) => make("option", { value: id }, names.of(id)));
  find("locale").replaceChildren(...options);
}

function locale() {
  return find("locale").value;
}

/** Whom to call in an emergency, where this locale is spoken. */
function emergency() {
  return choices.locales.find(({ id }) => id === page.locale).emergency;
}

function device() {
  return document.querySelector('input[name="device"]:checked').value;
}

function busy(on) {
  page.busy = on;
  mark(find("send"), "aria-disabled", on ? "true" : null);
  mark(find("log"), "aria-busy", on ? "true" : null);
}

function notice(...words) {
  find("notice").replaceChildren(...words);
}
