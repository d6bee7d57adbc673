// Elements of the page. Everything is made of elements and text nodes; no markup is ever parsed.

/** An element with properties and children; text stays text. */
export function element(tag, properties = {}, ...children) {
  const { on, ...others } = properties;
  const made = document.createElement(tag);
  if (on) made.addEventListener("click", on);
  for (const [name, value] of Object.entries(others)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export const byId = (id) => document.getElementById(id);
