// What a link keeps: selection, filters, time and zoom stand in the address's fragment, so that it opens the same again.

/** A page inside another one (srcdoc, blob) has no address of its own to keep anything in. */
const isAddressed = /^(file|https?):$/.test(location.protocol);
/** Browsers refuse more than some changes of the address a second, in milliseconds between two. */
const AT_MOST_EVERY = 150;

const KEPT_SETS = {
  kinds: filter.kinds,
  statuses: filter.statuses,
  properties: filter.properties,
  works: filter.works,
  sources: filter.sources,
};

/** Where the picture was moved to by hand; a picture that shows what it chose itself has none. */
let isMoved = false;

function fragment() {
  const kept = new URLSearchParams();
  if (picked) kept.set("pick", picked);
  for (const [key, set] of Object.entries(KEPT_SETS)) for (const value of set) kept.append(key, value);
  if (filter.confidence) kept.set("confidence", String(filter.confidence));
  if (isPast()) kept.set("time", STEPS[step]);
  if (focused) kept.set("focus", focused);
  for (const id of foldedByHand) kept.append("folded", id);
  if (isMoved) kept.set("at", whereabouts().map((each) => Number(each.toPrecision(5))).join(","));
  return kept.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
}

function write() {
  const kept = fragment();
  const wanted = location.pathname + location.search + (kept ? `#${kept}` : "");
  try {
    if (location.pathname + location.search + location.hash !== wanted) history.replaceState(null, "", wanted);
  } catch {
    // a page that may not change its address keeps nothing
  }
}

/** Until the address was read nothing is written over it. */
let isRead = false;
let lastWritten = 0;
let waiting = 0;
/** Keep the state: at once where there is time, else with the last of many changes. */
function remember() {
  if (!isAddressed || !isRead) return;
  clearTimeout(waiting);
  const left = lastWritten + AT_MOST_EVERY - performance.now();
  if (left > 0) waiting = setTimeout(remember, left);
  else {
    write();
    lastWritten = performance.now();
  }
}

/** Take over what an address says; what it names and the graph does not have is passed over. */
function recall(text) {
  // A fragment that is only a name picks it: such links are easy to write by hand.
  const kept = new URLSearchParams(text.includes("=") ? text : new URLSearchParams({ pick: decode(text) }));
  for (const [key, set] of Object.entries(KEPT_SETS)) {
    set.clear();
    for (const value of kept.getAll(key)) set.add(value);
  }
  filter.confidence = Math.min(Math.max(Number(kept.get("confidence")) || 0, 0), 1);
  goToStep(kept.get("time") ? stepOf(kept.get("time")) : STEPS.length);
  foldAgain(kept.getAll("folded"));
  setFocus(kept.get("focus") ?? "");
  const place = (kept.get("at") ?? "").split(",").map(Number);
  isMoved = place.length === 3 && place.every(Number.isFinite) && place[2] > 0;
  applyFilter();
  const wanted = kept.get("pick") ?? "";
  if (!isMoved) fit();
  if (isTellable(wanted)) pick(wanted, { move: !isMoved });
  else drop();
  if (isMoved) goTo(place);
  remember();
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // an address that somebody mistyped picks nothing
  }
}

/** The middle of the picture and its scale, the same for pictures that were turned to stand upright. */
function whereabouts() {
  const { x, y } = network.getViewPosition();
  return [...(isTurned ? [y, x] : [x, y]), network.getScale()];
}

function goTo(/** @type {number[]} */ [x, y, scale]) {
  // The panel may just have taken room, by which the library would change the scale later.
  network.setSize("100%", "100%");
  network.moveTo({ position: isTurned ? { x: y, y: x } : { x, y }, scale });
}

for (const event of ["zoom", "dragEnd"])
  network.on(event, () => {
    isMoved = true;
    remember();
  });
network.on("animationFinished", remember);
followers.push(remember);
// The address of the event, not that of the page: an animation that ends meanwhile may have written its own over it.
if (isAddressed) addEventListener("hashchange", (event) => recall(new URL(event.newURL).hash.slice(1)));
