// Dragging a large picture: what is drawn is moved as it is, and drawn anew when it rests. To draw it for every frame would
// take too long, and the library would leave the edges out meanwhile.

/** From so many drawn nodes. */
const MOVED_WHOLE_FROM = 500;
const canvas = stage.querySelector("canvas");
/** @type {Point | null} where the middle of the picture was when the drag began */
let dragOrigin = null;

network.on("dragStart", ({ nodes }) => {
  if (nodes.length || shown.nodes.size < MOVED_WHOLE_FROM) return;
  dragOrigin = network.canvasToDOM({ x: 0, y: 0 });
  network.body.emitter.emit("_blockRedraw");
});
network.on("dragging", () => {
  if (!dragOrigin) return;
  const { x, y } = network.canvasToDOM({ x: 0, y: 0 });
  canvas.style.transform = `translate(${x - dragOrigin.x}px, ${y - dragOrigin.y}px)`;
});
network.on("dragEnd", () => {
  if (!dragOrigin) return;
  dragOrigin = null;
  canvas.style.transform = "";
  network.body.emitter.emit("_allowRedraw");
  network.redraw();
});
