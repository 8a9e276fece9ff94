let last = 0;

/**
 * Makes a text input a type-ahead list (ARIA 1.2, combobox with a list popup). It asks `data-suggest` with `?q=`, expects
 * `[{"id","label","detail"}]`, and puts the id of the choice into the hidden input named by `data-fills`.
 */
export function combine(input) {
  if (input.getAttribute("role") === "combobox") return;
  const hidden = document.getElementById(input.dataset.fills ?? "");
  const box = input.closest(".combo") ?? input.parentElement;
  const list = document.createElement("ul");
  const news = document.createElement("span");
  const key = `suggestions-${++last}`;
  let choices = [];
  let active = -1;
  let timer;
  let running;

  list.id = key;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  const label = input.labels?.[0];
  if (label) list.setAttribute("aria-labelledby", (label.id ||= `${key}-label`));
  news.className = "visually-hidden";
  news.setAttribute("role", "status");
  box.append(list, news);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": key };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (index) => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    const option = list.children[index];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const choose = (index) => {
    const choice = choices[index];
    if (!choice) return;
    input.value = choice.label;
    if (hidden) hidden.value = choice.id;
    close();
    input.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: choice }));
  };

  const show = () => {
    list.replaceChildren(...choices.map((choice, index) => {
      const option = document.createElement("li");
      option.id = `${key}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const name = document.createElement("bdi");
      name.className = "strong";
      name.textContent = choice.label;
      option.append(name);
      if (choice.detail) {
        const detail = document.createElement("span");
        detail.className = "small soft";
        detail.dir = "auto";
        detail.textContent = choice.detail;
        option.append(detail);
      }
      // mousedown would take the focus out of the input before the click is known
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(index));
      return option;
    }));
    const words = input.dataset;
    const said = choices.length === 0 ? words.none : choices.length === 1 ? words.one : words.many;
    news.textContent = (said ?? "").replace("{count}", String(choices.length));
    if (choices.length === 0) return close();
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(-1);
  };

  const ask = async () => {
    const query = input.value.trim();
    running?.abort();
    if (query === "") return close();
    running = new AbortController();
    try {
      const url = new URL(input.dataset.suggest, location.href);
      url.searchParams.set("q", query);
      const answer = await fetch(url, { signal: running.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      choices = await answer.json();
      if (document.activeElement === input) show();
    } catch {
      // Without an answer the field stays a plain one: the server looks the text up.
    }
  };

  input.addEventListener("input", (event) => {
    if (hidden) hidden.value = "";
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    const count = choices.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Tab" && open && active >= 0) {
      choose(active);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  });
}
