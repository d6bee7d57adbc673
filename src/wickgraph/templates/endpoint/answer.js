// The answer: rows as a table, triples as Turtle, yes or no; and either as a picture.
import { byId, element } from "./element.js";

/** Rows that are shown at first, and more on demand: a table of 10,000 takes a browser seconds. */
const PIECE = 500;
const NUMBERS = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger|positiveInteger)$/;
const ROWS = { CSV: "text/csv", TSV: "text/tab-separated-values", JSON: "application/sparql-results+json", XML: "application/sparql-results+xml" };
const TRIPLES = { Turtle: "text/turtle", "N-Triples": "application/n-triples", "JSON-LD": "application/ld+json" };
const ENDINGS = { CSV: "csv", TSV: "tsv", JSON: "json", XML: "xml", Turtle: "ttl", "N-Triples": "nt", "JSON-LD": "jsonld" };

let words = { base: "", prefixes: {} };
export const know = (known) => {
  words = known;
};

/** The compact name of an IRI, as `wickgraph.terms.compact` gives it. */
export function compact(iri) {
  const fits = Object.entries(words.prefixes).filter(([, namespace]) => iri.startsWith(namespace) && !iri.slice(namespace.length).includes("/"));
  const [prefix, namespace] = fits.sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return prefix ? `${prefix}:${iri.slice(namespace.length)}` : iri;
}

/** The address of the page of an IRI, as `wickgraph.endpoint.html.page_of` gives it. */
export function pageOf(iri) {
  const local = iri.startsWith(words.base) ? iri.slice(words.base.length) : "";
  const ours = /^(?:id|claim|evidence|source)\/[^?#%\\]+$/.test(local) && !local.includes("..");
  return ours ? `/${local.split("/").map(encodeURIComponent).join("/")}` : `/entity?iri=${encodeURIComponent(iri)}`;
}

function term(of) {
  if (of === undefined) return [""];
  if (of.type === "uri") return [element("a", { href: pageOf(of.value) }, element("bdi", {}, compact(of.value)))];
  if (of.type === "bnode") return [`_:${of.value}`];
  if (of.type === "triple") return ["«", ...["subject", "predicate", "object"].flatMap((part) => [...term(of.value[part]), " "]), "»"];
  return [element("bdi", {}, of.value), of["xml:lang"] ? element("small", {}, ` ${of["xml:lang"]}`) : null];
}

const cell = (of) => element("td", of && NUMBERS.test(of.datatype ?? "") ? { class: "number" } : {}, term(of));

function table({ head, results }) {
  const names = head.vars ?? [];
  const rows = results.bindings;
  if (!rows.length) return [element("p", { class: "none" }, "No row fits. Names are case-sensitive; wick:castMember and the like are completed with Ctrl Space.")];
  const body = element("tbody");
  const more = element("button", { type: "button", class: "plain more" });
  const add = () => {
    const at = body.children.length;
    body.append(...rows.slice(at, at + PIECE).map((row) => element("tr", {}, names.map((name) => cell(row[name])))));
    const rest = rows.length - body.children.length;
    more.textContent = `Show ${Math.min(rest, PIECE).toLocaleString("en")} more of ${rest.toLocaleString("en")}`;
    more.hidden = !rest;
  };
  more.addEventListener("click", add);
  add();
  const heads = element("thead", {}, element("tr", {}, names.map((name) => element("th", { scope: "col" }, name))));
  return [element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows" }, element("table", {}, heads, body)), more];
}

function shown(type, text) {
  if (!type.includes("json")) return { parts: [element("pre", { class: "triples scroll", tabindex: "0", role: "region", "aria-label": "Triples" }, text)], kind: "triples", size: "Triples" };
  const read = JSON.parse(text);
  if ("boolean" in read) return { parts: [element("p", { class: "verdict" }, read.boolean ? "Yes" : "No")], kind: "verdict", size: read.boolean ? "Yes" : "No" };
  const count = read.results.bindings.length;
  return { parts: table(read), kind: "rows", size: `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}` };
}

async function save(query, name, type) {
  const response = await fetch(`/sparql?query=${encodeURIComponent(query)}`, { headers: { accept: type } });
  const address = URL.createObjectURL(await response.blob());
  element("a", { href: address, download: `answer.${ENDINGS[name]}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function offerFiles(query, types) {
  const buttons = Object.entries(types).map(([name, type]) => element("button", { type: "button", class: "plain", on: () => save(query, name, type) }, name));
  byId("files").replaceChildren(...buttons);
}

let asked = "";
/** Table or picture: the picture is asked for when it is looked at first. */
export function look(asPicture) {
  byId("as-table").setAttribute("aria-pressed", String(!asPicture));
  byId("as-picture").setAttribute("aria-pressed", String(asPicture));
  byId("told").hidden = asPicture;
  byId("framed").hidden = !asPicture;
  if (!asPicture || byId("framed").children.length) return;
  const src = `/picture?query=${encodeURIComponent(asked)}`;
  const alone = element("p", {}, element("a", { href: src, target: "_blank", rel: "noopener" }, "The picture on a page of its own"));
  byId("framed").replaceChildren(element("iframe", { src, title: "What the query found, drawn" }), alone);
}

/** Shows an answer of the server; gives its size in words. */
export function tell(query, type, text) {
  asked = query;
  const { parts, kind, size } = shown(type, text);
  byId("told").replaceChildren(...parts);
  byId("framed").replaceChildren();
  byId("ways").hidden = kind === "verdict";
  offerFiles(query, kind === "triples" ? TRIPLES : kind === "rows" ? ROWS : {});
  const wasPicture = byId("as-picture").getAttribute("aria-pressed") === "true";
  look(wasPicture && kind !== "verdict");
  byId("answer").hidden = false;
  return size;
}

/** Shows why there is no answer. */
export function refuse(detail) {
  byId("told").replaceChildren(element("pre", { class: "refusal", tabindex: "0", role: "region", "aria-label": "Why there is no answer" }, detail));
  byId("framed").replaceChildren();
  byId("files").replaceChildren();
  byId("ways").hidden = true;
  byId("told").hidden = false;
  byId("framed").hidden = true;
  byId("answer").hidden = false;
}
