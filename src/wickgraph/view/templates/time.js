// The slider of time: what was known or believed on a day, what came out then, and what changed.

const timeBar = document.getElementById("time");
const whenBox = document.getElementById("when");

/** Room that the name of a year takes, in pixels. */
const YEAR_WIDTH = 40;

/** What the last place of the slider shows. */
const ALL_OF_IT = HISTORY.until ? `As of ${HISTORY.until}` : "Now";

/** How much is new at a step, in a few words. */
function newsInWords({ claims, changed, released }) {
  const parts = [
    released.length ? `${released.map(nameOf).join(", ")} came out` : "",
    claims.length ? plural(claims.length, "new claim", "new claims") : "",
    changed.length ? `${changed.length} changed` : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** Look at a step: the picture, the legend, the table and the panel follow. */
function look(at) {
  goToStep(at);
  applyFilter();
}

function showTime() {
  const news = changesAt(step);
  const words = isPast() ? newsInWords(news) : "";
  whenBox.value = String(step);
  whenBox.setAttribute("aria-valuetext", isPast() ? `${dateInWords(STEPS[step])}: ${words}` : `${ALL_OF_IT}: all that is known`);
  document.getElementById("then").textContent = isPast() ? dateInWords(STEPS[step]) : ALL_OF_IT;
  document.getElementById("news").textContent = words;
  document.getElementById("news").hidden = !isPast();
  document.getElementById("now").hidden = !isPast();
  document.getElementById("earlier").disabled = step === 0;
  document.getElementById("later").disabled = !isPast();
  timeBar.classList.toggle("past", isPast());
}

/** Marks over the slider: where works came out, and where years begin, as far as there is room. */
function ticks() {
  const box = document.getElementById("ticks");
  const mark = (tag, at, properties, ...children) => {
    const made = element(tag, properties, ...children);
    made.style.left = `${(at / STEPS.length) * 100}%`;
    return made;
  };
  const out = Object.entries(HISTORY.released).map(([at, works]) => mark("i", Number(at), { class: "release", title: `${works.map(nameOf).join(", ")}, ${STEPS[at]}` }));
  const years = STEPS.map((day, at) => ({ year: day.slice(0, 4), at })).filter(({ year, at }) => STEPS[at - 1]?.slice(0, 4) !== year);
  const apart = (YEAR_WIDTH / (box.clientWidth || 600)) * STEPS.length;
  let next = 0;
  const roomy = years.filter(({ at }) => {
    const fits = at >= next && at <= STEPS.length - apart / 2;
    if (fits) next = at + apart;
    return fits;
  });
  box.replaceChildren(...out, ...roomy.map(({ year, at }) => mark("b", at, {}, year)));
}

/** What was there before and what became of it, for a claim that changed. */
const turn = (id) => `${statusAt(id, step - 1) || "said"} → ${statusAt(id, step) || "said"}`;

/** The card of a step: what came out, what is new, what changed. */
function changesCard() {
  if (!isPast()) return [title(ALL_OF_IT), element("p", {}, "All that is known counts.")];
  const { claims, changed, released } = changesAt(step);
  const line = (id) => element("li", {}, claimButton(id, tellClaim(id), []));
  const turned = (id) => element("li", {}, claimButton(id, tellClaim(id), [turn(id)]));
  return [
    element("p", { class: "kind" }, "as of"),
    title(dateInWords(STEPS[step])),
    released.length ? [heading("Came out"), element("p", {}, released.flatMap((id, at) => [at ? ", " : "", entity(id)]))] : [],
    changed.length ? [heading("Changed"), element("ul", { class: "facts" }, changed.map(turned))] : [],
    claims.length ? [heading("New"), element("ul", { class: "facts" }, claims.map(line))] : [],
  ];
}

if (STEPS.length > 1) {
  whenBox.max = String(STEPS.length);
  new ResizeObserver(ticks).observe(document.getElementById("ticks"));
  whenBox.addEventListener("input", () => look(Number(whenBox.value)));
  if (HISTORY.until) document.getElementById("now").textContent = `Back to ${HISTORY.until}`;
  document.getElementById("earlier").addEventListener("click", () => look(step - 1));
  document.getElementById("later").addEventListener("click", () => look(step + 1));
  document.getElementById("now").addEventListener("click", () => {
    look(STEPS.length);
    whenBox.focus();
  });
  document.getElementById("news").addEventListener("click", () => pick("changes", { focus: true }));
  followers.push(showTime);
}
