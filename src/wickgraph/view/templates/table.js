// The same content as a table: it follows the filters and the time, and can be sorted by each column.

const claimsBox = document.getElementById("claims");
const tableBody = claimsBox.querySelector("tbody");
/** Rows that are made at a time; more on demand. */
const ROWS_AT_A_TIME = 200;

const sourcesOf = (claim) => (claim.evidence ?? []).map(({ source }) => DATA.sources[source].title).join("; ");
/** By column: the text by which it is sorted. */
/** @type {[string, (row: [string, Claim]) => string][]} */
const COLUMNS = [
  ["Subject", ([, claim]) => nameOf(claim.s)],
  ["Property", ([, claim]) => wordOf(claim.p)],
  ["Object", ([, claim]) => (claim.o ? nameOf(claim.o) : claim.v ?? "")],
  ["Status", ([id]) => statusNow(id)],
  ["As of", ([, claim]) => claim.asOf ?? ""],
  ["Said by", ([, claim]) => (claim.by ?? []).map(nameOf).join(", ")],
  ["Source", ([, claim]) => sourcesOf(claim)],
];
const collator = new Intl.Collator("en", { numeric: true });

const order = { column: -1, down: false };
/** While it is printed, the table is open for that only. */
let isOnPaper = false;
let rowsShown = ROWS_AT_A_TIME;

/** Claims that are shown, in the order asked for; what is empty comes last. */
function ordered() {
  const rows = claimsShown();
  if (order.column < 0) return rows;
  const [, text] = COLUMNS[order.column];
  const way = order.down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: text(row) }));
  keyed.sort((a, b) => Number(!a.key) - Number(!b.key) || way * collator.compare(a.key, b.key));
  return keyed.map(({ row }) => row);
}

function sourceCell(claim) {
  return (claim.evidence ?? []).flatMap(({ source, start, end }, at) => {
    const of = DATA.sources[source];
    const place = start === undefined ? null : element("small", {}, ` ${start}–${end}`);
    return [at ? "; " : null, of.url ? link(of.url, name(of.title)) : name(of.title), place];
  });
}

function row([id, claim]) {
  const qualifiers = (claim.qualifiers ?? []).map(({ p, o, v }) => element("small", {}, ` · ${wordOf(p)}: `, name(o ? nameOf(o) : v ?? "")));
  const property = element("button", { type: "button", class: "goto", on: () => pick(id, { focus: true, move: true }) }, wordOf(claim.p));
  const cells = [
    [entity(claim.s)],
    [property],
    [claim.o ? entity(claim.o) : name(valueOf(claim)), ...qualifiers],
    [statusNow(id)],
    [claim.asOf],
    [(claim.by ?? []).map(nameOf).join(", ")],
    sourceCell(claim),
  ];
  return element("tr", {}, cells.map((each) => element("td", {}, each)));
}

/** Make the rows anew; a closed table waits until it is opened. */
function showRows(most = rowsShown) {
  if (!claimsBox.open && most !== Infinity) return;
  const rows = ordered();
  tableBody.replaceChildren(...rows.slice(0, most).map(row));
  const left = rows.length - Math.min(most, rows.length);
  const more = document.getElementById("more");
  more.hidden = !left;
  more.textContent = `Show ${Math.min(left, ROWS_AT_A_TIME)} more of ${left.toLocaleString("en")}`;
}

function countRows() {
  const all = CLAIMS.size;
  const some = shown.claims.size === all ? `All ${all.toLocaleString("en")}` : `${shown.claims.size.toLocaleString("en")} of ${all.toLocaleString("en")}`;
  claimsBox.querySelector("summary").textContent = `${some} ${all === 1 ? "claim" : "claims"} as a table`;
}

function sortBy(column) {
  order.down = order.column === column && !order.down;
  order.column = column;
  rowsShown = ROWS_AT_A_TIME;
  markOrder();
  showRows();
}

function markOrder() {
  claimsBox.querySelectorAll("th").forEach((head, at) => {
    if (at === order.column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
}

claimsBox.querySelectorAll("th").forEach((head, at) => {
  head.replaceChildren(element("button", { type: "button", class: "sort", on: () => sortBy(at) }, COLUMNS[at][0]));
});
document.getElementById("more").addEventListener("click", () => {
  const first = rowsShown;
  rowsShown += ROWS_AT_A_TIME;
  showRows();
  tableBody.rows[first]?.querySelector("button")?.focus();
});
claimsBox.addEventListener("toggle", () => {
  rowsShown = ROWS_AT_A_TIME;
  showRows(isOnPaper ? Infinity : rowsShown);
  if (claimsBox.open && !isOnPaper) claimsBox.scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
});
followers.push(countRows, () => showRows());
