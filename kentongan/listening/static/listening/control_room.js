// The control room looks for changes by itself; one may stop it, and nothing is pulled away
// from under a person who is at work in it.
const board = document.getElementById("papan");
const said = document.getElementById("papan-kabar");
const pause = document.getElementById("papan-jeda");
const EVERY = 30000; // milliseconds
let mark = board?.dataset.mark;

const alerts = () => new Set([...board.querySelectorAll("[data-alert]")].map((each) => each.dataset.alert));
const busy = () => board.contains(document.activeElement) || !!board.querySelector("details[open]");

async function look() {
  if (document.hidden || pause.getAttribute("aria-pressed") === "true") return;
  const answer = await fetch(board.dataset.source, {
    headers: { "If-None-Match": `"${mark}"` }, cache: "no-store",
  }).catch(() => null);
  if (!answer || answer.redirected) { said.textContent = board.dataset.lost; return; }
  if (answer.status !== 200) { if (answer.status !== 304) said.textContent = board.dataset.lost; return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const before = alerts();
  const come = [...fresh.querySelectorAll("[data-alert]")].filter((each) => !before.has(each.dataset.alert));
  said.textContent = come.length
    ? board.dataset.come.replace("COUNT", come.length)
    : board.dataset.changed;
  if (busy()) { said.textContent += ` ${board.dataset.waits}`; return; }
  mark = answer.headers.get("ETag")?.replace(/^W\//, "").replaceAll('"', "") ?? mark;
  board.replaceChildren(...fresh.body.childNodes);
}

if (board && pause) {
  document.getElementById("papan-alat").hidden = false;
  pause.addEventListener("click", () => {
    const paused = pause.getAttribute("aria-pressed") !== "true";
    pause.setAttribute("aria-pressed", String(paused));
    said.textContent = paused ? board.dataset.paused : board.dataset.resumed;
    if (!paused) look();
  });
  setInterval(look, Number(board.dataset.every) || EVERY);
}
