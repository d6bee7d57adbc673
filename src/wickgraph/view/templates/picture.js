// The picture: vis-network with the looks of the theme. Positions come with the data; nothing moves by itself.

// Without this the page is the table alone, open. It comes before the picture, which must know its size.
document.documentElement.classList.add("js");
document.getElementById("claims").open = false;
document.getElementById("time").hidden = STEPS.length < 2;
// On a phone the picture comes first.
document.getElementById("legend").open = !matchMedia("(max-width: 760px)").matches;

const light = matchMedia("(prefers-color-scheme: light)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let isLight = light.matches;
const theme = () => (isLight ? "light" : "dark");
const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Colours that are drawn on the canvas; read again when the theme changes. */
/** @type {Record<string, string>} */
let tones = {};
const readTones = () => {
  isLight = light.matches;
  tones = Object.fromEntries(["ground", "ink", "quiet", "gold", "red", "line", "area", "text"].map((name) => [name, tone(name)]));
};
readTones();

const PATHS = new Map(DATA.kinds.map((kind) => [kind.name, new Path2D(kind.shape)]));
/** Smallest radius of a node on the screen, in pixels, however far away the picture is. */
const SMALLEST = 4;
/** Recolouring edges is worth its time only up to so many. */
const MOST_DIMMED = 4000;

/** @type {Set<string> | null} nodes that stay bright while something is picked */
let lit = null;
/** @type {Set<string>} edges that are picked */
let pickedEdges = new Set();
let scale = 1;

const radiusOf = (node) => Math.max(node.size, SMALLEST / scale);

/** vis-network's hook for shapes of one's own. */
function drawNode({ ctx, id, x, y, state }) {
  const node = NODES.get(id);
  const radius = radiusOf(node);
  return {
    drawNode() {
      ctx.globalAlpha = lit && !lit.has(id) ? 0.18 : 1;
      ctx.translate(x, y);
      ctx.scale(radius / 10, radius / 10);
      const path = PATHS.get(node.group);
      const marked = state.selected || state.hover;
      ctx.lineJoin = "round";
      ctx.lineWidth = ((marked ? 6 : 3) * 10) / radius;
      if (newsOf.has(id)) {
        ctx.lineWidth *= 2.6;
        ctx.strokeStyle = tones.gold;
        ctx.stroke(path);
        ctx.lineWidth /= 2.6;
      }
      ctx.strokeStyle = state.selected ? tones.gold : marked ? tones.ink : tones.ground;
      ctx.stroke(path);
      ctx.fillStyle = KINDS.get(node.group)[theme()];
      ctx.fill(path);
    },
    nodeDimensions: { width: radius * 2, height: radius * 2 },
  };
}

/** How an edge looks: the line of its status; faint where something else is picked. */
function lookOf(edge) {
  const status = STATUSES.get(statusOf(edge)) ?? DATA.statuses[0];
  const picked = pickedEdges.has(edge.id);
  const changed = isChanged(edge);
  const near = !lit || (lit.has(edge.from) && lit.has(edge.to));
  return {
    id: edge.id,
    hidden: !isDrawn(edge),
    width: status.width * (picked || changed ? 2.2 : 1),
    dashes: status.dashes.length ? status.dashes : false,
    color: {
      color: picked || changed ? tones.gold : status[theme()],
      hover: tones.gold,
      highlight: picked || status.name !== "denied" ? tones.gold : tones.red,
      opacity: picked ? 1 : near ? status.opacity : status.opacity * 0.16,
      inherit: false,
    },
    arrows: { to: { enabled: true }, middle: { enabled: status.struck, type: "bar", scaleFactor: 0.5 } },
    label: "",
  };
}

/** Whether the picture was turned to fit an upright screen. */
const isTurned = innerHeight > innerWidth;
const edgeData = new vis.DataSet([]);
const nodeData = new vis.DataSet([]);

/** What the library knows: whatever was shown once. It never hears of what stays folded, which keeps it quick. */
const known = { /** @type {Set<string>} */ nodes: new Set(), /** @type {Set<string>} */ edges: new Set() };

function placeOf({ id, x, y, size }) {
  if (known.nodes.has(id)) return { id };
  known.nodes.add(id);
  return { id, size, ...(isTurned ? { x: y, y: x } : { x, y }) };
}

function lineOf(edge) {
  if (known.edges.has(edge.id)) return lookOf(edge);
  known.edges.add(edge.id);
  return { ...edge, ...lookOf(edge) };
}

/** What the library heard last of each node and edge: to hear the same again costs it as much as news. */
const heard = new Map();
function isNews(key, said) {
  if (heard.get(key) === said) return false;
  heard.set(key, said);
  return true;
}

const signOf = ({ hidden, width, dashes, color, arrows }) =>
  [hidden, width, dashes, color.color, color.highlight, color.opacity, arrows.middle.enabled].join();
const linesOf = (edges) => edges.map(lineOf).filter((look) => isNews(`edge ${look.id}`, signOf(look)));

/** Tell the library what is shown now, and what of it is new. */
function draw() {
  const nodes = DATA.nodes.filter((node) => isShown(node) || known.nodes.has(node.id));
  const changed = nodes.filter((node) => isNews(`node ${node.id}`, isShown(node)));
  nodeData.update(changed.map((node) => ({ ...placeOf(node), hidden: !isShown(node) })));
  edgeData.update(linesOf(DATA.edges.filter((edge) => isDrawn(edge) || known.edges.has(edge.id))));
}
draw();

const stage = document.getElementById("picture");
const network = new vis.Network(
  stage,
  { nodes: nodeData, edges: edgeData },
  { ...DATA.options, autoResize: true, nodes: { ...DATA.options.nodes, ctxRenderer: drawNode } },
);
network.on("beforeDrawing", () => {
  scale = network.getScale();
});

const motion = () => (still.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

/** The part of the stage that nothing lies over, with room for names, in pixels: the legend stands on its left. */
function clear() {
  const legend = document.getElementById("legend");
  const beside = getComputedStyle(legend).position === "absolute" ? legend.offsetLeft + legend.offsetWidth : 0;
  const left = beside ? beside + 56 : 48;
  return { left, top: 34, width: Math.max(stage.clientWidth - left - 64, 80), height: Math.max(stage.clientHeight - 76, 80) };
}

/** From the middle of the stage to the middle of its clear part. */
const offsetOf = ({ left, top, width, height }) => ({
  x: left + width / 2 - stage.clientWidth / 2,
  y: top + height / 2 - stage.clientHeight / 2,
});

/** Whether the picture shows what was picked and not all of it. */
let isBrought = false;

/** Show the whole picture, beside the legend. */
function fit(/** @type {boolean | object} */ animation = false) {
  isBrought = false;
  const points = Object.values(network.getPositions(DATA.nodes.filter(isShown).map((node) => node.id)));
  if (!points.length) return;
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const room = clear();
  const offset = offsetOf(room);
  const closest = Math.min(room.width / (right - left || 1), room.height / (bottom - top || 1), 1.25);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: closest, offset, animation });
}

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });

