// Colours of a query: the text cut into tokens, each a span with a class.
import { element } from "./element.js";

const KEYWORDS = `SELECT CONSTRUCT ASK DESCRIBE WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER EXISTS NOT IN BIND VALUES AS
 DISTINCT REDUCED ORDER BY ASC DESC GROUP HAVING LIMIT OFFSET PREFIX BASE UNDEF SERVICE COUNT SUM MIN MAX AVG SAMPLE
 GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI COALESCE IF STRLEN SUBSTR UCASE LCASE STRSTARTS
 STRENDS CONTAINS STRBEFORE STRAFTER CONCAT REPLACE REGEX ABS ROUND CEIL FLOOR NOW YEAR MONTH DAY ISIRI ISLITERAL TRUE
 FALSE`.split(/\s+/);
export const keywords = new Set(KEYWORDS);

const TOKEN = new RegExp(
  [
    "(?<comment>#[^\\n]*)",
    "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
    "(?<string>\"\"\"[^]*?(?:\"\"\"|$)|'''[^]*?(?:'''|$)|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
    "(?<variable>[?$]\\w+)",
    "(?<named>[A-Za-z][\\w.-]*:[\\w.-]*|:[\\w.-]+)",
    "(?<number>\\b\\d+(?:\\.\\d+)?\\b)",
    "(?<word>[A-Za-z_]+)",
  ].join("|"),
  "gu",
);

/** The tokens of a text: {kind, text, at}; what is none of them (signs, spaces) is of kind "". */
export function tokens(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) found.push({ kind: "", text: text.slice(at, match.index), at });
    const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
    found.push({ kind, text: match[0], at: match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: "", text: text.slice(at), at });
  return found;
}

function classOf({ kind, text }, known) {
  if (kind === "word") return keywords.has(text.toUpperCase()) ? "keyword" : text === "a" ? "keyword" : "";
  if (kind === "named") return known.has(text) ? "known" : "";
  return kind;
}

/** Paints a text; `wrong` is the offset of a mistake, or -1. */
export function paint(target, text, known, wrong = -1) {
  const spans = tokens(text).map((token) => {
    const isWrong = wrong >= token.at && wrong < token.at + token.text.length;
    const name = [classOf(token, known), isWrong ? "wrong" : ""].filter(Boolean).join(" ");
    return name ? element("span", { class: name }, token.text) : token.text;
  });
  // A line end at the end of a block has no height of its own.
  target.replaceChildren(...spans, "\n");
}
