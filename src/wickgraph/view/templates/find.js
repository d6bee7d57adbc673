// Finding: a box that completes names and aliases.

const findBox = document.getElementById("find");
const findList = document.getElementById("found");
const MOST_FOUND = 8;

/** @type {{id: string, shown: string, alias: string, key: string}[]} each name and alias */
const INDEX = DATA.nodes.flatMap(({ id }) => {
  const { label, aliases = [] } = ENTITIES.get(id);
  return [label, ...aliases].map((text, at) => ({ id, shown: label, alias: at ? text : "", key: folded(text) }));
});

/** 0: all of it, 1: its beginning, 2: the beginning of a word, 3: anywhere; undefined: not at all. */
function rank(key, wanted) {
  const at = key.indexOf(wanted);
  if (at < 0) return undefined;
  if (at === 0) return key.length === wanted.length ? 0 : 1;
  return /[\s:(“"'-]/.test(key[at - 1]) ? 2 : 3;
}

function find(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const best = new Map();
  for (const entry of INDEX) {
    const score = rank(entry.key, wanted);
    if (score !== undefined && score < (best.get(entry.id)?.score ?? 9)) best.set(entry.id, { ...entry, score });
  }
  const size = (id) => NODES.get(id).size;
  return [...best.values()].sort((a, b) => a.score - b.score || size(b.id) - size(a.id)).slice(0, MOST_FOUND);
}

let choice = 0;

function offer() {
  const found = find(findBox.value);
  choice = 0;
  const items = found.map(({ id, shown, alias }, at) => {
    const kind = KINDS.get(NODES.get(id).group);
    const item = element("li", { role: "option", id: `found-${at}`, "data-id": id }, badge(kind), name(shown), element("small", {}, name(alias || kind.label)));
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(id));
    return item;
  });
  const none = element("li", { role: "option", "aria-disabled": "true" }, "Nothing of that name");
  findList.replaceChildren(...(items.length || !findBox.value.trim() ? items : [none]));
  findList.hidden = !findList.children.length;
  findBox.setAttribute("aria-expanded", String(!findList.hidden));
  markChoice();
}

function markChoice() {
  const options = [...findList.querySelectorAll("[data-id]")];
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === choice)));
  if (options[choice]) findBox.setAttribute("aria-activedescendant", options[choice].id);
  else findBox.removeAttribute("aria-activedescendant");
}

function closeFind() {
  findList.hidden = true;
  findBox.setAttribute("aria-expanded", "false");
  findBox.removeAttribute("aria-activedescendant");
}

function choose(id) {
  findBox.value = "";
  closeFind();
  pick(id, { focus: true, move: true });
}

findBox.addEventListener("input", offer);
findBox.addEventListener("blur", closeFind);
findBox.addEventListener("keydown", (event) => {
  const options = [...findList.querySelectorAll("[data-id]")];
  if (event.key === "Enter" && options[choice]) choose(options[choice].dataset.id);
  else if (event.key === "Escape") {
    event.stopPropagation();
    findBox.value = "";
    closeFind();
    findBox.blur();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
    event.preventDefault();
    choice = (choice + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    markChoice();
  }
});
