// Counts the texts of an emergency notice while its five fields are filled in.
const form = document.querySelector("form[data-count]");
let waiting = 0;

async function count() {
  const answer = await fetch(form.dataset.count, { method: "POST", body: new FormData(form) });
  if (!answer.ok) return;
  for (const one of (await answer.json()).lengths) {
    const place = form.querySelector(`[data-length="${one.name}"]`);
    place.dataset.label ??= place.textContent;
    place.textContent = `${place.dataset.label}: ${one.used}/${one.limit}`;
    place.style.fontWeight = one.used > one.limit ? "bold" : "";
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(count, 300);
});
