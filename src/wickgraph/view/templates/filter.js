// What of the graph is shown: the choices, what follows from them for every node and claim, and the counts beside them.

const WORKS = new Set(["Film", "Series", "Game", "Comic"]);

/**
 * Kinds and statuses are hidden one by one; of properties, works and sources some may be chosen, and none chosen is all.
 * `folded` are nodes put away until somebody expands a neighbour; `focus`, where set, are the only ones to be shown.
 */
const filter = {
  /** @type {Set<string>} */ kinds: new Set(),
  /** @type {Set<string>} */ statuses: new Set(),
  /** @type {Set<string>} */ properties: new Set(),
  /** @type {Set<string>} */ works: new Set(),
  /** @type {Set<string>} */ sources: new Set(),
  confidence: 0,
  /** @type {Set<string>} */ folded: new Set(),
  /** @type {Set<string> | null} */ focus: null,
};

/** What of a large picture is not drawn yet. It counts, and its claims are listed; it is only not drawn before it is asked for. */
const later = new Set(DATA.nodes.filter((node) => node.later).map((node) => node.id));

/** @typedef {{id: string, claim: Claim, ends: string[], works: string[], sources: string[]}} Filed a claim as the filter looks at it */

/** The entities that a claim speaks of: its ends, and those in its qualifiers. */
const spokenOf = (/** @type {Claim} */ { s, o, qualifiers = [] }) => [s, o, ...qualifiers.map((each) => each.o)].filter(Boolean);

/** @returns {Filed} */
function file([id, claim]) {
  const named = [...new Set(spokenOf(claim))];
  const works = named.filter((each) => WORKS.has(NODES.get(each)?.group));
  const sources = (claim.evidence ?? []).map(({ source }) => sourceKey(source));
  const ends = [claim.s, claim.o].filter((each) => NODES.has(each));
  return { id, claim, ends, works: works.length ? works : [""], sources: sources.length ? sources : [""] };
}
const FILED = [...CLAIMS].map(file);

/** @type {Map<string, Set<string>>} the nodes that a claim is drawn at: ends of its edges, and its subject */
const TOUCHED = new Map(FILED.map(({ id, ends }) => [id, new Set(ends)]));
for (const { claim, from, to } of DATA.edges) TOUCHED.get(claim)?.add(from).add(to);

const anyOf = (chosen, values) => !chosen.size || values.some((each) => chosen.has(each));
/** Whether a claim passes, by what is asked of it. Those kept by hand have no confidence: somebody read them. */
const TESTS = {
  time: ({ id }) => hasCounted(id),
  status: ({ id }) => !filter.statuses.has(statusNow(id)),
  property: ({ claim }) => anyOf(filter.properties, [claim.p]),
  work: ({ works }) => anyOf(filter.works, works),
  source: ({ sources }) => anyOf(filter.sources, sources),
  confidence: ({ claim }) => (claim.confidence ?? 1) >= filter.confidence,
};
/** Claims that fail one of these take the nodes with them that no other claim speaks of. */
const NARROWING = ["time", "property", "work", "source", "confidence"];
const isNarrowed = () => isPast() || isChosen();

/** What is shown now, and how many there are of everything under all choices but the one of its own sort. */
const shown = {
  /** @type {Set<string>} those that are drawn */ nodes: new Set(),
  /** @type {Set<string>} those and what is only not drawn yet */ listed: new Set(),
  /** @type {Set<string>} */ claims: new Set(),
  /** @type {Map<string, number>} "kind Film", "status rumoured", "property cast member" ... -> how many */
  counts: new Map(),
};

const count = (key) => shown.counts.set(key, (shown.counts.get(key) ?? 0) + 1);

/** Whether a node may be there, if something is said of it. */
const isAllowed = (id) => !filter.folded.has(id) && (!filter.focus || filter.focus.has(id));

/** Nodes first: what is said of them decides whether they are there. */
function showNodes(fails) {
  const spoken = new Set();
  FILED.forEach(({ id }, at) => {
    if (!fails[at].some((test) => NARROWING.includes(test))) for (const node of TOUCHED.get(id)) spoken.add(node);
  });
  const narrowed = isNarrowed();
  for (const { id, group } of DATA.nodes) {
    const isThere = isAllowed(id) && (!narrowed || spoken.has(id));
    if (isThere) count(`kind ${group}`);
    if (!isThere || filter.kinds.has(group)) continue;
    shown.listed.add(id);
    if (!later.has(id)) shown.nodes.add(id);
  }
}

function countClaim({ id, claim, works, sources }, fails) {
  if (!fails.length) shown.claims.add(id);
  const others = (test) => fails.every((each) => each === test);
  if (others("status")) count(`status ${statusNow(id)}`);
  if (others("property")) count(`property ${claim.p}`);
  if (others("work")) for (const each of works) count(`work ${each}`);
  if (others("source")) for (const each of new Set(sources)) count(`source ${each}`);
}

/** Work out anew what is shown. The picture, the legend and the table follow in `applyFilter`. */
function refilter() {
  shown.nodes.clear();
  shown.listed.clear();
  shown.claims.clear();
  shown.counts.clear();
  const names = Object.keys(TESTS);
  const fails = FILED.map((filed) => names.filter((test) => !TESTS[test](filed)));
  showNodes(fails);
  FILED.forEach((filed, at) => {
    const ends = filed.ends.every((end) => isAllowed(end) && !filter.kinds.has(NODES.get(end).group)) ? [] : ["ends"];
    countClaim(filed, [...fails[at], ...ends]);
  });
}

const isShown = (node) => shown.nodes.has(node.id);
const isDrawn = (edge) => shown.claims.has(edge.claim) && shown.nodes.has(edge.from) && shown.nodes.has(edge.to);
/** The status of an edge's claim at the time that is looked at. */
const statusOf = (edge) => statusNow(edge.claim);

const isChosen = () => filter.properties.size + filter.works.size + filter.sources.size > 0 || filter.confidence > 0;
/** Whether something is left out by choice; the time and what was folded have their own ways back. */
const isFiltered = () => isChosen() || filter.kinds.size + filter.statuses.size > 0 || filter.focus !== null;

function clearChoices() {
  for (const set of [filter.kinds, filter.statuses, filter.properties, filter.works, filter.sources]) set.clear();
  filter.confidence = 0;
}

/** @type {(() => void)[]} whoever shows something of the filter, told after each change */
const followers = [];
/** After a change of the choices: the picture, the legend, the table and the address follow. */
function applyFilter() {
  refilter();
  for (const follow of followers) follow();
}

refilter();
