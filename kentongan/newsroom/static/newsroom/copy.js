// "Salin teks": copies the text of the box that the button names; without this file the box stays
// selectable and the button hidden.
for (const button of document.querySelectorAll("[data-copy]")) {
  const box = document.getElementById(button.dataset.copy);
  const done = document.getElementById(button.dataset.done);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      box.focus();
      box.select();
      document.execCommand("copy");
    }
    if (done) done.hidden = false;
  });
}
