// What was known or believed when: the steps of time, and where each claim stood at each.

const HISTORY = { steps: [], released: {}, claims: {}, ...DATA.history };
/** @type {string[]} days on which something was said or came out */
const STEPS = HISTORY.steps;
/** The step that is looked at; after the last comes now, when everything counts. */
let step = STEPS.length;

const isPast = () => step < STEPS.length;

/**
 * The status of a claim at a step, undefined where it did not count yet.
 * A claim that the history does not name always stood where it stands now; -1 is the time before the first step.
 */
function statusAt(id, at) {
  const now = CLAIMS.get(id)?.status ?? "";
  const changes = HISTORY.claims[id];
  if (at >= STEPS.length || !changes) return now;
  let found;
  for (let each = 0; each < changes.length && changes[each] <= at; each += 2) found = changes[each + 1];
  return found;
}

const statusNow = (id) => statusAt(id, step) ?? "";
const hasCounted = (id) => statusAt(id, step) !== undefined;

/** What is new at a step: claims that count from then on, claims whose status changed, works that came out. */
function changesAt(at) {
  const news = { claims: [], changed: [], released: HISTORY.released[at] ?? [] };
  if (at >= STEPS.length) return news;
  for (const id of CLAIMS.keys()) {
    const [before, after] = [statusAt(id, at - 1), statusAt(id, at)];
    if (before === undefined && after !== undefined) news.claims.push(id);
    else if (before !== after) news.changed.push(id);
  }
  return news;
}

/** @type {Set<string>} claims that are new or stand otherwise at the step that is looked at, for marking */
let changedNow = new Set();
/** @type {Set<string>} what came out then, and what a changed value is of: no edge would show it */
let newsOf = new Set();
const isChanged = (edge) => changedNow.has(edge.claim);

function goToStep(to) {
  step = Math.max(0, Math.min(to, STEPS.length));
  const { claims, changed, released } = changesAt(step);
  changedNow = new Set([...claims, ...changed]);
  const values = [...changedNow].filter((id) => !CLAIMS.get(id).o);
  newsOf = new Set([...released, ...values.map((id) => CLAIMS.get(id).s)]);
}

/** The step that shows a day ("2023", "2023-04" and "2023-04-28" alike mean their ends); now where none is later. */
function stepOf(day) {
  const later = STEPS.findIndex((each) => each.slice(0, day.length) > day);
  return later < 0 ? STEPS.length : Math.max(later - 1, 0);
}
