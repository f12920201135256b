// Draws a document of Alexa Presentation Language: the components that the skill's pages are made of.

import { draw, make, mark } from "./dom.js";
import { value } from "./expression.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const ONCE = ["numbers", "booleans", "colors", "dimensions"]; // kinds of resources
const ALIGNED = {
  start: "flex-start", end: "flex-end", center: "center", stretch: "stretch", spaceBetween: "space-between",
};
const DIRECTIONS = { row: "row", column: "column", columnReverse: "column-reverse" };

/**
 * The page of *directive* on a *viewport* {width, height, shape}, one CSS pixel for one dp.
 * `touch` gets the arguments of what is pressed. Gives the element, and how to stop its clock.
 */
export function render({ document, datasources }, viewport, touch) {
  const page = { document, viewport, touch, clocks: [] };
  const scope = { viewport, payload: datasources, elapsedTime: 0 };
  for (const block of document.resources) {
    for (const kind of ONCE) {
      for (const [name, raw] of Object.entries(block[kind] ?? {})) scope[`@${name}`] = value(raw, scope);
    }
  }
  const element = make("div", { class: "page" }, items(page, document.mainTemplate.items, scope, "column"));
  style(element, { width: `${viewport.width}px`, height: `${viewport.height}px`, background: document.background });
  return { element, stop: () => page.clocks.forEach(clearInterval) };
}

/** The elements of *templates*, each one for every piece of data where there is some. */
function items(page, templates, scope, direction, data) {
  const found = [];
  const scopes = data ? data.map((one, index) => ({ ...scope, data: one, index })) : [scope];
  for (const inner of scopes) {
    for (const template of [templates].flat()) {
      const element = component(page, template, inner, direction, found.length > 0);
      if (element) found.push(element);
    }
  }
  return found;
}

function component(page, template, outer, direction, follows) {
  if ("when" in template && !value(template.when, outer)) return null;
  const layout = page.document.layouts[template.type];
  if (layout) {
    const scope = { ...outer };
    const names = layout.parameters.map(({ name }) => name);
    for (const { name, default: otherwise } of layout.parameters) {
      scope[name] = value(template[name] ?? otherwise, outer);
    }
    const rest = Object.entries(template).filter(([name]) => !names.includes(name) && name !== "type" && name !== "when");
    return component(page, { ...layout.items[0], ...Object.fromEntries(rest) }, scope, direction, follows);
  }
  const scope = bound(page, template, outer);
  const get = (name, otherwise) => value(template[name] ?? otherwise, scope);
  const element = COMPONENTS[template.type](page, template, scope, get);
  const spacing = follows ? size(get("spacing", 0)) : "0";
  style(element, {
    width: size(get("width", "auto")),
    height: size(get("height", "auto")),
    flexGrow: get("grow", 0),
    flexShrink: get("shrink", 0),
    [direction === "row" ? "marginLeft" : "marginTop"]: spacing,
  });
  return element;
}

/** *scope* with what the component binds, and a clock where it has one. */
function bound(page, template, scope) {
  if (!template.bind) return scope;
  const inner = { ...scope, watchers: [] };
  for (const { name, value: raw } of template.bind) inner[name] = value(raw, scope);
  const started = performance.now();
  for (const { minimumDelay, commands } of still.matches ? [] : template.handleTick ?? []) {
    const tick = () => {
      inner.elapsedTime = performance.now() - started;
      for (const command of commands) inner[command.property] = value(command.value, inner);
      inner.watchers.forEach((watcher) => watcher(inner));
    };
    page.clocks.push(setInterval(tick, minimumDelay));
  }
  return inner;
}

/** Does *work* now, and again whenever a bound value changes. */
function watched(scope, work) {
  work(scope);
  const now = (latest) => work({ ...scope, ...latest, data: scope.data, index: scope.index });
  scope.watchers?.push(now);
}

function container(page, template, scope, get) {
  const direction = get("direction", "column");
  const element = make("div", { class: "container" }, items(page, template.items ?? template.item, scope, direction, get("data")));
  style(element, {
    flexDirection: DIRECTIONS[direction],
    alignItems: ALIGNED[get("alignItems", "stretch")],
    justifyContent: ALIGNED[get("justifyContent", "start")],
    padding: ["Top", "Right", "Bottom", "Left"].map((side) => size(get(`padding${side}`, 0))).join(" "),
  });
  return element;
}

function text(page, template, scope, get) {
  const words = make("span", {});
  watched(scope, (latest) => { words.textContent = value(template.text, latest); });
  const element = make("div", { class: "text" }, words);
  const align = get("textAlign", "auto");
  style(element, {
    color: get("color"),
    fontSize: size(get("fontSize")),
    fontWeight: get("fontWeight", 400),
    textAlign: align === "auto" ? "left" : align,
    alignItems: ALIGNED[get("textAlignVertical", "start")] ?? "flex-start",
    paddingLeft: size(get("paddingLeft", 0)),
    paddingRight: size(get("paddingRight", 0)),
  });
  mark(element, "data-lines", get("maxLines"));
  return element;
}

function frame(page, template, scope, get) {
  const element = make("div", { class: "container" }, items(page, template.item, scope, "column"));
  const [look] = page.document.styles[template.style]?.values ?? [{}];
  const colour = get("backgroundColor", value(look.backgroundColor, scope));
  style(element, { backgroundColor: colour, borderRadius: size(get("borderRadius", 0)) });
  return element;
}

function touchWrapper(page, template, scope, get) {
  const label = get("accessibilityLabel");
  const element = make("button", { class: "touch", type: "button", "aria-label": label }, items(page, template.item, scope, "column"));
  for (const command of template.onPress) {
    element.addEventListener("click", () => page.touch?.(command.arguments.map((one) => value(one, scope)), label));
  }
  return element;
}

function scrollView(page, template, scope) {
  const attributes = { class: "scrolled", role: "group", "aria-label": "Words of the page", tabindex: "0" };
  return make("div", attributes, items(page, template.item, scope, "column"));
}

function vectorGraphic(page, template, scope) {
  const graphic = page.document.graphics[template.source];
  const element = draw("svg", { viewBox: `0 0 ${graphic.width} ${graphic.height}`, class: "graphic", "aria-hidden": "true" });
  const [group] = graphic.items;
  const paths = group.items.map((item) => draw("path", {
    fill: "none",
    stroke: item.stroke,
    "stroke-width": item.strokeWidth,
    "stroke-linecap": item.strokeLineCap,
    "stroke-linejoin": item.strokeLineJoin,
  }));
  element.append(draw("g", { transform: `translate(0 ${group.translateY})` }, paths));
  watched(scope, (latest) => {
    const given = graphic.parameters.map(({ name, default: otherwise }) => [name, value(template[name] ?? otherwise, latest)]);
    group.items.forEach((item, index) => mark(paths[index], "d", value(item.pathData, Object.fromEntries(given))));
  });
  return element;
}

function size(length) {
  if (typeof length === "number") return `${length}px`;
  const [, number, unit] = /^(\d+)(vw|vh)$/.exec(length) ?? [];
  return unit ? `calc(var(--${unit}) * ${number})` : length;
}

function style(element, values) {
  for (const [name, one] of Object.entries(values)) element.style[name] = one ?? "";
}

const COMPONENTS = {
  Container: container,
  Frame: frame,
  ScrollView: scrollView,
  Text: text,
  TouchWrapper: touchWrapper,
  VectorGraphic: vectorGraphic,
};
