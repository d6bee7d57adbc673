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
    ? element("button", { type: "button", class: "goto", on: () => pick(id, { move: true }) }, name(nameOf(id)))
    : name(nameOf(id));

// ---- facts ----

const titlesOf = (claim) => [...new Set((claim.evidence ?? []).map(({ source }) => DATA.sources[source].title))];

/** On whose word a claim stands: speakers, and sources. */
function receiptOf(id) {
  const claim = CLAIMS.get(id);
  return [...(claim.by ?? []).map((each) => `said by ${nameOf(each)}`), ...titlesOf(claim)];
}

/** A claim on one line of text. */
function tellClaim(id) {
  const claim = CLAIMS.get(id);
  return `${nameOf(claim.s)}: ${wordOf(claim.p)} ${objectOf(claim)}`;
}

/** A claim as a button that leads to it: what it says, its status where it is not settled, its date, whose word it is. */
function claimButton(id, text, receipt) {
  const claim = CLAIMS.get(id);
  const status = statusNow(id);
  const sentence = (claim.evidence ?? []).map((each) => each.sentence).find(Boolean);
  return element(
    "button",
    { type: "button", on: () => pick(id, { move: true }), "data-claim": id },
    element("span", { class: "line" }, text, status === "confirmed" ? null : chip(status), claim.asOf ? element("span", { class: "when", title: "as of" }, claim.asOf) : null),
    receipt.length ? element("span", { class: "by" }, name(receipt.join(" · "))) : null,
    sentence ? element("q", {}, sentence.join("").trim()) : null,
  );
}

/** Facts under the name of their property; what several claims say stands once. */
function groups(lines) {
  const byLabel = new Map();
  for (const { label, id, text } of lines) {
    if (!byLabel.has(label)) byLabel.set(label, new Map());
    const byText = byLabel.get(label);
    byText.set(text, [...(byText.get(text) ?? []), id]);
  }
  const item = (text, id, at) => element("li", { class: at ? "again" : "" }, claimButton(id, element("span", { class: at ? "hidden" : "" }, name(text)), receiptOf(id)));
  const list = (byText) => element("ul", { class: "facts" }, [...byText].flatMap(([text, ids]) => ids.map((id, at) => item(text, id, at))));
  return [...byLabel].flatMap(([label, byText]) => [heading(label), list(byText)]);
}

/** A role is played in something: an edge that follows from a claim names the claim's subject. */
function within({ claim, from, to }) {
  const { s } = CLAIMS.get(claim);
  return s === from || s === to ? "" : ` in ${nameOf(s)}`;
}

/** What is said of an entity at the time that is looked at. */
function factsOf(id) {
  const values = (ENTITIES.get(id).values ?? []).map((claim) => ({ label: wordOf(CLAIMS.get(claim).p), id: claim, text: valueOf(CLAIMS.get(claim)) }));
  const edges = EDGES_OF.get(id).filter((edge) => CLAIMS.has(edge.claim));
  const line = (edge, label) => ({ label, id: edge.claim, text: nameOf(otherEnd(edge, id)) + within(edge) });
  const from = edges.filter((edge) => edge.from === id).map((edge) => line(edge, edge.label));
  const to = edges.filter((edge) => edge.to === id && edge.from !== id).map((edge) => line(edge, `← ${edge.label}`));
  const said = [...values, ...from, ...to].filter((each) => hasCounted(each.id));
  return said.length ? groups(said) : [element("p", { class: "quiet" }, isPast() ? "Nothing was said of it yet." : "Nothing is said of it.")];
}

/** What can be done with a picked entity. */
function actionsOf(id) {
  const [away, leaves] = [awayOf(id).length, leavesOf(id).length];
  const action = (label, on, key) => element("button", { type: "button", class: "action", "data-action": key, on }, label);
  return element("p", { class: "actions" }, [
    focused === id ? action("Show all", () => focusOn(""), "focus") : action(isWork(id) ? "Focus on the cast" : "Focus", () => focusOn(id), "focus"),
    action("Connect with …", () => beginConnecting(id), "connect"),
    away ? action(`Expand ${away}`, () => expand(id), "expand") : null,
    leaves ? action(`Fold ${leaves}`, () => foldAway(id), "fold") : null,
  ]);
}

