// Names, drawn by ourselves over the picture: always of a readable size, never over each other, the greater nodes first.

const NAME_FONT = 12.5;
const NAME_HEIGHT = NAME_FONT + 4;
/** Names are for reading: more than these on the screen are a wall. */
const MOST_NAMES = 160;
/** So many of the greatest nodes are named even where the name covers a small one. */
const ALWAYS_NAMED = 14;

/** @typedef {{id: string, left: number, top: number, right: number, bottom: number}} Box pixels of the stage */
/** @typedef {{node: PictureNode, x: number, y: number, radius: number}} Spot where a node is on the stage */

const byRank = [...DATA.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
const always = new Set(byRank.slice(0, ALWAYS_NAMED).map((node) => node.id));
/** @type {(Box & {node: PictureNode})[]} names as last drawn */
let drawnNames = [];

const fontOf = (node) => `${node.size >= 18 ? "600 " : ""}${NAME_FONT}px ${tones.text}`;

/** @type {Map<string, {image: HTMLCanvasElement, width: number, ratio: number}>} each name as a picture of its own: text is slow to draw */
const images = new Map();
const NAME_MARGIN = 3;

/** A name with its rim in the colour of the ground, drawn once. */
function imageOf(node, ratio) {
  const made = images.get(node.id);
  if (made?.ratio === ratio) return made;
  const image = document.createElement("canvas");
  const ctx = image.getContext("2d");
  ctx.font = fontOf(node);
  const width = ctx.measureText(node.label).width;
  image.width = Math.ceil((width + 2 * NAME_MARGIN) * ratio);
  image.height = Math.ceil((NAME_HEIGHT + 2 * NAME_MARGIN) * ratio);
  ctx.scale(ratio, ratio);
  writeText(ctx, node.label, NAME_MARGIN, NAME_MARGIN, fontOf(node), tones.ink);
  images.set(node.id, { image, width, ratio });
  return images.get(node.id);
}

/** Text that can be read over lines. */
function writeText(ctx, text, left, top, font, colour) {
  ctx.font = font;
  ctx.textBaseline = "top";
  ctx.textAlign = "left";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = tones.ground;
  ctx.strokeText(text, left, top + 2);
  ctx.fillStyle = colour;
  ctx.fillText(text, left, top + 2);
}

/** A grid of cells that remembers which boxes are taken. */
class Taken {
  constructor(size = 48) {
    this.size = size;
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }
  /** @param {Box} box */
  *keys(box) {
    for (let x = Math.floor(box.left / this.size); x <= Math.floor(box.right / this.size); x++)
      for (let y = Math.floor(box.top / this.size); y <= Math.floor(box.bottom / this.size); y++) yield x * 65536 + y;
  }
  /** @param {Box} box */
  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }
  /** @param {Box} box @param {string} [except] */
  meets(box, except) {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) ?? [])
        if (other.id !== except && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          return true;
    return false;
  }
}

/** The boxes in which a name may stand: below its node, above, right, left; at last below, moved into the stage. */
function* boxesOf({ node, x, y, radius }, width) {
  const reach = radius + 4;
  const box = (left, top) => ({ id: node.id, left, top, right: left + width, bottom: top + NAME_HEIGHT });
  yield box(x - width / 2, y + reach);
  yield box(x - width / 2, y - reach - NAME_HEIGHT);
  yield box(x + reach + 2, y - NAME_HEIGHT / 2);
  yield box(x - reach - 2 - width, y - NAME_HEIGHT / 2);
  yield box(Math.min(Math.max(x - width / 2, 4), room.width - width - 4), y + reach);
}

/** The nodes on the screen with their places, those that are picked first. */
function visible() {
  const { width, height } = room;
  const there = byRank.filter(isShown);
  const positions = network.getPositions(there.map((node) => node.id));
  const found = [];
  for (const node of there) {
    const { x, y } = network.canvasToDOM(positions[node.id]);
    const radius = radiusOf(node) * scale;
    if (x > -radius && y > -radius && x < width + radius && y < height + radius) found.push({ node, x, y, radius });
  }
  return lit ? [...found].sort((a, b) => Number(lit.has(b.node.id)) - Number(lit.has(a.node.id))) : found;
}

