// Parts of the picture: neighbours folded away and expanded, and a focus on one work's cast or on what is around a thing.

/** Predicates that put people and characters into a work. */
const CASTING = new Set(["wick:castMember", "wick:hasCharacter", "wick:mainCharacter", "wick:minorCharacter"]);

const neighboursOf = (id) => [...new Set(EDGES_OF.get(id).map((edge) => otherEnd(edge, id)))].filter((other) => other !== id);

/** Neighbours that can be seen and that nothing else which is shown leads to. */
function leavesOf(id) {
  const alone = (other) => neighboursOf(other).every((each) => each === id || !shown.nodes.has(each));
  return neighboursOf(id).filter((other) => shown.nodes.has(other) && alone(other));
}

/** Neighbours that were folded away, are not drawn yet, or lie outside the focus. */
const awayOf = (id) =>
  neighboursOf(id).filter((other) => filter.folded.has(other) || later.has(other) || (filter.focus !== null && !filter.focus.has(other)));

/** @type {Set<string>} what somebody folded away, for the address */
const foldedByHand = new Set();

function foldAway(id) {
  for (const other of leavesOf(id)) {
    filter.folded.add(other);
    foldedByHand.add(other);
  }
  applyFilter();
}

/** What is picked is drawn, also where it was folded away at first: the entity, or both ends of the claims. */
function unfoldFor(id) {
  const { nodes, edges } = lightFor(id);
  const away = [...nodes, ...edges.flatMap((edge) => [edge.from, edge.to])].filter((each) => later.has(each));
  if (away.length) unfold(away);
}

function unfold(ids) {
  for (const id of ids) {
    filter.folded.delete(id);
    later.delete(id);
    foldedByHand.delete(id);
    filter.focus?.add(id);
  }
  applyFilter();
}

/** Fold these away, and of what was folded by hand nothing else. */
function foldAgain(ids) {
  for (const id of foldedByHand) filter.folded.delete(id);
  foldedByHand.clear();
  for (const id of ids) if (NODES.has(id)) foldedByHand.add(id);
  for (const id of foldedByHand) filter.folded.add(id);
}

function expand(id) {
  unfold(awayOf(id));
  bring([id, ...neighboursOf(id)]);
}

const isWork = (id) => WORKS.has(NODES.get(id)?.group);

/** A work with the people and characters that its casting names. */
function castOf(id) {
  const claims = FILED.filter(({ claim }) => claim.s === id && CASTING.has(claim.p));
  const named = claims.flatMap(({ claim }) => spokenOf(claim));
  const follow = DATA.follows.filter(([s, p]) => s === id && CASTING.has(p)).map(([, , o]) => o);
  return [...named, ...follow].filter((each) => !isWork(each) || each === id);
}

/** What the focus is on, for the notice and the address. */
let focused = "";

function setFocus(id) {
  focused = NODES.has(id) ? id : "";
  filter.focus = focused ? new Set([id, ...(isWork(id) ? castOf(id) : neighboursOf(id))]) : null;
  for (const each of filter.focus ?? []) {
    filter.folded.delete(each);
    later.delete(each);
  }
}

/** Show only a work with its cast, or a thing with its neighbours; "" shows all again. */
function focusOn(id) {
  setFocus(id);
  isMoved = false;
  applyFilter();
  fit(motion());
}

const focusInWords = (id) => (isWork(id) ? `The cast of ${nameOf(id)}` : `${nameOf(id)} and what is next to it`);
