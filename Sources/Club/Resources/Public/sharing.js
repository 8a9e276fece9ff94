/** Buttons that copy a text, and links that open the phone's own sharing sheet where there is one. */
export function offerSharing(root) {
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.addEventListener("click", async () => {
      const word = button.querySelector("span") ?? button;
      const before = word.textContent;
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        return;
      }
      button.setAttribute("aria-live", "polite");
      word.textContent = button.dataset.done ?? "✓";
      setTimeout(() => (word.textContent = before), 2500);
    });
  }
  if (!navigator.share) return;
  for (const link of root.querySelectorAll("a[data-share]")) {
    link.addEventListener("click", async (event) => {
      const { shareTitle: title, shareText: text, shareUrl: url } = link.dataset;
      event.preventDefault();
      try {
        await navigator.share({ title, text, url });
      } catch (error) {
        if (error.name !== "AbortError") location.assign(link.href);
      }
    });
  }
}
