// The data and the library come packed (gzip, base64), or every page would be three times as large.

/** @param {string} packed */
async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** Run the library where it is in the page; the page's policy knows it by its hash. */
async function runLibrary() {
  const packed = document.getElementById("library");
  if (!packed) return;
  const script = document.createElement("script");
  script.textContent = await unpack(packed.textContent);
  packed.replaceWith(script);
}

if (!("DecompressionStream" in self)) {
  document.querySelector(".counts").append(" · This browser cannot unpack the picture. One of 2023 or later can.");
  return;
}
await runLibrary();
const DATA = JSON.parse(await unpack(JSON.parse(document.getElementById("data").textContent).gzip));
