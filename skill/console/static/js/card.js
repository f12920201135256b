// The card: as the Alexa app shows it, or the screen of a device that has one.

import { find, make } from "./dom.js";

const SOURCE = /\b(19|20)\d{2}\b\.( |$)/; // "Author. Title. Publisher, 2022. 10.1234/5678"
const LONGEST_HEADING = 40;
const WHERE = { speaker: "In the Alexa app", screen: "On the screen, and in the app" };
const NONE = {
  speaker: "No card with this turn. Explanations send one, with their sources.",
  screen: "Nothing to show with this turn. Explanations send a card, with their sources.",
};

export function show(card, device) {
  find("card-where").textContent = card ? WHERE[device] : "";
  find("card-body").replaceChildren(card ? sheet(card, device) : make("p", { class: "none" }, NONE[device]));
  find("card-body").scrollTop = 0;
}

function sheet(card, device) {
  const icon = make("img", { src: "/icon.svg", alt: "", width: 22, height: 22 });
  return make(
    "article",
    { class: "sheet", "data-device": device },
    make("div", { class: "from" }, icon, "Leg Cramp Guide"),
    make("h3", {}, card.title),
    card.content.split("\n\n").map(block),
  );
}

function block(text) {
  const lines = text.split("\n");
  if (lines.every((line) => SOURCE.test(line))) {
    return make("ul", { class: "sources" }, lines.map((line) => make("li", {}, line)));
  }
  const heading = text.length < LONGEST_HEADING && !text.endsWith(".");
  return make(heading ? "h4" : "p", {}, text);
}
