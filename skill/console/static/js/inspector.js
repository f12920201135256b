// What is under the hood of a turn: what was understood, both envelopes, the session attributes.

import { find, make } from "./dom.js";
import { json, ssml } from "./highlight.js";

const FULL = 5; // a score that fills the meter; one known word for word is beyond it
const NO_REQUEST = "Nothing was sent: on the first silence the device itself speaks the reprompt.";
const NO_ATTRIBUTES = "The session holds nothing.";

export function show(turn) {
  find("panel-understood").replaceChildren(facts(turn));
  find("panel-request").replaceChildren(source(turn.request, NO_REQUEST));
  find("panel-response").replaceChildren(source(turn.response, NO_REQUEST));
  const held = Object.keys(turn.attributes).length ? turn.attributes : null;
  find("panel-attributes").replaceChildren(source(held, NO_ATTRIBUTES));
}

export function clear() {
  const words = "Say something, and it stands here.";
  for (const name of ["understood", "request", "response", "attributes"]) {
    find(`panel-${name}`).replaceChildren(make("p", { class: "empty" }, words));
  }
}

function source(value, otherwise) {
  if (!value) return make("p", { class: "empty" }, otherwise);
  const copy = make("button", { class: "quiet copy", type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
    copy.textContent = "Copied";
  });
  return make("div", { class: "json" }, copy, json(value));
}

function facts(turn) {
  const heard = turn.understood;
  return make("div", { class: "facts" }, heard ? understood(heard) : unasked(turn), replied(turn));
}

function understood(heard) {
  const slots = heard.slots.length ? slotTable(heard.slots) : make("p", { class: "empty" }, "None.");
  return [
    group("What was said", make("p", { class: "utterance" }, heard.utterance)),
    group("Intent, and the runner-up", guess(heard.intent, heard.score, heard.exact), second(heard)),
    group("Slots", slots),
  ];
}

function unasked(turn) {
  const kind = turn.request?.request.type;
  return group("Request", make("p", {}, kind ? make("code", {}, kind) : NO_REQUEST));
}

function guess(name, score, exact, kind = "first") {
  const bar = make("i");
  bar.style.width = `${Math.min(1, Math.max(0, score / FULL)) * 100}%`;
  return make(
    "div",
    { class: `guess ${kind}` },
    make("code", {}, name),
    make("span", { class: "value" }, exact ? "word for word" : score.toFixed(2)),
    make("span", { class: "meter", "aria-hidden": "true" }, bar),
  );
}

function second(heard) {
  if (heard.runner_up) return guess(heard.runner_up, heard.runner_up_score, false, "second");
  return make("p", { class: "empty" }, "No runner-up: the model knows these very words.");
}

function slotTable(slots) {
  const head = make("tr", {}, ["Slot", "Id", "Means"].map((words) => make("th", { scope: "col" }, words)));
  const rows = slots.map((slot) =>
    make("tr", {}, make("td", {}, make("code", {}, slot.name)), make("td", {}, make("code", {}, slot.id)), make("td", {}, slot.words || "–")),
  );
  return make("table", {}, make("thead", {}, head), make("tbody", {}, rows));
}

function replied(turn) {
  const rows = [
    ["Move", turn.move],
    ["Asks about", turn.asks],
    ["Explains", turn.explains.join(", ")],
    ["Warns", turn.warns],
    ["Session", turn.ends ? "ends" : "stays open"],
    ["Reprompt", turn.reprompt],
  ].filter(([, value]) => value);
  const list = make("dl", {}, rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  return [group("Reply", list), turn.ssml ? group("SSML", ssml(turn.ssml)) : null];
}

function group(title, ...nodes) {
  return make("section", {}, make("h3", {}, title), nodes);
}
