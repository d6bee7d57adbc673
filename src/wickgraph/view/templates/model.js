// What the data block says, indexed. Nothing here touches the page.

/** @typedef {{id: string, label: string, group: string, x: number, y: number, size: number, later?: boolean}} PictureNode */
/** @typedef {{id: string, from: string, to: string, label: string, claim: string, p?: string, smooth?: {type: string, roundness: number}, selfReference?: {size: number, angle: number}, wasPicked?: boolean}} PictureEdge */
/** @typedef {{p: string, v?: string, o?: string}} Qualifier */
/** @typedef {{id: string, source: number, start?: number, end?: number, sha256?: string, note?: string, sentence?: [string, string, string]}} Evidence */
/** @typedef {{s: string, p: string, o?: string, v?: string, type?: string, status?: string, said?: string, asOf?: string, by?: string[],
 *   confidence?: number, qualifiers?: Qualifier[], evidence?: Evidence[], superseded?: string[], conflicts?: string[],
 *   agrees?: string[]}} Claim */

/** @type {Map<string, PictureNode>} */
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
/** @type {Map<string, PictureEdge>} */
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
/** @type {Map<string, Claim>} */
const CLAIMS = new Map(Object.entries(DATA.claims));
const ENTITIES = new Map(Object.entries(DATA.entities));
const NAMES = new Map(Object.entries(DATA.names));
const KINDS = new Map(DATA.kinds.map((kind) => [kind.name, kind]));
/** @type {Map<string, {label: string, told?: string, type?: string, unit?: string, derived?: boolean}>} */
const PREDICATES = new Map(Object.entries(DATA.predicates));
const STATUSES = new Map(DATA.statuses.map((status) => [status.name, status]));

/** @type {Map<string, PictureEdge[]>} edges by either end */
const EDGES_OF = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const edge of DATA.edges) {
  EDGES_OF.get(edge.from).push(edge);
  if (edge.to !== edge.from) EDGES_OF.get(edge.to).push(edge);
}

/** The edges that a claim has in the picture: one, or more where it has a "plays" beside it, or none. */
const edgesOf = (claimId) => DATA.edges.filter((edge) => edge.claim === claimId);

const nameOf = (id) => ENTITIES.get(id)?.label ?? NAMES.get(id) ?? id;
const MONTHS = "January February March April May June July August September October November December".split(" ");
/** A day, a month or a year in words. */
const dateInWords = (date) => date.split("-").map((part, at) => (at === 1 ? MONTHS[Number(part) - 1] : Number(part))).reverse().join(" ");
const DATES = { "xsd:date": /^\d{4}-(0[1-9]|1[0-2])-\d\d$/, "xsd:gYearMonth": /^\d{4}-(0[1-9]|1[0-2])$/ };
/** A value as people write it: thousands are set apart, units and months are named. */
function valueOf(/** @type {Claim} */ { p, v = "", type }) {
  if (DATES[type]?.test(v)) return dateInWords(v);
  if (type !== "xsd:integer" || !/^\d+$/.test(v)) return v;
  const figure = v.length > 4 ? BigInt(v).toLocaleString("en") : v;
  const unit = PREDICATES.get(p)?.unit;
  return unit ? `${figure} ${unit}` : figure;
}
/** What a claim says of its subject, in words. */
const objectOf = (claim) => (claim.o ? nameOf(claim.o) : valueOf(claim));
/** What the ontology calls a property. */
const wordOf = (predicate) => PREDICATES.get(predicate)?.label ?? predicate;
/** An edge has the property of its claim, but for the roles that follow from a cast. */
const predicateOf = (edge) => edge.p ?? CLAIMS.get(edge.claim).p;
const sourceKey = (number) => DATA.sources[number].id;
/** @type {Map<string, string>} */
const SOURCE_TITLES = new Map(DATA.sources.map((source) => [source.id, source.title]));
const titleOfSource = (id) => SOURCE_TITLES.get(id) ?? "no source";
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

/** Letters without case and accents, for finding. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
