// The picture as SVG, as it stands on the screen: for saving, and for paper.

/** Characters that XML cannot hold, and halves of characters. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const xmlText = (text) => text.replace(NOT_XML, "\ufffd");

const onScreen = (point) => network.canvasToDOM(point);

/** A quadratic curve through the middle that the picture draws the edge through. */
function curveOf(edge) {
  const [a, b] = [onScreen(network.getPosition(edge.from)), onScreen(network.getPosition(edge.to))];
  const middle = onScreen(middleOf(edge));
  return { a, b, via: { x: 2 * middle.x - (a.x + b.x) / 2, y: 2 * middle.y - (a.y + b.y) / 2 }, middle };
}

function loopOf({ from, selfReference }) {
  const { x, y } = network.getPosition(from);
  const { size = 20, angle = 0 } = selfReference ?? {};
  const middle = onScreen({ x: x + size * Math.cos(angle), y: y - size * Math.sin(angle) });
  return drawing("circle", { cx: round(middle.x), cy: round(middle.y), r: round(size * scale), fill: "none" });
}

const round = (number) => Math.round(number * 10) / 10;
const pair = ({ x, y }) => `${round(x)} ${round(y)}`;

/** An arrow's head where the edge meets the node that it points to. */
function headOf({ b, via }, radius) {
  const length = Math.hypot(b.x - via.x, b.y - via.y) || 1;
  const [dx, dy] = [(b.x - via.x) / length, (b.y - via.y) / length];
  const size = Math.min(Math.max(7 * scale, 3), 9);
  const tip = { x: b.x - dx * radius, y: b.y - dy * radius };
  const back = { x: tip.x - dx * size, y: tip.y - dy * size };
  const [side, other] = [1, -1].map((way) => ({ x: back.x - dy * size * 0.5 * way, y: back.y + dx * size * 0.5 * way }));
  return `M${pair(tip)}L${pair(side)}L${pair(other)}Z`;
}

function edgeAsSvg(edge, palette) {
  const status = STATUSES.get(statusOf(edge)) ?? DATA.statuses[0];
  const isPicked = pickedEdges.has(edge.id);
  const isNear = !lit || (lit.has(edge.from) && lit.has(edge.to));
  const color = isPicked || isChanged(edge) ? palette.gold : status[palette.theme];
  const look = {
    stroke: color,
    "stroke-width": round(Math.max(status.width * scale * (isPicked ? 2.2 : 1), 0.4)),
    opacity: isPicked ? 1 : isNear ? status.opacity : status.opacity * 0.16,
    ...(status.dashes.length && { "stroke-dasharray": status.dashes.map((each) => round(each * scale)).join(" ") }),
  };
  if (edge.from === edge.to) return drawing("g", look, loopOf(edge));
  const curve = curveOf(edge);
  const line = drawing("path", { d: `M${pair(curve.a)}Q${pair(curve.via)} ${pair(curve.b)}`, fill: "none" });
  const radius = radiusOf(NODES.get(edge.to)) * scale;
  const head = drawing("path", { d: headOf(curve, radius), fill: color, stroke: "none" });
  const { x, y } = curve.middle;
  const bar = status.struck ? [drawing("line", { x1: round(x), x2: round(x), y1: round(y - 5), y2: round(y + 5), "stroke-dasharray": "none" })] : [];
  return drawing("g", look, line, head, ...bar);
}

function nodeAsSvg(node, palette) {
  const { x, y } = onScreen(network.getPosition(node.id));
  const size = (radiusOf(node) * scale) / 10;
  const kind = KINDS.get(node.group);
  return drawing(
    "path",
    {
      d: kind.shape,
      fill: kind[palette.theme],
      stroke: palette.ground,
      "stroke-width": round(2 / size),
      opacity: lit && !lit.has(node.id) ? 0.18 : 1,
      transform: `translate(${pair({ x, y })}) scale(${Math.round(size * 1000) / 1000})`,
    },
    drawing("title", {}, xmlText(nameOf(node.id))),
  );
}

function nameAsSvg({ node, left, top }, palette) {
  const look = { x: round(left), y: round(top + NAME_FONT), fill: palette.ink, stroke: palette.ground, "stroke-width": 3.5 };
  const weight = node.size >= 18 ? { "font-weight": 600 } : {};
  return drawing("text", { ...look, ...weight, "paint-order": "stroke", "stroke-linejoin": "round" }, xmlText(node.label));
}

/** @returns {Record<string, string>} */
const paletteOf = () => ({ theme: theme(), ...tones });
/** Ink on paper, whatever the theme of the screen. */
const PAPER = { theme: "light", ground: "#ffffff", ink: "#000000", gold: "#7c5a0c", red: "#a3161f" };

/** What the stage shows, as an SVG element of the same size. */
function pictureAsSvg(palette = paletteOf()) {
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const isIn = ({ x, y }) => x > -40 && y > -40 && x < width + 40 && y < height + 40;
  const nodes = DATA.nodes.filter(isShown).reverse();
  const seen = new Set(nodes.filter((node) => isIn(onScreen(network.getPosition(node.id)))).map((node) => node.id));
  const edges = DATA.edges.filter((edge) => isDrawn(edge) && (seen.has(edge.from) || seen.has(edge.to)));
  return drawing(
    "svg",
    { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, "font-family": tone("text"), "font-size": NAME_FONT },
    drawing("title", {}, xmlText(document.querySelector("h1").textContent)),
    drawing("rect", { width, height, fill: palette.ground }),
    drawing("g", {}, ...edges.map((edge) => edgeAsSvg(edge, palette))),
    drawing("g", {}, ...nodes.filter((node) => seen.has(node.id)).map((node) => nodeAsSvg(node, palette))),
    drawing("g", {}, ...drawnNames.map((each) => nameAsSvg(each, palette))),
  );
}
