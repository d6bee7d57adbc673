// What the user does, and what comes of it.

const tip = document.getElementById("tip");
/** @type {string[]} what was picked before, for the way back */
let trail = [];
let picked = "";

/** Pick an entity or a claim: light it up, tell it, remember it in the address. */
function pick(id, { focus = panel.contains(document.activeElement), move = false, back = false } = {}) {
  const isNode = NODES.has(id);
  if (!isNode && !CLAIMS.has(id)) return;
  if (picked && picked !== id && !back) trail.push(picked);
  picked = id;
  const edges = isNode ? [] : edgesOf(id);
  const alone = isNode ? id : CLAIMS.get(id).s;
  const nodes = edges.length ? [] : [alone].filter((each) => NODES.has(each));
  tell(id);
  lightUp(nodes, edges.map((edge) => edge.id));
  document.getElementById("back").hidden = !trail.length;
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  if (focus) panel.querySelector("h3").focus();
  if (move) requestAnimationFrame(() => bring([...nodes, ...edges.flatMap((edge) => [edge.from, edge.to])]));
}

function drop() {
  if (!picked) return;
  const hadFocus = panel.contains(document.activeElement);
  picked = "";
  trail = [];
  untell();
  lightUp([], []);
  history.replaceState(null, "", location.pathname + location.search);
  if (hadFocus) stage.focus();
}

/** The neighbour that lies most in a direction, seen from the picked node. */
function neighbourToward(id, dx, dy) {
  const places = network.getPositions();
  const score = (other) => {
    const [x, y] = [places[other].x - places[id].x, places[other].y - places[id].y];
    return (x * dx + y * dy) / (Math.hypot(x, y) || 1);
  };
  const others = EDGES_OF.get(id).filter(isDrawn).map((edge) => otherEnd(edge, id)).filter((other) => other !== id);
  return others.sort((a, b) => score(b) - score(a)).find((other) => score(other) > 0.2);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
stage.addEventListener("keydown", (event) => {
  const arrow = ARROWS[event.key];
  if (arrow) {
    event.preventDefault();
    const next = NODES.has(picked) ? neighbourToward(picked, ...arrow) : byRank.find(isShown)?.id;
    if (next) pick(next, { move: true });
  } else if (event.key === "Enter" && picked) panel.querySelector("h3").focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") drop();
  else if (event.key === "/" && document.activeElement !== findBox && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    findBox.focus();
  }
});

network.on("click", ({ nodes, edges, pointer }) => {
  const node = nodes[0] ?? nameAt(pointer.DOM);
  if (node !== undefined) pick(node);
  else if (edges.length) pick(EDGES.get(edges[0]).claim);
  else drop();
});

function showTip(text, { x, y }) {
  tip.textContent = text;
  tip.hidden = false;
  tip.style.left = `${Math.min(x + 14, stage.clientWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(y + 14, stage.clientHeight - tip.offsetHeight - 8)}px`;
}
const hideTip = () => {
  tip.hidden = true;
  stage.style.cursor = "";
};
network.on("hoverEdge", ({ edge, pointer }) => {
  const { from, to, label } = EDGES.get(edge);
  const status = statusOf(EDGES.get(edge));
  stage.style.cursor = "pointer";
  showTip(`${nameOf(from)} → ${label} → ${nameOf(to)}${status ? ` (${status})` : ""}`, pointer.DOM);
});
network.on("hoverNode", ({ node, pointer }) => {
  stage.style.cursor = "pointer";
  showTip(`${nameOf(node)}, ${KINDS.get(NODES.get(node).group).label}`, pointer.DOM);
});
for (const event of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(event, hideTip);

/** A button of the legend, which shows or hides what it names. */
function toggle(set, key, picture, word, count) {
  const button = element("button", { type: "button", "aria-pressed": "true" }, picture, element("span", { class: "word" }, word), element("span", { class: "count" }, String(count)));
  button.addEventListener("click", () => {
    const off = !set.delete(key);
    if (off) set.add(key);
    button.setAttribute("aria-pressed", String(!off));
    applyFilter();
  });
  return button;
}

function legend() {
  const kinds = DATA.kinds.map((kind) => toggle(hidden.kinds, kind.name, badge(kind), kind.plural, kind.count));
  const statuses = DATA.statuses.map((status) => {
    const button = toggle(hidden.statuses, status.name, sample(status), status.name || "no claim", status.count);
    button.title = status.meaning;
    return button;
  });
  const parts = [heading("Entities"), element("div", {}, kinds), heading("Claims"), element("div", {}, statuses)];
  document.getElementById("legend").replaceChildren(...parts);
}

/** The badges carry the theme's colours, so they are drawn again when it changes; what was hidden stays hidden. */
function recolour() {
  const before = [...document.querySelectorAll("#legend button")].map((button) => button.getAttribute("aria-pressed"));
  legend();
  document.querySelectorAll("#legend button").forEach((button, at) => button.setAttribute("aria-pressed", before[at]));
  if (picked) tell(picked);
}

function fromAddress() {
  try {
    pick(decodeURIComponent(location.hash.slice(1)), { move: true });
  } catch {
    // an address that somebody mistyped picks nothing
  }
}

document.getElementById("close").addEventListener("click", drop);
document.getElementById("back").addEventListener("click", () => pick(trail.pop(), { back: true, move: true }));
document.getElementById("closer").addEventListener("click", () => zoom(1.35));
document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.35));
document.getElementById("whole").addEventListener("click", () => fit(motion()));
document.getElementById("claims").addEventListener("toggle", ({ target }) => {
  if (target.open) target.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
});
light.addEventListener("change", recolour);
addEventListener("hashchange", fromAddress);

legend();
fit();
fromAddress();
window.wickgraph = { network, pick, drop, drawnNames: () => drawnNames };