function linksOf(id) {
  const of = ENTITIES.get(id);
  const page = DATA.pages && /^id:[^?#%]+$/.test(id) ? `/id/${encodeURIComponent(id.slice(3))}` : "";
  const links = [
    page ? link(page, "Its page") : null,
    of.imdb && /^\w+$/.test(of.imdb) ? link(`https://www.imdb.com/${of.imdb.startsWith("nm") ? "name" : "title"}/${of.imdb}/`, "IMDb") : null,
    of.wikidata && /^Q\d+$/.test(of.wikidata) ? link(`https://www.wikidata.org/wiki/${of.wikidata}`, "Wikidata") : null,
  ].filter(Boolean);
  return links.length ? element("p", { class: "links" }, links) : null;
}

function entityCard(id) {
  const of = ENTITIES.get(id);
  const kind = KINDS.get(NODES.get(id).group);
  return [
    element("p", { class: "kind" }, badge(kind), kind.label),
    title(of.label),
    of.description ? element("p", {}, name(of.description)) : null,
    of.aliases ? element("p", { class: "quiet" }, "also ", name(of.aliases.join(" · "))) : null,
    of.new ? element("p", { class: "quiet" }, "Known from the text only, not from the list of names.") : null,
    linksOf(id),
    actionsOf(id),
    factsOf(id),
  ];
}

const entry = (label, ...values) => [element("dt", {}, label), element("dd", {}, ...values)];

function particulars(id, claim) {
  const status = statusNow(id);
  const changed = claim.said && claim.said !== status;
  const rows = [
    status ? entry("status", chip(status), isPast() ? ` on ${dateInWords(STEPS[step])}` : "") : [],
    hasCounted(id) ? [] : entry("status", `not said yet on ${dateInWords(STEPS[step])}`),
    claim.said ? entry("in the source", changed ? chip(claim.said) : `${claim.said}, too`) : [],
    claim.asOf ? entry("as of", claim.asOf) : [],
    claim.by ? entry("said by", ...claim.by.flatMap((each, at) => [at ? ", " : "", entity(each)])) : [],
    claim.confidence ? entry("confidence", String(claim.confidence)) : [],
    (claim.qualifiers ?? []).map((each) => entry(wordOf(each.p), each.o ? entity(each.o) : name(each.v))),
  ];
  return element("dl", {}, rows.flat(3));
}

/** Where a claim stands: its sentence where the text was at hand, else how to find it. */
function receipt(/** @type {Evidence} */ { source, start, end, note, sentence }) {
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

/** The claims that replaced this one, contradict it or agree with it, as far as they counted. */
function relatedTo(claim) {
  const kinds = [["superseded by", claim.superseded], ["in conflict with", claim.conflicts], ["agrees with", claim.agrees]];
  return kinds.flatMap(([label, ids]) => {
    const known = (ids ?? []).filter((id) => CLAIMS.has(id) && hasCounted(id));
    const line = (id) => element("li", {}, claimButton(id, name(tellClaim(id)), receiptOf(id)));
    return known.length ? [heading(label), element("ul", { class: "facts" }, known.map(line))] : [];
  });
}

function claimCard(id) {
  const claim = CLAIMS.get(id);
  const evidence = claim.evidence ?? [];
  return [
    element("p", { class: "kind" }, "claim"),
    element("h3", { class: "triple", tabindex: "-1" }, entity(claim.s), element("span", {}, wordOf(claim.p)), claim.o ? entity(claim.o) : name(valueOf(claim))),
    particulars(id, claim),
    heading("Evidence"),
    evidence.length ? evidence.map(receipt) : element("p", { class: "quiet" }, "The graph names no source for this."),
    relatedTo(claim),
  ];
}

const panel = document.getElementById("panel");

/** What can be told: an entity, a claim, a path between two entities, the changes of a step. */
const isTellable = (id) => NODES.has(id) || CLAIMS.has(id) || pathOf(id) !== null || (id === "changes" && STEPS.length > 1);

function cardOf(id) {
  if (id === "changes") return changesCard();
  if (pathOf(id)) return pathCard(id);
  return NODES.has(id) ? entityCard(id) : claimCard(id);
}

const fillPanel = (id) => document.getElementById("told").replaceChildren(...cardOf(id).flat(3).filter(Boolean));

/** Show what was picked. */
function tell(id) {
  fillPanel(id);
  panel.hidden = false;
  panel.scrollTop = 0;
  document.getElementById("work").classList.add("told");
}

/** The same card again, after a change of what it tells; the place and the focus stay. */
function tellAgain(id) {
  const held = panel.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  const top = panel.scrollTop;
  fillPanel(id);
  panel.scrollTop = top;
  if (held && !held.isConnected) (panel.querySelector(`[data-action="${held.dataset.action}"]`) ?? panel.querySelector("h3")).focus();
}

function untell() {
  panel.hidden = true;
  document.getElementById("work").classList.remove("told");
}
