/* The kit page: copy the text, or hand it to the telephone's share sheet. */
"use strict";
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-share]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy || button.dataset.share).textContent;
  const said = document.getElementById("kit-said");
  const say = (words) => { if (said) said.textContent = words; };
  if (button.dataset.share) {
    navigator.share({ text }).then(() => say(button.dataset.done), () => {});
    return;
  }
  navigator.clipboard.writeText(text).then(
    () => say(button.dataset.done),
    () => say(button.dataset.failed),
  );
});
if (navigator.share) {
  document.querySelectorAll("[data-share]").forEach((button) => { button.hidden = false; });
}
