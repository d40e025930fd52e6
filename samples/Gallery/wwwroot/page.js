// What the modules of the page share.

export const byId = id => document.getElementById(id);

/** The album that the address names. */
export const album = new URLSearchParams(location.search).get("album") || "holiday";

/** Makes an element with properties, and children of elements or text. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export function say(text) {
  byId("status").textContent = text;
}

export function inWords(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** A key as a path. */
export const pathOf = key => key.split("/").map(encodeURIComponent).join("/");

export async function ask(method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  if (answer.status === 204) return null;
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(Object.values(told.errors ?? {}).flat().join(" ") || told.detail || told.title || `The server answered ${answer.status}.`);
  }
  return told;
}

/** Gives an element a name for screen readers. */
export function named(element, label) {
  element.setAttribute("aria-label", label);
  return element;
}
