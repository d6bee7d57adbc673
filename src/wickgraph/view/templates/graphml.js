// The shown part of the graph as GraphML, for Gephi, yEd, networkx and their kind.

const GRAPHML = "http://graphml.graphdrawing.org/xmlns";
const GRAPHML_KEYS = {
  node: ["label", "kind", "aliases", "values"],
  edge: ["label", "predicate", "status", "as_of", "said_by", "source", "claim"],
};

/** What is said of a node in values and not in edges, as text. */
function valuesInWords(id) {
  const values = (ENTITIES.get(id).values ?? []).filter((claim) => shown.claims.has(claim));
  return values.map((claim) => `${wordOf(CLAIMS.get(claim).p)}: ${CLAIMS.get(claim).v}`).join("; ");
}

function asGraphml() {
  const xml = document.implementation.createDocument(GRAPHML, "graphml", null);
  const make = (tag, attributes, ...children) => {
    const made = xml.createElementNS(GRAPHML, tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, xmlText(String(value)));
    made.append(...children);
    return made;
  };
  const texts = (sort, values) =>
    GRAPHML_KEYS[sort].map((key, at) => (values[at] ? make("data", { key: `${sort}-${key}` }, xmlText(String(values[at]))) : "")).filter(Boolean);
  const keys = Object.entries(GRAPHML_KEYS).flatMap(([sort, names]) =>
    names.map((key) => make("key", { id: `${sort}-${key}`, for: sort, "attr.name": key, "attr.type": "string" })),
  );
  const nodes = nodesShown().map(({ id, group }) => {
    const of = ENTITIES.get(id);
    return make("node", { id }, ...texts("node", [of.label, group, (of.aliases ?? []).join("; "), valuesInWords(id)]));
  });
  const edges = DATA.edges.filter(isDrawn).map((edge) => {
    const claim = CLAIMS.get(edge.claim);
    const titles = (claim.evidence ?? []).map(({ source }) => DATA.sources[source].title).join("; ");
    const values = [edge.label, predicateOf(edge), statusOf(edge), claim.asOf, (claim.by ?? []).map(nameOf).join("; "), titles, isPlain(edge.claim) ? "" : edge.claim];
    return make("edge", { id: edge.id, source: edge.from, target: edge.to }, ...texts("edge", values));
  });
  xml.documentElement.append(...keys, make("graph", { edgedefault: "directed" }, ...nodes, ...edges));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml)}\n`;
}
