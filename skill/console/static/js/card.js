// The card, as the Alexa app shows it.

import { find, make } from "./dom.js";

const SOURCE = /\b(19|20)\d{2}\b\.( |$)/; // "Author. Title. Publisher, 2022. 10.1234/5678"
const LONGEST_HEADING = 40;
const NONE = "No card with this turn. Explanations send one, with their sources.";

export function show(card) {
  find("card-where").textContent = card ? "In the Alexa app" : "";
  find("card-body").replaceChildren(card ? sheet(card) : make("p", { class: "none" }, NONE));
  find("card-body").parentElement.scrollTop = 0;
}

function sheet(card) {
  const icon = make("img", { src: "/icon.svg", alt: "", width: 22, height: 22 });
  return make(
    "article",
    { class: "sheet" },
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
