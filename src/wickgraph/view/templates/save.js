// Saving: the picture as PNG or SVG, the shown part as Turtle, GraphML or CSV, all of it on paper.

const saveMenu = document.getElementById("save");
/** Pixels of a saved PNG for each pixel of the screen. */
const FINENESS = 2;

const fileName = (ending) => `wickgraph-${folded(document.querySelector("h1").textContent).replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "")}.${ending}`;

function download(ending, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = element("a", { href: address, download: fileName(ending), hidden: "" });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const svgText = () => new XMLSerializer().serializeToString(pictureAsSvg());

/** The SVG drawn on a canvas; the browser does it when it has loaded the picture. */
function savePng() {
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    canvas.width = stage.clientWidth * FINENESS;
    canvas.height = stage.clientHeight * FINENESS;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && download("png", blob), "image/png");
  });
  // No address but data: may be loaded as a picture.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
}

const textFile = (type, content) => new Blob([content], { type: `${type};charset=utf-8` });
const WAYS = {
  png: savePng,
  svg: () => download("svg", textFile("image/svg+xml", svgText())),
  ttl: () => download("ttl", textFile("text/turtle", asTurtle())),
  graphml: () => download("graphml", textFile("application/graphml+xml", asGraphml())),
  csv: () => download("csv", textFile("text/csv", asCsv())),
  print: () => print(),
};

for (const button of saveMenu.querySelectorAll("[data-as]"))
  button.addEventListener("click", () => {
    saveMenu.open = false;
    WAYS[button.dataset.as]();
  });
document.addEventListener("pointerdown", ({ target }) => {
  if (!saveMenu.contains(/** @type {Node} */ (target))) saveMenu.open = false;
});

let wasOpen = false;
/** On paper the picture is lines and letters in ink, and the table is whole. */
addEventListener("beforeprint", () => {
  document.getElementById("paper").replaceChildren(pictureAsSvg(PAPER));
  isOnPaper = true;
  wasOpen = claimsBox.open;
  claimsBox.open = true;
  showRows(Infinity);
});
addEventListener("afterprint", () => {
  document.getElementById("paper").replaceChildren();
  claimsBox.open = wasOpen;
  // The event of opening comes later than this.
  setTimeout(() => {
    isOnPaper = false;
  }, 100);
});
