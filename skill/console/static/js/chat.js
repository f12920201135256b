// The conversation as bubbles, each turn with what the user said and what the skill replied.

import { draw, find, make, mark } from "./dom.js";

const WARNINGS = {
  emergency: ["Emergency", "M12 3.5 21.5 20h-19L12 3.5Zm0 6.5v4.5m0 2.6v.1"],
  same_day: ["See a doctor today", "M12 7.5V12l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z"],
  routine: ["Tell a doctor", "M12 11v5m0-8.2v.1m9 4.1a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z"],
};
const LAST_QUESTION = /^(.*[.!?]\s)?([^.!?]+\?)$/s;

const MARGIN = 12; // px above a turn

const log = find("log");
const list = find("turns");
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Empties the conversation. */
export function clear() {
  list.replaceChildren();
}

/** A turn that waits for its reply; give it to `replied` or to `withdrawn`. */
export function asked(utterance, silent) {
  find("start").hidden = true;
  list.hidden = false;
  const words = silent
    ? make("span", { class: "words silence" }, "says nothing")
    : make("span", { class: "words" }, utterance);
  const said = make("div", { class: "said" }, make("span", { class: "unseen" }, "You: "), words);
  const dots = make("div", { class: "thinking", "aria-hidden": "true" }, [1, 2, 3].map(() => make("i")));
  const reply = make("div", { class: "reply" }, portrait(), make("div", { class: "bubble" }, dots));
  const item = make("li", { class: "turn" }, said, reply);
  list.append(item);
  show(item);
  return item;
}

export function withdrawn(item) {
  item.remove();
  find("start").hidden = list.hasChildNodes();
  list.hidden = !list.hasChildNodes();
}

/**
 * Fills in the reply; *emergency* is whom to call, `choose` looks at this turn.
 * Gives the bubble, and the marks of its pauses in order.
 */
export function replied(item, turn, { emergency, choose }) {
  const understood = turn.understood;
  const name = understood ? `${understood.move}${understood.sure ? "" : " ?"}` : turn.request?.request.type ?? "Reprompt";
  const heard = make("button", { class: "heard", type: "button", title: "Look at this turn", "aria-live": "off" }, name);
  heard.addEventListener("click", choose);
  item.querySelector(".said").append(heard);

  const { bubble, pauses } = speech(turn, emergency);
  const reply = make("div", { class: "reply" }, portrait(), bubble);
  item.querySelector(".reply").replaceWith(...(turn.spoken.length ? [reply] : []));
  if (turn.ends) item.append(make("p", { class: "over" }, "The session is over"));
  show(item);
  return { bubble, pauses };
}

/** Marks the turn that the panels beside show. */
export function chosen(item) {
  for (const other of list.children) mark(other, "data-chosen", other === item);
}

function speech(turn, emergency) {
  const pauses = [];
  const last = turn.spoken.length - 1;
  const words = turn.spoken.flatMap((piece, index) => {
    const parts = index === last && !turn.ends ? withQuestion(piece.words) : [piece.words];
    if (!piece.seconds) return [...parts, " "];
    const pause = make("span", { class: "pause" }, label(piece.seconds));
    pauses.push(pause);
    return [...parts, " ", pause, " "];
  });
  const whispered = turn.spoken.some((piece) => piece.whispered);
  const bubble = make(
    "div",
    { class: "bubble", "data-level": turn.warns, "data-whispered": whispered },
    turn.warns ? banner(turn.warns, emergency) : null,
    make("p", {}, make("span", { class: "unseen" }, "Guide: "), words),
  );
  return { bubble, pauses };
}

/** The question that ends a reply stands out: it is what the skill waits for. */
function withQuestion(words) {
  const [, before, question] = LAST_QUESTION.exec(words) ?? [null, words, ""];
  return question ? [before ?? "", make("span", { class: "question" }, question)] : [words];
}

export function label(seconds) {
  return `${seconds} s of silence`;
}

function banner(level, emergency) {
  const [title, path] = WARNINGS[level];
  const words = level === "emergency" ? `${title}: call ${emergency}` : title;
  const icon = draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, draw("path", { d: path }));
  return make("div", { class: "banner", "data-level": level }, icon, words);
}

function portrait() {
  return make("img", { src: "/icon.svg", alt: "", width: 30, height: 30 });
}

/** Scrolls to the end, but never past the beginning of the turn. */
function show(item) {
  requestAnimationFrame(() => {
    const top = Math.min(log.scrollHeight - log.clientHeight, item.offsetTop - MARGIN);
    log.scrollTo({ top, behavior: still.matches ? "auto" : "smooth" });
  });
}
