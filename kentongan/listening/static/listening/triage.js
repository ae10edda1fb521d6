// The triage list by keyboard: one article at a time, one request for each, undo without end.
const list = document.getElementById("triage");
const said = document.getElementById("triage-said");
const box = document.getElementById("triage-cards");
const help = document.getElementById("triage-keys");
const helpButton = document.getElementById("triage-help");
const keysOn = document.getElementById("triage-shortcuts");
const PREFETCH = 6; // cards left when the next ones are asked for
const RETRY = 2000; // milliseconds until an officer who waits is asked for again
const STORE = "kentongan-triage-keys";
const TONES = ["-1", "0", "1"];
const done = []; // cards in the order of their marks, for undo
let sending = Promise.resolve(); // one request after another: an undo never overtakes its mark
let place = 0;
let asking = false;
let drained = false;

const cards = () => [...box.children].filter((each) => each.matches(".triage-card"));
const current = () => cards()[place];
const say = (text) => { said.textContent = text; };

function show(focus = true) {
  cards().forEach((card, number) => { card.hidden = number !== place; });
  const card = current();
  const all = list.dataset.waiting;
  const total = all.endsWith("+") ? all : Math.max(Number(all), cards().length);
  document.getElementById("triage-progress").textContent = list.dataset.progress
    .replace("PLACE", Math.min(place + 1, cards().length)).replace("ALL", total);
  if (!card) say(list.dataset.cleared);
  if (focus) (card ? card.querySelector("h2") : said).focus();
  if (cards().length - place <= PREFETCH) fetchMore();
}

async function fetchMore() {
  if (asking || drained) return;
  asking = true;
  await sending; // the server leaves out what is marked; a mark on its way would come once more
  const there = cards().slice(-60).map((card) => `ada=${card.dataset.key}`).join("&");
  try {
    const answer = await fetch(`${list.dataset.more}?${there}`);
    const html = answer.ok ? await answer.text() : "";
    const wasEmpty = !current();
    const before = cards().length;
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const card of fresh.querySelectorAll(".triage-card")) {
      if (box.querySelector(`[data-key="${card.dataset.key}"]`)) continue;
      card.hidden = true;
      box.append(card);
    }
    drained = answer.ok && cards().length === before;
    if (wasEmpty && current()) show();
  } catch { /* asked again below, or with the next article */ } finally { asking = false; }
  if (!drained && !current()) setTimeout(fetchMore, RETRY);
}

function post(address, data) {
  sending = sending.then(() => send(address, data));
}

async function send(address, data) {
  try {
    const answer = await fetch(address, {
      method: "POST", body: data, keepalive: true, headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(answer.status);
    say((await answer.json()).text);
  } catch { say(list.dataset.failed); }
}

function leave(verdict) {
  const card = current();
  const form = card?.querySelector("form");
  if (!form) { if (card) { place += 1; show(); } return; }
  const data = new FormData(form);
  data.set("verdict", verdict);
  done.push(card);
  place += 1;
  show();
  post(form.action, data);
}

function undo() {
  const card = done.pop();
  if (!card) { say(list.dataset.undone); return; }
  const data = new FormData();
  data.set("csrfmiddlewaretoken", card.querySelector("[name=csrfmiddlewaretoken]").value);
  card.querySelectorAll("input[type=radio]").forEach((each) => { each.checked = false; });
  place = cards().indexOf(card);
  show();
  post(card.dataset.undo, data);
}

function back() {
  if (place > 0) { place -= 1; show(); }
}

function tone(part, number) {
  const choice = current()?.querySelector(`input[name=${part}][value="${TONES[number]}"]`);
  if (!choice) return;
  choice.checked = true;
  say(`${choice.closest("fieldset").querySelector("legend").textContent}: ${choice.parentElement.textContent.trim()}`);
}

async function offers() {
  const card = current();
  if (!card) return;
  const answer = await fetch(card.dataset.offers).catch(() => null);
  if (!answer?.ok) { say(list.dataset.failed); return; }
  const place = card.querySelector(".triage-offers");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...fresh.body.childNodes);
  place.querySelector("button, a")?.focus();
}

// What a later room offers is done without leaving the list; where it led stays as a link.
async function take(form) {
  const offer = form.closest(".triage-offers");
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!answer?.ok) { say(list.dataset.failed); return; }
  const link = document.createElement("a");
  link.href = answer.url;
  link.textContent = list.dataset.look;
  const line = document.createElement("p");
  const what = form.querySelector("button").textContent.trim();
  line.append(`${list.dataset.taken.replace("WHAT", what)} `, link);
  offer.replaceChildren(line);
  say(line.firstChild.textContent);
  link.focus();
}

function toggleHelp() {
  help.hidden = !help.hidden;
  helpButton.setAttribute("aria-expanded", String(!help.hidden));
  (help.hidden ? helpButton : help).focus();
}

function act(event) {
  const digit = /^Digit([1-6])$/.exec(event.code)?.[1] ?? (/^[1-6]$/.test(event.key) ? event.key : "");
  if (digit) {
    const number = Number(digit) - 1;
    if (event.shiftKey || number > 2) tone("body", number % 3);
    else tone("headline", number);
    return true;
  }
  const keys = {
    j: () => leave("seen"), ArrowRight: () => leave("seen"), k: back, ArrowLeft: back,
    x: () => leave("not_ours"), u: undo, i: offers, "?": toggleHelp,
    o: () => current()?.querySelector(".triage-open")?.click(),
  };
  const found = keys[event.key];
  found?.();
  return !!found;
}

function onKey(event) {
  if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return;
  const arrows = event.key.startsWith("Arrow");
  if (arrows && target.matches("input[type=radio]")) return;
  if (act(event)) { event.preventDefault(); event.stopImmediatePropagation(); }
}

function start() {
  document.getElementById("triage-tools").hidden = false;
  keysOn.checked = (localStorage.getItem(STORE) ?? list.dataset.shortcuts) === "on";
  keysOn.addEventListener("change", () => localStorage.setItem(STORE, keysOn.checked ? "on" : "off"));
  helpButton.addEventListener("click", toggleHelp);
  window.addEventListener("keydown", onKey, true);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target.closest(".triage-offers")) { take(event.target); return; }
    leave(event.submitter?.value ?? "seen");
  });
  show(false);
}

if (list && box) start();
