// What the user does, and what comes of it.

const tip = document.getElementById("tip");
/** @type {string[]} what was picked before, for the way back */
let trail = [];
let picked = "";

/** What lights up for what is picked: nodes with their neighbours, and edges. */
function lightFor(id) {
  if (NODES.has(id)) return { nodes: [id], edges: [] };
  if (id === "changes") return { nodes: [], edges: DATA.edges.filter((edge) => isChanged(edge) && isDrawn(edge)) };
  if (pathOf(id)) return { nodes: [], edges: edgesOfPath(id) };
  const edges = edgesOf(id);
  return { nodes: edges.length ? [] : [CLAIMS.get(id).s].filter((each) => NODES.has(each)), edges };
}

/** Light up what is picked, as it is shown now. */
function relight() {
  const { nodes, edges } = picked ? lightFor(picked) : { nodes: [], edges: [] };
  lightUp(nodes, edges.map((edge) => edge.id));
  return [...nodes, ...edges.flatMap((edge) => [edge.from, edge.to])];
}

/** Pick an entity, a claim, a path or the changes of a step: light it up, tell it, remember it in the address. */
function pick(id, { focus = panel.contains(document.activeElement), move = false, back = false, replace = false } = {}) {
  if (!isTellable(id)) return;
  if (connecting && NODES.has(id) && id !== connecting) {
    const start = connecting;
    endConnecting();
    pick(pathId(start, id), { focus, move: true });
    return;
  }
  if (picked && picked !== id && !back && !replace) trail.push(picked);
  picked = id;
  unfoldFor(id);
  tell(id);
  const lights = relight();
  document.getElementById("back").hidden = !trail.length;
  remember();
  if (focus) panel.querySelector("h3").focus();
  if (move) requestAnimationFrame(() => bring(lights));
}

function drop() {
  if (!picked) return;
  const hadFocus = panel.contains(document.activeElement);
  picked = "";
  trail = [];
  untell();
  relight();
  remember();
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
    const next = known.nodes.has(picked) ? neighbourToward(picked, ...arrow) : byRank.find(isShown)?.id;
    if (next) pick(next, { move: true });
  } else if (event.key === "Enter" && picked) panel.querySelector("h3").focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") escape();
  else if (event.key === "/" && !document.activeElement?.matches("input:not([type=range], [type=checkbox])") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    findBox.focus();
  }
});

/** Back by one: out of a menu, out of connecting, out of the panel. */
function escape() {
  if (saveMenu.open) {
    saveMenu.open = false;
    saveMenu.querySelector("summary").focus();
  } else if (connecting) endConnecting();
  else drop();
}

network.on("click", ({ nodes, edges, pointer, event }) => {
  const node = nodes[0] ?? nameAt(pointer.DOM);
  const isSecond = event.srcEvent?.shiftKey && NODES.has(picked) && node !== undefined && node !== picked;
  if (isSecond) pick(pathId(picked, node), { move: true });
  else if (node !== undefined) pick(node);
  else if (edges.length) pick(EDGES.get(edges[0]).claim);
  else drop();
});

function zoomBy(factor) {
  isMoved = true;
  zoom(factor);
  remember();
}

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

/** Lines over the picture that say what is left out of it, or what is being done, with the way out. */
function showNotices() {
  const notice = (words, label, on) => element("p", {}, element("span", {}, words), element("button", { type: "button", class: "plain", on }, label));
  const lines = [
    connecting ? notice(`Pick what to connect with ${nameOf(connecting)}`, "Cancel", endConnecting) : null,
    focused ? notice(focusInWords(focused), "Show all", () => focusOn("")) : null,
    later.size ? notice(`${shown.nodes.size.toLocaleString("en")} of ${NODES.size.toLocaleString("en")} entities drawn`, "Draw all", () => unfold([...later])) : null,
    foldedByHand.size ? notice(`${foldedByHand.size} folded away`, "Unfold", () => unfold([...foldedByHand])) : null,
  ];
  document.getElementById("notices").replaceChildren(...lines.filter(Boolean));
}

followers.push(showNotices, () => {
  if (!picked) return;
  relight();
  tellAgain(picked);
});

document.getElementById("close").addEventListener("click", drop);
document.getElementById("back").addEventListener("click", () => pick(trail.pop(), { back: true, move: true }));
document.getElementById("closer").addEventListener("click", () => zoomBy(1.35));
document.getElementById("farther").addEventListener("click", () => zoomBy(1 / 1.35));
document.getElementById("whole").addEventListener("click", () => {
  isMoved = false;
  fit(motion());
  remember();
});
light.addEventListener("change", () => picked && tellAgain(picked));

// A page within another one may not print.
/** @type {HTMLElement} */ (saveMenu.querySelector("[data-as=print]")).hidden = !isAddressed;
makeLegend();
applyFilter();
fit();
// When the panel takes its room, all is shown again in what is left, unless somebody chose what to see.
network.on("resize", () =>
  // The library has a scale of its own in mind, just after this.
  requestAnimationFrame(() => {
    if (!isMoved && !isBrought) fit();
  }),
);
isRead = true;
if (isAddressed && location.hash.length > 1) recall(location.hash.slice(1));
window.wickgraph = { network, pick, drop, drawnNames: () => drawnNames, shown, statusNow };
