// The shown part of the graph as files for other programs: Turtle, GraphML, CSV.

const claimsShown = () => [...CLAIMS].filter(([id]) => shown.claims.has(id));
const nodesShown = () => DATA.nodes.filter((node) => shown.listed.has(node.id));
/** A plain triple is called by its three parts; a claim by its own name. */
const isPlain = (id) => id.includes(" ");

// ---- Turtle ----

/** A name or an address as a term of Turtle; `used` collects the prefixes that it needs. */
function term(id, used) {
  const [prefix, ...rest] = id.split(":");
  const local = rest.join(":");
  const namespace = Object.hasOwn(DATA.prefixes, prefix) ? DATA.prefixes[prefix] : "";
  if (namespace && /^\w(?:[\w-]*\w)?$/.test(local)) {
    used.add(prefix);
    return id;
  }
  const escaped = (namespace ? namespace + local : id).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `<${escaped}>`;
}

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escapedText = (text) =>
  text.replace(/\p{Cs}/gu, "\ufffd").replace(/[\\"\u0000-\u001f]/g, (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Dates are known by the day, the month or the year. */
const dateType = (text) =>
  /^\d{4}$/.test(text) ? "xsd:gYear" : /^\d{4}-\d\d$/.test(text) ? "xsd:gYearMonth" : /^\d{4}-\d\d-\d\d$/.test(text) ? "xsd:date" : "";

function literal(text, type, used) {
  const datatype = type === "xsd:date" ? dateType(text) : type;
  return `"${escapedText(text)}"${datatype ? `^^${term(datatype, used)}` : ""}`;
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

function block(subject, rows) {
  return `${subject} ${rows.map(([predicate, object]) => `${predicate} ${object}`).join(" ;\n    ")} .\n`;
}

function claimAsTurtle([id, claim], used) {
  const object = claim.o ? term(claim.o, used) : literal(claim.v ?? "", claim.type ?? "", used);
  if (isPlain(id)) return block(term(claim.s, used), [[term(claim.p, used), object]]);
  const status = statusNow(id);
  const wick = (name) => term(`wick:${name}`, used);
  const rows = [
    ["a", wick("Claim")],
    [term("rdf:subject", used), term(claim.s, used)],
    [term("rdf:predicate", used), term(claim.p, used)],
    [term("rdf:object", used), object],
    ...(claim.said ? [[wick("statusInSource"), wick(capital(claim.said))]] : []),
    ...(status ? [[wick("status"), wick(capital(status))]] : []),
    ...(claim.asOf ? [[wick("asOf"), literal(claim.asOf, "xsd:date", used)]] : []),
    ...(claim.by ?? []).map((each) => [wick("attributedTo"), term(each, used)]),
    ...(claim.confidence ? [[wick("confidence"), literal(String(claim.confidence), "xsd:decimal", used)]] : []),
    ...(claim.qualifiers ?? []).map(({ p, o, v }) => [term(p, used), o ? term(o, used) : literal(v ?? "", PREDICATES.get(p)?.type ?? "", used)]),
    ...(claim.evidence ?? []).map((each) => [wick("evidence"), term(each.id, used)]),
  ];
  const fact = ACCEPTED.has(status) ? block(term(claim.s, used), [[term(claim.p, used), object]]) : "";
  return fact + block(term(id, used), rows);
}

function evidenceAsTurtle(/** @type {Evidence} */ { id, source, start, end, sha256, note }, used) {
  const wick = (name) => term(`wick:${name}`, used);
  return block(term(id, used), [
    ["a", wick("Evidence")],
    [wick("source"), term(DATA.sources[source].id, used)],
    ...(start === undefined ? [] : [[wick("start"), String(start)], [wick("end"), String(end)]]),
    ...(sha256 ? [[wick("sha256"), literal(sha256, "", used)]] : []),
    ...(note ? [[wick("note"), literal(note, "", used)]] : []),
  ]);
}

function sourceAsTurtle({ id, title: called, url, file, publisher, date }, used) {
  return block(term(id, used), [
    ["a", term("wick:Source", used)],
    ...(called ? [[term("dcterms:title", used), literal(called, "", used)]] : []),
    ...(publisher ? [[term("dcterms:publisher", used), literal(publisher, "", used)]] : []),
    ...(date ? [[term("dcterms:date", used), literal(date, "xsd:date", used)]] : []),
    ...(url ? [[term("wick:url", used), literal(url, "", used)]] : []),
    ...(file ? [[term("wick:fileName", used), literal(file, "", used)]] : []),
  ]);
}

function entityAsTurtle({ id, group }, used) {
  const of = ENTITIES.get(id);
  return block(term(id, used), [
    ...(group ? [["a", term(`wick:${group}`, used)]] : []),
    [term("rdfs:label", used), literal(of.label, "", used)],
    ...(of.aliases ?? []).map((each) => [term("skos:altLabel", used), literal(each, "", used)]),
  ]);
}

/** Facts that are not the triple of a claim but follow from one: roles that are drawn, and others. */
function followingShown() {
  const drawn = DATA.edges.filter((edge) => edge.p).map(({ from, p, to, claim }) => [from, p, to, claim]);
  const found = [...drawn, ...DATA.follows].filter(([, , , claim]) => shown.claims.has(claim) && ACCEPTED.has(statusNow(claim)));
  return new Map(found.map((fact) => [fact.slice(0, 3).join(" "), fact])).values();
}

/** What claims name and the picture does not have: speakers, for one. */
function namedElsewhere(claims) {
  const ids = new Set(claims.flatMap(([, claim]) => [...spokenOf(claim), ...(claim.by ?? [])]));
  return [...ids].filter((id) => !NODES.has(id) && NAMES.has(id));
}

/** Entities, facts, claims, evidence and sources of what is shown; no sentence of a source. */
function asTurtle() {
  const used = new Set();
  const claims = claimsShown();
  const evidence = new Map(claims.flatMap(([, claim]) => claim.evidence ?? []).map((each) => [each.id, each]));
  const sources = new Set([...evidence.values()].map((each) => DATA.sources[each.source]));
  const blocks = [
    ...nodesShown().map((node) => entityAsTurtle(node, used)),
    ...namedElsewhere(claims).map((id) => block(term(id, used), [[term("rdfs:label", used), literal(nameOf(id), "", used)]])),
    ...claims.map((claim) => claimAsTurtle(claim, used)),
    ...[...followingShown()].map(([s, p, o]) => block(term(s, used), [[term(p, used), term(o, used)]])),
    ...[...evidence.values()].map((each) => evidenceAsTurtle(each, used)),
    ...[...sources].map((each) => sourceAsTurtle(each, used)),
  ];
  const prefixes = [...used].sort().map((prefix) => `@prefix ${prefix}: <${DATA.prefixes[prefix]}> .\n`);
  return `${prefixes.join("")}\n${blocks.join("\n")}`;
}

// ---- CSV ----

const CSV_COLUMNS = ["subject", "property", "object", "status", "as_of", "said_by", "source", "url", "start", "end", "claim"];

function csvRow([id, claim]) {
  const evidence = claim.evidence?.[0];
  const source = evidence ? DATA.sources[evidence.source] : {};
  return [
    nameOf(claim.s), wordOf(claim.p), claim.o ? nameOf(claim.o) : claim.v, statusNow(id), claim.asOf, (claim.by ?? []).map(nameOf).join("; "),
    source.title, source.url, evidence?.start, evidence?.end, isPlain(id) ? "" : id,
  ];
}

function asCsv() {
  const cell = (value) => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = [CSV_COLUMNS, ...claimsShown().map(csvRow)];
  return rows.map((row) => `${row.map((value) => cell(value ?? "")).join(",")}\r\n`).join("");
}
