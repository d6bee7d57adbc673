// How two things are connected: the shortest rows of facts between them, told as sentences.

/** Two things farther apart than this are not called connected. */
const FARTHEST = 8;
const MOST_PATHS = 3;
/** Statuses that make a claim a fact; a plain triple has none. */
const ACCEPTED = new Set(["announced", "confirmed", ""]);

/** @typedef {{s: string, p: string, o: string, claim: string}} Fact */

/** The node from which a connection is being sought, while it is. */
let connecting = "";

/** @returns {Fact[]} what holds between shown nodes at the time that is looked at */
function factsShown() {
  const drawn = DATA.edges.map((edge) => ({ s: edge.from, p: predicateOf(edge), o: edge.to, claim: edge.claim }));
  const follow = DATA.follows.map(([s, p, o, claim]) => ({ s, p, o, claim }));
  const holds = ({ s, o, claim }) => shown.claims.has(claim) && ACCEPTED.has(statusNow(claim)) && shown.listed.has(s) && shown.listed.has(o);
  return [...drawn, ...follow].filter(holds);
}

/** @returns {Map<string, Map<string, Fact[]>>} facts from each node to its neighbours, whichever way they point */
function around() {
  const found = new Map();
  const add = (one, other, fact) => {
    if (!found.has(one)) found.set(one, new Map());
    const ways = found.get(one);
    ways.set(other, [...(ways.get(other) ?? []), fact]);
  };
  for (const fact of factsShown()) {
    add(fact.s, fact.o, fact);
    add(fact.o, fact.s, fact);
  }
  return found;
}

/** How many facts lie between each node and the end. */
function distances(end, ways) {
  const found = new Map([[end, 0]]);
  let reached = [end];
  for (let far = 1; far <= FARTHEST && reached.length; far++) {
    reached = [...new Set(reached.flatMap((node) => [...(ways.get(node)?.keys() ?? [])]))].filter((node) => !found.has(node));
    for (const node of reached) found.set(node, far);
  }
  return found;
}

const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Of the facts between two nodes, one that somebody claims rather than one that only follows from it. */
function plainest(facts) {
  const key = ({ s, p, o }) => `${PREDICATES.get(p)?.derived ? 1 : 0} ${s} ${p} ${o}`;
  return [...facts].sort((a, b) => inOrder(key(a), key(b)))[0];
}

function* rowsOf(node, end, ways, far) {
  if (node === end) yield [node];
  else
    for (const next of [...ways.get(node).keys()].sort(inOrder))
      if (far.get(next) === far.get(node) - 1) for (const rest of rowsOf(next, end, ways, far)) yield [node, ...rest];
}

/** @returns {Fact[][]} the shortest paths between two nodes */
function pathsBetween(start, end) {
  const ways = around();
  const far = distances(end, ways);
  if (!far.has(start) || start === end) return [];
  const found = [];
  for (const row of rowsOf(start, end, ways, far)) {
    found.push(row.slice(1).map((node, at) => plainest(ways.get(row[at]).get(node))));
    if (found.length === MOST_PATHS) break;
  }
  return found;
}

/** A fact as the ontology has it told. */
function sentenceOf({ s, p, o }) {
  const told = PREDICATES.get(p)?.told ?? `{subject} – ${wordOf(p)} – {object}`;
  const text = told.replace(/\{(subject|object)\}/g, (_, end) => nameOf(end === "subject" ? s : o));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const pathId = (start, end, number = 0) => `path ${start} ${end} ${number}`;
function pathOf(id) {
  const [sort, start, end, number] = String(id).split(" ");
  return sort === "path" && NODES.has(start) && NODES.has(end) && start !== end ? { start, end, number: Number(number) || 0 } : null;
}

/** The edges of the path that is looked at. */
function edgesOfPath(id) {
  const { start, end, number } = pathOf(id);
  const facts = pathsBetween(start, end)[number] ?? [];
  return facts.flatMap((fact) => {
    const edges = edgesOf(fact.claim);
    const own = edges.filter((edge) => new Set([edge.from, edge.to, fact.s, fact.o]).size === 2);
    return own.length ? own : edges;
  });
}

function pathCard(id) {
  const { start, end, number } = pathOf(id);
  const found = pathsBetween(start, end);
  const row = (facts, at) => [
    found.length > 1
      ? element("h2", {}, element("button", { type: "button", class: "plain", "aria-pressed": String(at === number), on: () => pick(pathId(start, end, at), { replace: true }) }, `Way ${at + 1} of ${found.length}`))
      : null,
    element("ol", { class: "facts path" }, facts.map((fact) => element("li", {}, claimButton(fact.claim, `${sentenceOf(fact)}.`, receiptOf(fact.claim))))),
  ];
  const steps = found.length ? plural(found[0].length, "step", "steps") : "Nothing that is shown connects them. Filters and time count here, too.";
  return [
    element("p", { class: "kind" }, "connection"),
    element("h3", { tabindex: "-1" }, entity(start), " to ", entity(end)),
    element("p", { class: "quiet" }, steps),
    found.map(row),
  ];
}

function beginConnecting(id) {
  connecting = id;
  showNotices();
  findBox.placeholder = `Connect ${nameOf(id)} with`;
  if (matchMedia("(pointer: fine)").matches) findBox.focus();
}

function endConnecting() {
  connecting = "";
  findBox.placeholder = "Find a name";
  showNotices();
}
