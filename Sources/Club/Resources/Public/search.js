/** Searches while one types: the same page is fetched with the form's query and its [data-results] takes our place. */
export function searchAsTyped(form, wake) {
  let timer;
  let running;

  const address = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value.trim() !== "") query.append(name, value);
    }
    const text = query.toString();
    return (form.getAttribute("action") || location.pathname) + (text ? `?${text}` : "");
  };

  const search = async () => {
    const current = document.querySelector("[data-results]");
    if (!current) return form.submit();
    const url = address();
    running?.abort();
    running = new AbortController();
    current.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: running.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return location.assign(url);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-results]");
      if (!fresh) return location.assign(url);
      // The status line is kept and refilled, since only a change inside a live region is read aloud.
      const status = current.querySelector('[role="status"]');
      const news = fresh.querySelector('[role="status"]');
      if (status && news) {
        status.replaceChildren(...news.childNodes);
        news.remove();
        for (const child of [...current.childNodes]) if (!child.contains(status)) child.remove();
        current.append(...fresh.childNodes);
      } else {
        current.replaceChildren(...fresh.childNodes);
      }
      current.removeAttribute("aria-busy");
      history.replaceState(null, "", url);
      wake(current);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    }
  };

  form.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(search, event.target.matches("input[type=search], input[type=text]") ? 220 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
}