/** Of the stage, read once for all names: each reading may lay out the page anew. */
let room = { width: 0, height: 0 };
const isInside = (box) => box.left >= 0 && box.top >= 0 && box.right <= room.width && box.bottom <= room.height;

/** What lies over the stage, such as the legend: no name may stand under it. */
function covers() {
  const ground = stage.getBoundingClientRect();
  return [...document.querySelectorAll("#legend, .tools, #notices > *")].map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return { id: "", left: left - ground.left, top: top - ground.top, right: right - ground.left, bottom: bottom - ground.top };
  });
}

/** Where each name goes: clear of all nodes and names where there is room; the first ones over small nodes if they must. */
function placed(spots, taken, ratio) {
  const names = new Taken();
  for (const box of taken) names.add(box);
  const nodes = new Taken();
  for (const { node, x, y, radius } of spots)
    nodes.add({ id: node.id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  const found = [];
  for (const spot of spots) {
    if (found.length >= MOST_NAMES || (lit && !lit.has(spot.node.id))) break;
    const boxes = [...boxesOf(spot, imageOf(spot.node, ratio).width)].filter((box) => isInside(box) && !names.meets(box));
    const must = lit !== null || always.has(spot.node.id);
    const box = boxes.find((each) => !nodes.meets(each, spot.node.id)) ?? (must ? boxes[0] : undefined);
    if (box) {
      names.add(box);
      found.push({ ...box, node: spot.node });
    }
  }
  return found;
}

/** The names of picked edges, at their middle; they are drawn before the names of nodes, which then keep clear. */
function edgeNames(ctx) {
  ctx.font = `italic ${NAME_FONT}px ${tones.text}`;
  return [...pickedEdges].map((id) => EDGES.get(id)).filter(isDrawn).map((edge) => {
    const { x, y } = network.canvasToDOM(middleOf(edge));
    const width = ctx.measureText(edge.label).width;
    return { id: edge.id, label: edge.label, left: x - width / 2, right: x + width / 2, top: y - 9, bottom: y + 9 };
  });
}

/**
 * The middle of an edge, which for a bent one is not half-way between its ends.
 * @param {PictureEdge} edge
 */
function middleOf({ from, to, smooth }) {
  const [a, b] = [network.getPosition(from), network.getPosition(to)];
  const bend = smooth ? (smooth.type === "curvedCW" ? 1 : -1) * smooth.roundness * 0.5 : 0;
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

/** While the picture is dragged its names go with it, as they were; they find their places anew when it rests. */
let dragged = false;
let origin = { x: 0, y: 0 };

function moved() {
  const now = network.canvasToDOM({ x: 0, y: 0 });
  const [dx, dy] = [now.x - origin.x, now.y - origin.y];
  return drawnNames.map(({ id, node, left, top, right, bottom }) => ({ id, node, left: left + dx, top: top + dy, right: right + dx, bottom: bottom + dy }));
}

function drawNames(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  room = { width: stage.clientWidth, height: stage.clientHeight };
  const ofEdges = edgeNames(ctx);
  for (const { label, left, top } of ofEdges) writeText(ctx, label, left, top, `italic ${NAME_FONT}px ${tones.text}`, tones.gold);
  drawnNames = dragged ? moved() : placed(visible(), [...covers(), ...guideBoxes(ctx), ...ofEdges], ratio);
  origin = network.canvasToDOM({ x: 0, y: 0 });
  for (const { node, left, top } of drawnNames) {
    const { image } = imageOf(node, ratio);
    // On whole pixels, or the letters would blur.
    const [x, y] = [left, top].map((at) => Math.round((at - NAME_MARGIN) * ratio) / ratio);
    ctx.drawImage(image, x, y, image.width / ratio, image.height / ratio);
  }
  ctx.restore();
}
network.on("afterDrawing", drawNames);
network.on("dragStart", ({ nodes }) => {
  dragged = !nodes.length;
});
network.on("dragEnd", () => {
  dragged = false;
  network.redraw();
});
light.addEventListener("change", () => images.clear());

/** The node whose name is at a point of the stage. */
const nameAt = ({ x, y }) =>
  drawnNames.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
