// The editor: a text area with its colours painted behind it, and a list of completions at the caret.
import { byId, element } from "./element.js";
import { wordBefore } from "./completion.js";
import { paint } from "./paint.js";

const box = byId("query");
const painted = byId("paint");
const desk = byId("desk");
const frame = byId("editor");
const list = byId("offers");

let completion = null;
let offers = [];
/** Offers that are shown at a time, and the first of them. */
const SHOWN = 7;
let first = 0;
let choice = 0;
let word = "";
let wrong = -1;

export const text = () => box.value;

function repaint() {
  paint(painted, box.value, completion?.known ?? new Set(), wrong);
}

/** A text in place of what stands there; undo brings that back. */
export function write(whole) {
  box.focus();
  box.select();
  insert(whole);
  box.setSelectionRange(0, 0);
  box.blur();
  close();
  frame.scrollTop = 0;
}

/** Typed and not assigned, so that undo knows of it. */
function insert(piece) {
  if (!document.execCommand("insertText", false, piece)) {
    box.setRangeText(piece, box.selectionStart, box.selectionEnd, "end");
    changed();
  }
}

/** Marks the place (line and column, from 1) of a mistake, and puts the caret there. */
export function mark(line, column) {
  const lines = box.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  // Columns count code points, offsets code units.
  const inside = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  wrong = Math.min(before + inside, Math.max(box.value.length - 1, 0));
  repaint();
  box.focus();
  box.setSelectionRange(wrong, wrong);
}

/** Where a character of the text stands, on the desk. */
function placeOf(offset) {
  const walker = document.createTreeWalker(painted, NodeFilter.SHOW_TEXT);
  let rest = offset;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (rest <= node.length) {
      const range = document.createRange();
      range.setStart(node, rest);
      range.setEnd(node, Math.min(rest + 1, node.length));
      const place = range.getClientRects()[0] ?? range.getBoundingClientRect();
      const outer = desk.getBoundingClientRect();
      return { left: place.left - outer.left, top: Math.min(place.bottom - outer.top, frame.offsetHeight) };
    }
    rest -= node.length;
  }
  return { left: 16, top: 40 };
}

export function close() {
  list.hidden = true;
  offers = [];
  box.removeAttribute("aria-activedescendant");
  box.removeAttribute("aria-controls");
}

function show() {
  if (!offers.length) return close();
  first = 0;
  list.hidden = false;
  choose(0);
  const { left, top } = placeOf(box.selectionStart - word.length);
  list.style.left = `${Math.max(8, Math.min(left, desk.clientWidth - list.offsetWidth - 12))}px`;
  list.style.top = `${top + 4}px`;
  box.setAttribute("aria-controls", "offers");
  return undefined;
}

function line(offer, at) {
  const note = [offer.label, offer.kind].filter(Boolean).join(" · ");
  const about = offer.about ? element("small", { class: "about" }, offer.about) : null;
  const place = { "aria-selected": String(at === choice), "aria-setsize": offers.length, "aria-posinset": at + 1 };
  const item = element("li", { role: "option", id: `offer-${at}`, ...place }, element("code", {}, offer.name), element("small", {}, note), about);
  item.addEventListener("pointerdown", (event) => event.preventDefault());
  item.addEventListener("click", () => take(at));
  return item;
}

/** Chooses an offer; of many, those around it are shown: a list that scrolls cannot be reached with the keys. */
function choose(at) {
  choice = at;
  first = Math.max(Math.min(first, at), at - SHOWN + 1);
  const items = offers.slice(first, first + SHOWN).map((each, place) => line(each, first + place));
  list.replaceChildren(...items);
  box.setAttribute("aria-activedescendant", `offer-${at}`);
}

function take(at) {
  const { name } = offers[at];
  const end = box.selectionStart;
  box.setSelectionRange(end - word.length, end);
  close();
  insert(name);
  // A prefix is only half of a name: its terms come next.
  if (name.endsWith(":")) offer(true);
  else close();
}

function offer(asked) {
  if (!completion || box.selectionStart !== box.selectionEnd) return close();
  word = wordBefore(box.value, box.selectionStart);
  offers = word || asked ? completion.offers(word, box.value, asked) : [];
  return show();
}

function changed() {
  wrong = -1;
  repaint();
}

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

function onKey(event) {
  if (event.key === " " && event.ctrlKey) {
    event.preventDefault();
    offer(true);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    close();
    box.form.requestSubmit();
  } else if (!list.hidden) onListKey(event);
}

function onListKey(event) {
  if (event.key in MOVES) choose((choice + MOVES[event.key] + offers.length) % offers.length);
  else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) take(choice);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
}

export function start(known) {
  completion = known;
  box.addEventListener("input", () => {
    changed();
    offer(false);
  });
  box.addEventListener("keydown", onKey);
  box.addEventListener("blur", close);
  box.addEventListener("pointerdown", close);
  box.setAttribute("aria-autocomplete", "list");
  document.documentElement.classList.add("live");
  repaint();
}

export const refresh = repaint;
