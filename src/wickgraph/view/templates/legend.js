// The legend, which is the filter: kinds and statuses to hide, and folds in which properties, works and sources are chosen.

const legendBox = document.getElementById("legend");
/** A list longer than this can be searched. */
const LONG_LIST = 12;

/** @type {{key: string, set: Set<string>, value: string, badge?: () => Element, at: HTMLElement, hides: boolean}[]} */
const choices = [];

function change(choice) {
  if (!choice.set.delete(choice.value)) choice.set.add(choice.value);
  applyFilter();
}

/** A button that hides what it names, and shows it again. */
function toggle(sort, value, set, badge, word, title) {
  const parts = [element("span", { class: "badge" }), element("span", { class: "word" }, word), element("span", { class: "count" })];
  const at = element("button", { type: "button", ...(title && { title }) }, parts);
  const choice = { key: `${sort} ${value}`, set, value, badge, at, hides: true };
  at.addEventListener("click", () => change(choice));
  choices.push(choice);
  return at;
}

/** A box to tick: of those that are ticked at least one must fit; none ticked is all. */
function option(sort, value, set, word) {
  const box = element("input", { type: "checkbox" });
  const at = element("label", {}, box, element("span", { class: "word" }, name(word)), element("span", { class: "count" }));
  const choice = { key: `${sort} ${value}`, set, value, at, hides: false };
  box.addEventListener("change", () => change(choice));
  choices.push(choice);
  return at;
}

function searchable(label, list) {
  const box = element("input", { type: "search", "aria-label": `Search the list: ${label}`, placeholder: "Search the list" });
  box.addEventListener("input", () => {
    const wanted = folded(box.value.trim());
    for (const each of list.children) each.hidden = !folded(each.textContent).includes(wanted);
  });
  return box;
}

/** A fold of boxes, made when it is opened first. */
function fold(label, sort, set, options) {
  const list = element("div", { class: "options", role: "group", "aria-label": label });
  const at = element("details", { class: "fold", "data-sort": sort }, element("summary", {}, label, element("span", { class: "chosen" })));
  at.fill = () => {
    if (list.parentNode) return;
    const found = options().sort((a, b) => (shown.counts.get(`${sort} ${b.value}`) ?? 0) - (shown.counts.get(`${sort} ${a.value}`) ?? 0));
    list.append(...found.map(({ value, word }) => option(sort, value, set, word)));
    at.append(...(found.length > LONG_LIST ? [searchable(label, list)] : []), list);
    recount();
  };
  at.addEventListener("toggle", at.fill);
  folds.push({ at, set });
  return at;
}
/** @type {{at: HTMLElement & {fill: () => void}, set: Set<string>}[]} */
const folds = [];

const among = (of, wordFor) => () => [...new Set(FILED.flatMap(of))].map((value) => ({ value, word: wordFor(value) }));

function confidenceFold() {
  if (![...CLAIMS.values()].some((claim) => claim.confidence)) return null;
  const told = element("span", { role: "status" });
  const slider = element("input", { type: "range", min: 0, max: 1, step: 0.01, value: 0, id: "confidence", "aria-label": "Least confidence" });
  slider.addEventListener("input", () => {
    filter.confidence = Number(slider.value);
    applyFilter();
  });
  followers.push(() => {
    slider.value = String(filter.confidence);
    told.textContent = filter.confidence ? `at least ${filter.confidence.toFixed(2)}` : "any";
    slider.setAttribute("aria-valuetext", told.textContent);
  });
  const meaning = "How likely a claim that was read in a text is right. Claims kept by hand are always shown.";
  const parts = [element("summary", {}, "Confidence", element("span", { class: "chosen" }, told)), slider, element("p", { class: "quiet" }, meaning)];
  return element("details", { class: "fold" }, parts);
}

function makeLegend() {
  const kinds = DATA.kinds.map((kind) => toggle("kind", kind.name, filter.kinds, () => badge(kind), kind.plural));
  const statuses = DATA.statuses.map((status) =>
    toggle("status", status.name, filter.statuses, () => sample(status), status.name || "no claim", status.meaning),
  );
  const parts = [
    element("div", { class: "kinds", role: "group", "aria-label": "Entities" }, heading("Entities"), kinds),
    element("div", { class: "statuses", role: "group", "aria-label": "Claims" }, heading("Claims"), statuses),
    fold("Property", "property", filter.properties, among(({ claim }) => claim.p, wordOf)),
    fold("Film or other work", "work", filter.works, among(({ works }) => works, (id) => (id ? nameOf(id) : "none named"))),
    fold("Source", "source", filter.sources, among(({ sources }) => sources, titleOfSource)),
    confidenceFold(),
  ];
  document.getElementById("filters").replaceChildren(...parts.filter(Boolean));
  recolour();
}

/** The badges carry the theme's colours, so they are drawn again when it changes. */
function recolour() {
  for (const { badge, at } of choices) if (badge) at.querySelector(".badge").replaceChildren(badge());
}

const plural = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** Counts, and what is chosen, after each change. */
function recount() {
  for (const { key, set, value, at, hides } of choices) {
    const number = shown.counts.get(key) ?? 0;
    at.querySelector(".count").textContent = number.toLocaleString("en");
    at.classList.toggle("none", !number);
    if (hides) at.setAttribute("aria-pressed", String(!set.has(value)));
    else at.querySelector("input").checked = set.has(value);
  }
  for (const { at, set } of folds) at.querySelector(".chosen").textContent = set.size ? `${set.size} chosen` : "";
  document.getElementById("shown").textContent =
    `${plural(shown.listed.size, "entity", "entities")}, ${plural(shown.claims.size, "claim", "claims")}`;
  document.getElementById("unfilter").hidden = !isFiltered();
}

document.getElementById("unfilter").addEventListener("click", () => {
  clearChoices();
  focusOn("");
  legendBox.querySelector("button").focus();
});
light.addEventListener("change", recolour);
followers.push(recount);