/** Whether a node stands in the clear part of the stage, large enough to be seen. */
function inSight(point) {
  const { x, y } = network.canvasToDOM(point);
  const room = clear();
  return scale > 0.45 && x > room.left && x < room.left + room.width && y > room.top && y < room.top + room.height;
}

/** Bring nodes into sight; a picture that shows them already is left alone. */
function bring(ids) {
  const points = Object.values(network.getPositions(ids));
  if (!points.length || points.every(inSight)) return;
  const ends = (axis) => [Math.min(...points.map((point) => point[axis])), Math.max(...points.map((point) => point[axis]))];
  const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
  const room = clear();
  // Close enough to be read, but so that all of them are there: names and shapes need room beside the middles.
  const closest = Math.min(room.width / (right - left + 80), room.height / (bottom - top + 80));
  const scale = Math.min(Math.max(network.getScale(), 0.8), Math.max(closest, 0.2));
  isBrought = true;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, offset: offsetOf(room), animation: motion() });
}

/** Light up a node with its neighbours, or edges with their ends; nothing picks nothing. */
function lightUp(nodeIds, edgeIds) {
  pickedEdges = new Set(edgeIds);
  const near = [...nodeIds];
  for (const id of nodeIds) for (const edge of EDGES_OF.get(id)) if (isDrawn(edge)) near.push(otherEnd(edge, id));
  for (const id of edgeIds) near.push(EDGES.get(id).from, EDGES.get(id).to);
  lit = near.length ? new Set(near) : null;
  // What was hidden from the beginning the library has not heard of.
  const nodes = nodeIds.filter((id) => known.nodes.has(id));
  network.setSelection({ nodes, edges: edgeIds.filter((id) => known.edges.has(id)) }, { highlightEdges: false });
  restyle();
}

function restyle() {
  const drawn = DATA.edges.filter((edge) => known.edges.has(edge.id));
  const all = drawn.length <= MOST_DIMMED ? drawn : drawn.filter((edge) => pickedEdges.has(edge.id) || edge.wasPicked);
  for (const edge of all) edge.wasPicked = pickedEdges.has(edge.id);
  edgeData.update(linesOf(all));
  network.redraw();
}

followers.push(draw);

light.addEventListener("change", () => {
  readTones();
  edgeData.update(DATA.edges.filter((edge) => known.edges.has(edge.id)).map(lookOf));
  heard.clear();
  network.redraw();
});
