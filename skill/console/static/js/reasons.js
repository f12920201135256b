// The reasoning as a picture: a bar for each cause, and under it what moved it.

import { find, make, mark } from "./dom.js";

const LEAST_SCALE = 4; // points from the zero line to the edge; more when a score needs it
const rows = new Map();

/** Draws *reasoning*; bars that are there already move to their new place. */
export function show(reasoning, turn = null) {
  find("zero").textContent = reasoning.none;
  find("verdict").replaceChildren(...verdict(reasoning, turn));
  mark(find("verdict"), "data-level", turn?.warns);
  mark(find("reasons"), "data-warned", Boolean(turn?.warns));
  const scale = Math.max(LEAST_SCALE, ...reasoning.causes.map((cause) => Math.abs(cause.score)));
  for (const cause of reasoning.causes) {
    const row = rows.get(cause.id) ?? added(cause.id);
    update(row, cause, scale);
  }
}

function added(id) {
  const row = {
    name: make("span", { class: "name" }),
    bar: make("span", { class: "bar" }),
    score: make("span", { class: "score" }),
    moved: make("ul", { class: "moved" }),
    lines: "",
  };
  const track = make("span", { class: "track", "aria-hidden": "true" }, row.bar);
  row.item = make("li", { class: "cause", "data-cause": id }, row.name, track, row.score, row.moved);
  find("causes").append(row.item);
  rows.set(id, row);
  return row;
}

function update(row, cause, scale) {
  row.name.textContent = cause.name;
  row.score.textContent = signed(cause.score);
  mark(row.item, "data-side", cause.score > 0 ? "for" : cause.score < 0 ? "against" : null);
  mark(row.item, "data-place", cause.place || null);
  mark(row.item, "data-denied", cause.denied);
  const width = (Math.abs(cause.score) / scale) * 50;
  row.bar.style.width = `${width}%`;
  row.bar.style.left = `${cause.score < 0 ? 50 - width : 50}%`;
  const lines = cause.moved.map((moved) => [signed(moved.by), moved.words]);
  if (cause.denied) lines.push(["×", "you ruled it out"]);
  if (row.lines === String(lines)) return; // nothing new: no need to arrive again
  row.lines = String(lines);
  row.moved.replaceChildren(
    ...lines.map(([by, words]) => make("li", {}, make("b", {}, by), make("span", {}, words))),
  );
}

function verdict(reasoning, turn) {
  if (turn?.warns) {
    const words = make("strong", {}, "A warning sign beats every cause.");
    return [words, small("Whatever the bars say, the reply is about the sign.")];
  }
  const names = reasoning.causes
    .filter((cause) => cause.place)
    .sort((one, other) => one.place - other.place)
    .map((cause) => make("strong", {}, cause.name));
  const first = names.length
    ? ["Ahead: ", names[0], ...(names[1] ? [", then ", names[1]] : []), "."]
    : ["Nothing is ahead of ", make("strong", {}, reasoning.none), "."];
  return [...first, small(next(reasoning))];
}

function next(reasoning) {
  return reasoning.next
    ? `An answer about ${reasoning.next} could change that most.`
    : "No answer to a question that is left would change that.";
}

function small(words) {
  return make("small", {}, words);
}

function signed(number) {
  return number > 0 ? `+${number}` : number < 0 ? `−${-number}` : "0";
}
