// The screen of a device: the page that came with a reply, at the size of a device to choose.

import { render } from "./apl.js";
import { find, make } from "./dom.js";

// Viewports in dp, as Amazon names its devices.
const VIEWPORTS = {
  "Small, 960 by 480": { width: 960, height: 480, shape: "rectangle" },
  "Round, 480 by 480": { width: 480, height: 480, shape: "round" },
  "Wide, 1280 by 800": { width: 1280, height: 800, shape: "rectangle" },
  "Television, 960 by 540": { width: 960, height: 540, shape: "rectangle" },
  "Upright, 1080 by 1920": { width: 1080, height: 1920, shape: "rectangle" },
};

const stage = find("stage");
const choice = find("viewport");
const shown = { directive: null, stop: () => {}, touch: null };

choice.replaceChildren(...Object.keys(VIEWPORTS).map((name) => make("option", { value: name }, name)));
choice.addEventListener("change", again);
new ResizeObserver(fit).observe(stage);

/** Shows the page of a *turn*, or nothing where none came; `touch` gets what is pressed on it. */
export function show(turn, touch) {
  const directives = turn?.response?.response.directives ?? [];
  shown.directive = directives.find(({ type }) => type === "Alexa.Presentation.APL.RenderDocument") ?? null;
  shown.touch = touch;
  find("screen").hidden = !shown.directive;
  again();
}

function again() {
  shown.stop();
  stage.replaceChildren();
  if (!shown.directive) return;
  const viewport = VIEWPORTS[choice.value];
  const { element, stop } = render(shown.directive, viewport, shown.touch);
  shown.stop = stop;
  element.dataset.shape = viewport.shape;
  element.style.setProperty("--vw", `${viewport.width / 100}px`);
  element.style.setProperty("--vh", `${viewport.height / 100}px`);
  stage.append(element);
  fit();
}

/** As large as there is room for. */
function fit() {
  const page = stage.firstElementChild;
  if (!page) return;
  const viewport = VIEWPORTS[choice.value];
  const scale = Math.min(stage.clientWidth / viewport.width, 640 / viewport.height);
  page.style.transform = `scale(${scale})`;
  stage.style.height = `${viewport.height * scale}px`;
}
