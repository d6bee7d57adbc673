// The page to ask from: examples, the query in the address, the question and its answer.
import { look, know, refuse, tell } from "./answer.js";
import { Completion } from "./completion.js";
import * as editor from "./editor.js";
import { byId, element } from "./element.js";

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";
const NAMES = `SELECT DISTINCT ?entity ?label { ?entity a ?kind ; rdfs:label ?label FILTER(STRSTARTS(STR(?entity), STR(id:))) } LIMIT 5000`;
const LEVELS = { easy: "To begin with", medium: "Further", hard: "Hard" };

let asking = null;

async function ask() {
  const query = editor.text();
  asking?.abort();
  asking = new AbortController();
  byId("status").textContent = "Asking …";
  history.replaceState(null, "", `#query=${encodeURIComponent(query)}`);
  const begun = performance.now();
  try {
    const body = new URLSearchParams({ query });
    const response = await fetch("/sparql", { method: "POST", body, headers: { accept: ACCEPT }, signal: asking.signal });
    const [type, text] = [response.headers.get("content-type") ?? "", await response.text()];
    if (response.ok) byId("status").textContent = `${tell(query, type, text)}, ${Math.round(performance.now() - begun)} ms`;
    else complain(text);
  } catch (error) {
    if (error.name === "AbortError") return;
    byId("status").textContent = "";
    refuse("The server does not answer. Is `wickgraph serve` still running?");
  }
}

function complain(text) {
  let said = { title: "No answer", detail: text };
  try {
    said = JSON.parse(text);
  } catch {
    // whatever stands between here and the server has answered in its own words
  }
  byId("status").textContent = said.title;
  refuse(said.detail);
  const place = /^query:(\d+):(\d+):/.exec(said.detail);
  if (place) editor.mark(Number(place[1]), Number(place[2]));
}

/** Fills the list of examples, by how hard they are. */
function list(questions) {
  const levels = [...new Set([...Object.keys(LEVELS), ...questions.map(({ level }) => level)])];
  const groups = levels.map((level) => {
    const items = questions.filter((each) => each.level === level).map(example);
    return items.length ? [element("h2", {}, LEVELS[level] ?? level), element("ul", {}, items)] : [];
  });
  byId("examples").replaceChildren(...groups.flat());
}

function example({ name, title, asked_by, text }) {
  const button = element("button", { type: "button", title: `asked by ${asked_by}`, "data-name": name }, title);
  button.addEventListener("click", () => {
    for (const each of byId("examples").querySelectorAll("button")) each.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    if (narrow.matches) byId("questions").open = false;
    // What a query says of itself is in the list; the comments that explain it stay.
    editor.write(text.replace(/^# (?:title|asked by|level|parameter): .*\n/gm, "").trim());
    ask();
  });
  return element("li", {}, button);
}

/** Entities of the graph, for names after id: and for words anywhere. */
async function entities() {
  const response = await fetch(`/sparql?query=${encodeURIComponent(NAMES)}`, { headers: { accept: "application/sparql-results+json" } });
  if (!response.ok) return [];
  const { results } = await response.json();
  return results.bindings.map(({ entity, label }) => ({ name: `id:${entity.value.split("/id/")[1]}`, label: label.value, kind: "" })).filter(({ name }) => /^id:[\w-]+$/.test(name));
}

function fromAddress() {
  const query = new URLSearchParams(location.hash.slice(1)).get("query");
  if (!query || query === editor.text()) return;
  editor.write(query);
  ask();
}

const narrow = matchMedia("(max-width: 820px)");
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
byId("as-table").addEventListener("click", () => look(false));
byId("as-picture").addEventListener("click", () => look(true));
addEventListener("hashchange", fromAddress);

byId("questions").open = !narrow.matches;
const words = await (await fetch("/static/words.json")).json();
const completion = new Completion(words);
know(words);
list(words.questions);
editor.start(completion);
fromAddress();
completion.addEntities(await entities());
editor.refresh();
