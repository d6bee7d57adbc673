// What the word before the caret may become. Nothing here touches the page.
import { keywords } from "./paint.js";

const MOST = 40;
const WORD = /(?:[?$]\w*|[A-Za-z][\w.-]*:[\w.-]*|[A-Za-z_]+)$/u;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const bare = (text) => folded(text).replace(/[^\p{L}\p{N}]/gu, "");

/** The word that ends at `caret`, or "" inside of comments and strings. */
export function wordBefore(text, caret) {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const quotes = line.replace(/\\./g, "").match(/"/g)?.length ?? 0;
  if (/(?:^|\s)#/.test(line) || quotes % 2) return "";
  return line.match(WORD)?.[0] ?? "";
}

/** 0: begins so, 1: a later word of it begins so, 2: has it inside; undefined: not at all. */
function rank(wanted, name, label) {
  const keys = [bare(name), bare(label)];
  if (keys.some((key) => key.startsWith(wanted))) return 0;
  if (folded(label).split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 1;
  return wanted.length > 2 && keys.some((key) => key.includes(wanted)) ? 2 : undefined;
}

function ranked(wanted, offers) {
  return offers
    .map((offer) => ({ offer, score: rank(wanted, offer.local, offer.label) }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => a.score - b.score || a.offer.name.length - b.offer.name.length || (a.offer.name < b.offer.name ? -1 : 1))
    .map(({ offer }) => offer);
}

const asOffer = ({ name, label, kind, about }) => ({ name, local: name.slice(name.indexOf(":") + 1), label, kind, about });

/** Completions by words known beforehand (`words`), entities of the graph, and the text itself. */
export class Completion {
  constructor(words) {
    this.terms = words.terms.map(asOffer);
    this.prefixes = Object.entries(words.prefixes).map(([prefix, iri]) => ({ name: `${prefix}:`, local: prefix, label: "", kind: "prefix", about: iri }));
    this.keywords = [...keywords].map((name) => ({ name, local: name, label: "", kind: "" }));
    this.entities = [];
    this.known = new Set(words.terms.map(({ name }) => name));
  }

  addEntities(entities) {
    this.entities = entities.map(asOffer);
    for (const { name } of this.entities) this.known.add(name);
  }

  /** What `word` may become in `text`; `asked` offers something for nothing, too. */
  offers(word, text, asked) {
    if (/^[?$]/.test(word)) return this.variables(word, text);
    const colon = word.indexOf(":");
    const wanted = bare(word.slice(colon + 1));
    if (colon >= 0) {
      const prefix = word.slice(0, colon + 1);
      const all = prefix === "id:" ? this.entities : this.terms.filter(({ name }) => name.startsWith(prefix));
      return (wanted ? ranked(wanted, all) : all).filter(({ name }) => name !== word).slice(0, MOST);
    }
    if (!asked && wanted.length < 2) return [];
    const plain = [...this.terms, ...this.prefixes, ...this.keywords, ...(wanted ? this.entities : [])];
    return (wanted ? ranked(wanted, plain) : this.terms).filter(({ name }) => name !== word).slice(0, MOST);
  }

  variables(word, text) {
    const found = new Set(text.match(/[?$]\w+/g) ?? []);
    found.delete(word);
    const begun = [...found].filter((name) => name.startsWith(word) && name !== word).sort();
    return begun.map((name) => ({ name, local: name, label: "", kind: "variable" }));
  }
}
