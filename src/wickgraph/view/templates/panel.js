// The panel: what was picked, in words. Everything is made of elements and text nodes; no markup is ever parsed.

/** An element with properties and children; text stays text. */
function element(tag, properties = {}, ...children) {
  const { class: classes, on, ...others } = properties;
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (on) made.addEventListener("click", on);
  for (const [name, value] of Object.entries(others)) made.setAttribute(name, value);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";
function drawing(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The shape of a kind, as in the picture. */
function badge(kind) {
  const path = drawing("path", { d: kind.shape, fill: kind[theme()] });
  return drawing("svg", { viewBox: "-12 -12 24 24", width: 15, height: 15, "aria-hidden": "true" }, path);
}

/** The line of a status, as in the picture. */
function sample(status) {
  const look = { stroke: status[theme()], "stroke-width": status.width * 1.3, opacity: status.opacity };
  const line = drawing("line", { x1: 0, x2: 30, y1: 7, y2: 7, "stroke-dasharray": status.dashes.join(" "), ...look });
  const bar = status.struck ? [drawing("line", { x1: 15, x2: 15, y1: 2, y2: 12, ...look })] : [];
  return drawing("svg", { viewBox: "0 0 30 14", width: 30, height: 14, "aria-hidden": "true" }, line, ...bar);
}

const name = (text) => element("bdi", {}, text);
const link = (href, text) => element("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
const chip = (status) => (status ? element("span", { class: `status ${status}` }, status) : null);
const heading = (text) => element("h2", {}, text);
const title = (text) => element("h3", { tabindex: "-1" }, name(text));

/** The name of an entity: a button to it where it is in the picture. */
const entity = (id) =>
  NODES.has(id)
    ? element("button", { type: "button", class: "goto", on: () => pick(id) }, name(nameOf(id)))
    : name(nameOf(id));

/** A claim as one line of an entity's facts. */
function factLine(id, text) {
  const claim = CLAIMS.get(id);
  const line = [name(text), claim.status === "confirmed" ? null : chip(claim.status)];
  const when = claim.asOf ? element("span", { class: "when", title: "as of" }, claim.asOf) : null;
  return element("li", {}, element("button", { type: "button", on: () => pick(id), "data-claim": id }, line, when));
}

/** Facts under the name of their property. */
function groups(lines) {
  const byLabel = new Map();
  for (const { label, id, text } of lines) byLabel.set(label, [...(byLabel.get(label) ?? []), factLine(id, text)]);
  return [...byLabel].map(([label, items]) => [heading(label), element("ul", { class: "facts" }, items)]).flat();
}

/** A role is played in something: an edge that follows from a claim names the claim's subject. */
function within({ claim, from, to }) {
  const { s } = CLAIMS.get(claim);
  return s === from || s === to ? "" : ` in ${nameOf(s)}`;
}

function factsOf(id) {
  const values = (ENTITIES.get(id).values ?? []).map((claim) => ({ label: CLAIMS.get(claim).p, id: claim, text: CLAIMS.get(claim).v }));
  const edges = EDGES_OF.get(id).filter((edge) => CLAIMS.has(edge.claim));
  const line = (edge, label) => ({ label, id: edge.claim, text: nameOf(otherEnd(edge, id)) + within(edge) });
  const from = edges.filter((edge) => edge.from === id).map((edge) => line(edge, edge.label));
  const to = edges.filter((edge) => edge.to === id && edge.from !== id).map((edge) => line(edge, `← ${edge.label}`));
  return groups([...values, ...from, ...to]);
}

function entityCard(id) {
  const of = ENTITIES.get(id);
  const kind = KINDS.get(NODES.get(id).group);
  const page = DATA.pages && /^id:[^?#%]+$/.test(id) ? `/id/${encodeURIComponent(id.slice(3))}` : "";
  const links = [
    page ? link(page, "Its page") : null,
    of.imdb && /^\w+$/.test(of.imdb) ? link(`https://www.imdb.com/${of.imdb.startsWith("nm") ? "name" : "title"}/${of.imdb}/`, "IMDb") : null,
    of.wikidata && /^Q\d+$/.test(of.wikidata) ? link(`https://www.wikidata.org/wiki/${of.wikidata}`, "Wikidata") : null,
  ].filter(Boolean);
  return [
    element("p", { class: "kind" }, badge(kind), kind.label),
    title(of.label),
    of.description ? element("p", {}, name(of.description)) : null,
    of.aliases ? element("p", { class: "quiet" }, "also ", name(of.aliases.join(" · "))) : null,
    of.new ? element("p", { class: "quiet" }, "Known from the text only, not from the list of names.") : null,
    links.length ? element("p", { class: "links" }, links) : null,
    factsOf(id),
  ];
}

const term = (label, ...values) => [element("dt", {}, label), element("dd", {}, ...values)];

function particulars(claim) {
  const changed = claim.said && claim.said !== claim.status;
  const rows = [
    claim.status ? term("status", chip(claim.status)) : [],
    claim.said ? term("in the source", changed ? chip(claim.said) : `${claim.said}, too`) : [],
    claim.asOf ? term("as of", claim.asOf) : [],
    claim.by ? term("said by", name(claim.by)) : [],
    claim.confidence ? term("confidence", String(claim.confidence)) : [],
    (claim.qualifiers ?? []).map((each) => term(each.p, each.o ? entity(each.o) : name(each.v))),
  ];
  return element("dl", {}, rows.flat(3));
}

/** Where a claim stands: its sentence where the text was at hand, else how to find it. */
function receipt({ source, start, end, note, sentence }) {
  const of = DATA.sources[source];
  const known = [of.publisher, of.date].filter(Boolean).join(", ");
  const place = start === undefined ? "" : `characters ${start}–${end}${of.file ? ` of ${of.file}` : ""}`;
  const [before, span, after] = sentence ?? [];
  return element(
    "div",
    { class: "receipt" },
    element("p", {}, of.url ? link(of.url, name(of.title)) : name(of.title)),
    known ? element("p", { class: "quiet" }, name(known)) : null,
    sentence ? element("blockquote", {}, before, span ? element("mark", {}, span) : null, after) : null,
    place ? element("p", { class: "quiet" }, sentence ? place : `The text is not at hand. The words are ${place}.`) : null,
    note ? element("p", { class: "quiet" }, name(note)) : null,
  );
}

function relatedTo(claim) {
  const kinds = [["superseded by", claim.superseded], ["in conflict with", claim.conflicts], ["agrees with", claim.agrees]];
  const say = ({ s, p, o, v }) => `${nameOf(s)}: ${p} ${o ? nameOf(o) : v}`;
  return kinds.map(([label, ids]) => {
    const lines = (ids ?? []).filter((id) => CLAIMS.has(id)).map((id) => factLine(id, say(CLAIMS.get(id))));
    return lines.length ? [heading(label), element("ul", { class: "facts" }, lines)] : [];
  }).flat(2);
}

function claimCard(id) {
  const claim = CLAIMS.get(id);
  const evidence = claim.evidence ?? [];
  return [
    element("p", { class: "kind" }, "claim"),
    element("h3", { class: "triple", tabindex: "-1" }, entity(claim.s), element("span", {}, claim.p), claim.o ? entity(claim.o) : name(claim.v)),
    particulars(claim),
    heading("Evidence"),
    evidence.length ? evidence.map(receipt) : element("p", { class: "quiet" }, "The graph names no source for this."),
    relatedTo(claim),
  ];
}

const panel = document.getElementById("panel");

/** Show what was picked: an entity or a claim. */
function tell(id) {
  const card = NODES.has(id) ? entityCard(id) : claimCard(id);
  document.getElementById("told").replaceChildren(...card.flat(3).filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
  document.getElementById("work").classList.add("told");
}

function untell() {
  panel.hidden = true;
  document.getElementById("work").classList.remove("told");
}
