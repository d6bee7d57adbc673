// What stands behind the nodes and says why they stand there: rings, columns with their dates, areas with their names.

/** @typedef {{shape: "ring" | "area" | "column", x: number, y: number, across: number, down: number, label: string}} Guide */

const GUIDE_FONT = 12;

/** @returns {Guide} the guide as the picture stands: on upright screens it is turned */
const turned = (guide) =>
  isTurned ? { ...guide, x: guide.y, y: guide.x, across: guide.down, down: guide.across } : guide;

/** A line of the same thinness, and a name of the same size, however far away the picture is. */
function drawGuide(ctx, { shape, x, y, across, down, label }) {
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
  if (!label) return;
  ctx.font = `600 ${GUIDE_FONT / scale}px ${tones.text}`;
  ctx.fillStyle = tones.quiet;
  ctx.textAlign = across || !down ? "center" : "left";
  ctx.textBaseline = "bottom";
  const isLying = shape === "column" && !down;
  ctx.fillText(label, isLying ? x - across : x + (shape === "column" ? 5 / scale : 0), isLying ? y : y - down + (shape === "column" ? 16 : -4) / scale);
}

network.on("beforeDrawing", (ctx) => {
  for (const guide of DATA.guides) drawGuide(ctx, turned(guide));
});
