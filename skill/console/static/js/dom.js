// Builds elements. Text only ever becomes a text node, so nothing that anybody says is markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; a child that is no node becomes text. */
export function make(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same for a drawing. */
export function draw(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

export function find(id) {
  return document.getElementById(id);
}

/** Sets an attribute, or takes it away where the value is null or false. */
export function mark(element, name, value) {
  if (value === false || value === null || value === undefined) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : value);
  }
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) mark(element, name, value);
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}
