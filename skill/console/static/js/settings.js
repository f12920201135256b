// What the reader prefers: theme and voice, kept in this browser.

import { find, mark } from "./dom.js";

const light = matchMedia("(prefers-color-scheme: light)");

const kept = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a browser may forbid it: then nothing is kept
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // as above
    }
  },
};

/** The theme button: the system's choice until it is pressed. */
export function wireTheme() {
  const button = find("theme");
  const apply = () => {
    const chosen = kept.get("theme");
    const shown = chosen ?? (light.matches ? "light" : "dark");
    mark(document.documentElement, "data-theme", chosen);
    document.documentElement.dataset.shown = shown;
    button.dataset.next = shown === "light" ? "dark" : "light";
    const words = shown === "light" ? "Dark theme" : "Light theme";
    button.setAttribute("aria-label", words);
    button.title = words;
  };
  button.addEventListener("click", () => {
    kept.set("theme", button.dataset.next);
    apply();
  });
  light.addEventListener("change", apply);
  apply();
}

/** The voice switch; gives a function that says whether replies are spoken. */
export function wireVoice(available, onMute) {
  const button = find("voice");
  let on = available && kept.get("voice") !== "off";
  const apply = () => button.setAttribute("aria-pressed", on);
  button.hidden = !available;
  button.addEventListener("click", () => {
    on = !on;
    kept.set("voice", on ? "on" : "off");
    if (!on) onMute();
    apply();
  });
  apply();
  return () => on;
}
