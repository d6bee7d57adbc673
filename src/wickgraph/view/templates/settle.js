// Gentle settling: on demand, what is drawn pushes and pulls itself into place for a moment, then stands still again.

const settleButton = document.getElementById("settle");
/** How long things may move, in milliseconds; who wants no motion sees the end of as many rounds at once. */
const SETTLING_TIME = 2500;
const SETTLING_ROUNDS = 60;
/** More nodes than these would only crawl. */
const MOST_SETTLED = 600;

const PHYSICS = {
  enabled: true,
  solver: "barnesHut",
  barnesHut: { gravitationalConstant: -2200, centralGravity: 0.05, springLength: 95, springConstant: 0.02, damping: 0.5, avoidOverlap: 0.4 },
  maxVelocity: 12,
  minVelocity: 0.8,
  stabilization: false,
};

let settling = 0;

function rest() {
  clearTimeout(settling);
  settling = 0;
  network.setOptions({ physics: { enabled: false } });
  settleButton.setAttribute("aria-pressed", "false");
}

function settle() {
  if (settling) return rest();
  settleButton.setAttribute("aria-pressed", "true");
  settling = setTimeout(rest, SETTLING_TIME);
  network.setOptions({ physics: PHYSICS });
  if (still.matches) network.stabilize(SETTLING_ROUNDS);
  else network.startSimulation();
}

const offerSettling = () => {
  settleButton.hidden = DATA.guides.length > 0 || shown.nodes.size > MOST_SETTLED;
};
followers.push(offerSettling);
offerSettling();
settleButton.addEventListener("click", settle);
network.on("stabilizationIterationsDone", rest);
