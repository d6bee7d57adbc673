// Names, drawn by ourselves over the picture: always of a readable size, never over each other, the greater nodes first.

const NAME_FONT = 12.5;
/** Names are for reading: more than these on the screen are a wall. */
const MOST_NAMES = 160;
/** So many of the greatest nodes are named even where the name covers a small one. */
const ALWAYS_NAMED = 14;
const byRank = [...DATA.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
const always = new Set(byRank.slice(0, ALWAYS_NAMED).map((node) => node.id));
const widths = new Map();
/** @type {{id: string, left: number, top: number, right: number, bottom: number}[]} names as last drawn, in pixels of the stage */
let drawnNames = [];

const fontOf = (node) => `${node.size >= 18 ? "600 " : ""}${NAME_FONT}px ${tone("text")}`;

function widthOf(ctx, node) {
  if (!widths.has(node.id)) {
    ctx.font = fontOf(node);
    widths.set(node.id, ctx.measureText(node.label).width);
  }
  return widths.get(node.id);
}

/** A grid of cells that remembers which boxes are taken. */
class Taken {
  constructor(size = 48) {
    this.size = size;
    this.cells = new Map();
  }
  *keys(box) {
    for (let x = Math.floor(box.left / this.size); x <= Math.floor(box.right / this.size); x++)
      for (let y = Math.floor(box.top / this.size); y <= Math.floor(box.bottom / this.size); y++) yield x * 65536 + y;
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
  meets(box, except) {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) ?? [])
        if (other.id !== except && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          return true;
    return false;
  }
}

/** The boxes in which a name may stand: below its node, above, right, left; at last below, moved into the stage. */
function* boxesOf(node, at, width) {
  const reach = at.radius + 4;
  const height = NAME_FONT + 4;
  const box = (left, top) => ({ id: node.id, left, top, right: left + width, bottom: top + height });
  yield box(at.x - width / 2, at.y + reach);
  yield box(at.x - width / 2, at.y - reach - height);
  yield box(at.x + reach + 2, at.y - height / 2);
  yield box(at.x - reach - 2 - width, at.y - height / 2);
  yield box(Math.min(Math.max(at.x - width / 2, 4), stage.clientWidth - width - 4), at.y + reach);
}

/** The nodes on the screen with their places, those that are picked first. */
function visible() {
  const positions = network.getPositions();
  const { clientWidth: width, clientHeight: height } = stage;
  const found = [];
  for (const node of byRank) {
    if (!isShown(node)) continue;
    const { x, y } = network.canvasToDOM(positions[node.id]);
    const radius = radiusOf(node) * scale;
    if (x > -radius && y > -radius && x < width + radius && y < height + radius) found.push({ node, x, y, radius });
  }
  return lit ? [...found].sort((a, b) => lit.has(b.node.id) - lit.has(a.node.id)) : found;
}

const isInside = (box) => box.left >= 0 && box.top >= 0 && box.right <= stage.clientWidth && box.bottom <= stage.clientHeight;

/** Where each name goes: clear of all nodes and names where there is room; the first ones over small nodes if they must. */
function placed(ctx, places, taken) {
  const names = new Taken();
  taken.forEach((box) => names.add(box));
  const nodes = new Taken();
  for (const { node, x, y, radius } of places)
    nodes.add({ id: node.id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  const found = [];
  for (const at of places) {
    if (found.length >= MOST_NAMES || (lit && !lit.has(at.node.id))) break;
    const boxes = [...boxesOf(at.node, at, widthOf(ctx, at.node))].filter((box) => isInside(box) && !names.meets(box));
    const must = lit !== null || always.has(at.node.id);
    const box = boxes.find((each) => !nodes.meets(each, at.node.id)) ?? (must ? boxes[0] : undefined);
    if (box) {
      names.add(box);
      found.push({ ...box, node: at.node });
    }
  }
  return found;
}

/** The names of picked edges, at their middle; they are drawn before the names of nodes, which then keep clear. */
function edgeNames(ctx) {
  ctx.font = `italic ${NAME_FONT}px ${tone("text")}`;
  return [...pickedEdges].map((id) => EDGES.get(id)).filter(isDrawn).map((edge) => {
    const { x, y } = network.canvasToDOM(middleOf(edge));
    const width = ctx.measureText(edge.label).width;
    return { id: edge.id, label: edge.label, left: x - width / 2, right: x + width / 2, top: y - 9, bottom: y + 9 };
  });
}

/** The middle of an edge, which for a bent one is not half-way between its ends. */
function middleOf({ from, to, smooth }) {
  const [a, b] = [network.getPosition(from), network.getPosition(to)];
  const bend = smooth ? (smooth.type === "curvedCW" ? 1 : -1) * smooth.roundness * 0.5 : 0;
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

function drawNames(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = tones.ground;
  const ofEdges = edgeNames(ctx);
  for (const { label, left, top } of ofEdges) {
    ctx.strokeText(label, left, top + 2);
    ctx.fillStyle = tones.gold;
    ctx.fillText(label, left, top + 2);
  }
  drawnNames = placed(ctx, visible(), ofEdges);
  for (const { node, left, top } of drawnNames) {
    ctx.font = fontOf(node);
    ctx.strokeText(node.label, left, top + 2);
    ctx.fillStyle = tones.ink;
    ctx.fillText(node.label, left, top + 2);
  }
  ctx.restore();
}
network.on("afterDrawing", drawNames);

/** The node whose name is at a point of the stage. */
const nameAt = ({ x, y }) =>
  drawnNames.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
