/* Keeps the bar of a loading sample world up to date; the office's pages get theirs from here. */
(() => {
  const everySeconds = 2;
  const make = () => {
    const box = document.createElement("p");
    box.className = "sample-loading";
    box.innerHTML = '<label><span data-loading-label></span> <progress data-loading max="100"></progress></label>';
    document.querySelector("main")?.prepend(box);
    return box.querySelector("progress");
  };
  const bar = document.querySelector("[data-loading]") || make();
  const look = async () => {
    const { percent, label } = await (await fetch("/contoh/kemajuan/")).json();
    const text = bar.closest("label").querySelector("[data-loading-label]");
    if (text && !text.textContent) text.textContent = label;
    bar.value = percent;
    if (percent >= 100) bar.closest(".sample-loading").hidden = true;
    else setTimeout(look, everySeconds * 1000);
  };
  look().catch(() => setTimeout(look, everySeconds * 1000));
})();
