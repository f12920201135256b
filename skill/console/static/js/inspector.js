// What is under the hood of a turn: what was understood, both envelopes, the session attributes.

import { find, make } from "./dom.js";
import { json, ssml } from "./highlight.js";

// How a fact was named -> what stands above such facts.
const STATUS = { said: "Said", denied: "Denied", asked: "Asked about", other: "Of somebody else" };
const NO_REQUEST = "Nothing was sent: on the first silence the device itself speaks the reprompt.";
const NO_ATTRIBUTES = "The session holds nothing.";

export function show(turn) {
  find("panel-understood").replaceChildren(seen(turn));
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

function seen(turn) {
  const heard = turn.understood;
  return make("div", { class: "seen" }, heard ? understood(heard) : unasked(turn), replied(turn));
}

function understood(heard) {
  const exact = make("p", { class: "empty" }, "The very words of a sample: nothing had to be read.");
  return [
    group("What was heard", make("p", { class: "utterance" }, heard.words || heard.utterance), make("code", {}, heard.intent)),
    group(`What it means: ${heard.sure ? "sure" : "not sure"}`, ...heard.moves.map(reading)),
    heard.words ? null : exact,
    heard.facts.length ? group("Facts", facts(heard.facts)) : null,
    heard.case.length ? group("The case", list(heard.case.map((one) => [one.name, one.value]))) : null,
    heard.because.length ? group(`Words that spoke for ${heard.moves[0].name}, and against it`, because(heard.because)) : null,
  ];
}

function unasked(turn) {
  const kind = turn.request?.request.type;
  return group("Request", make("p", {}, kind ? make("code", {}, kind) : NO_REQUEST));
}

function reading({ name, likely }) {
  const share = `${Math.round(likely * 100)}%`;
  const bar = make("i");
  bar.style.width = share;
  return make(
    "div",
    { class: "reading" },
    make("code", {}, name),
    make("span", { class: "value" }, share),
    make("span", { class: "meter", "aria-hidden": "true" }, bar),
  );
}

/** Each with its words, or its id where the content has no words for it, by how it was named. */
function facts(found) {
  const named = (status) => found.filter((fact) => fact.status === status);
  const rows = Object.keys(STATUS).filter((status) => named(status).length);
  return list(rows.map((status) => [STATUS[status], make("ul", {}, named(status).map(fact))]), "statuses");
}

function fact({ id, words, status }) {
  return make("li", { "data-status": status }, words ? `${words} ` : null, make("code", {}, id));
}

function because(reasons) {
  const most = Math.max(...reasons.map(({ weight }) => Math.abs(weight)));
  return make("ul", { class: "because" }, reasons.map(({ words, weight }) => {
    const item = make("li", { "data-side": weight < 0 ? "against" : "for" }, words, make("b", {}, signed(weight)));
    item.style.setProperty("--weight", Math.abs(weight) / most);
    return item;
  }));
}

function signed(weight) {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`;
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
  return [group("Reply", list(rows)), turn.ssml ? group("SSML", ssml(turn.ssml)) : null];
}

function list(rows, kind = null) {
  return make("dl", { class: kind }, rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

function group(title, ...nodes) {
  return make("section", {}, make("h3", {}, title), nodes);
}
