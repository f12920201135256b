// JSON with colours: every token becomes a text node in a span.

import { make } from "./dom.js";

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],]+)/g;
const TAG = /<[^>]*>/g;

/** *value* as lines of JSON; a long line wraps to its own indent. */
export function json(value) {
  const lines = JSON.stringify(value, null, 2).split("\n");
  return make("div", { class: "lines" }, lines.map(line));
}

function line(text) {
  const words = text.trimStart();
  const element = make("div", {}, coloured(words, TOKEN, token));
  element.style.setProperty("--indent", text.length - words.length);
  return element;
}

function token([words, string, colon, number, literal]) {
  if (string) return [span(colon ? "k" : "s", string), span("p", colon ?? "")];
  return [span(number ? "n" : literal ? "l" : "p", words)];
}

/** SSML with its tags set apart. */
export function ssml(text) {
  return make("div", { class: "ssml" }, coloured(text, TAG, ([tag]) => [span("tag", tag)]));
}

function coloured(text, pattern, parts) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    nodes.push(text.slice(end, found.index), ...parts(found));
    end = found.index + found[0].length;
  }
  return [...nodes, text.slice(end)].filter((node) => node !== "" && node !== null);
}

function span(kind, words) {
  return words === "" ? null : make("span", { class: kind }, words);
}
