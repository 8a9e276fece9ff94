/** Follows the server's events: a dot tells whether the line is open, and a named part of the page refreshes itself. */
export function follow(wake) {
  const sign = document.querySelector("[data-live]");
  if (!sign || !("EventSource" in window)) return;
  const word = sign.querySelector("[data-live-word]");
  const tell = (state, text) => {
    if (sign.dataset.liveState === state) return;
    sign.dataset.liveState = state;
    if (word && text) word.textContent = text;
  };
  const source = new EventSource(sign.dataset.live);
  source.addEventListener("open", () => tell("on", sign.dataset.liveOn));
  source.addEventListener("error", () => tell("off", sign.dataset.liveOff));
  source.addEventListener("change", (event) => refresh(event.data, wake));
  addEventListener("pagehide", () => source.close());
}

async function refresh(name, wake) {
  const selector = `[data-live-part="${CSS.escape(name)}"]`;
  const current = document.querySelector(selector);
  // What somebody is writing in is never taken away.
  if (!current || current.contains(document.activeElement)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(selector);
    if (!fresh) return;
    current.replaceWith(fresh);
    wake(fresh);
  } catch {
    // The next event or the next visit shows it.
  }
}
