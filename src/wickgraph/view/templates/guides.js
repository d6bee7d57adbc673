// What stands behind the nodes and says why they stand there: rings, columns with their dates, areas with their names.

/** @typedef {{shape: "ring" | "area" | "column", x: number, y: number, across: number, down: number, label: string}} Guide */

const GUIDE_FONT = 12;

/** @type {Guide[]} as the picture stands: on upright screens it is turned */
const GUIDES = DATA.guides.map((guide) =>
  isTurned ? { ...guide, x: guide.y, y: guide.x, across: guide.down, down: guide.across } : guide,
);

/** A line of the same thinness, however far away the picture is. */
function drawGuide(ctx, { shape, x, y, across, down }) {
  ctx.beginPath();
  if (shape === "column") {
    ctx.moveTo(x - across, y - down);
    ctx.lineTo(x + across, y + down);
  } else ctx.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
  ctx.lineWidth = 1 / scale;
  ctx.strokeStyle = tones.line;
  ctx.stroke();
  if (shape === "area") {
    ctx.fillStyle = tones.area;
    ctx.fill();
  }
}

/** Where the names of guides stand, in pixels of the stage: at the head of a column, on top of an area. */
function guideBoxes(ctx) {
  ctx.font = `600 ${GUIDE_FONT}px ${tones.text}`;
  return GUIDES.filter(({ label }) => label).map(({ shape, x, y, across, down, label }) => {
    const head = network.canvasToDOM({ x: shape === "column" ? x - across : x, y: y - down });
    const width = ctx.measureText(label).width;
    const left = shape === "column" ? head.x + 5 : head.x - width / 2;
    const top = shape === "column" ? head.y : head.y - GUIDE_FONT - 8;
    return { id: "", label, left, top, right: left + width, bottom: top + GUIDE_FONT + 6 };
  });
}

network.on("beforeDrawing", (ctx) => {
  for (const guide of GUIDES) drawGuide(ctx, guide);
});
network.on("afterDrawing", (ctx) => {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const { label, left, top } of guideBoxes(ctx)) writeText(ctx, label, left, top, `600 ${GUIDE_FONT}px ${tones.text}`, tones.quiet);
  ctx.restore();
});
