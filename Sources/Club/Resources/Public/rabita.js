// What script adds to pages that work without it. Every part finds its own elements and is silent when there are none.
// One file: static names change with their content, so modules could not import each other by name.

/** Searches while one types: the same page is fetched with the form's query and its [data-results] takes our place. */
function searchAsTyped(form, wake) {
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

let last = 0;

/**
 * Makes a text input a type-ahead list (ARIA 1.2, combobox with a list popup). It asks `data-suggest` with `?q=`, expects
 * `[{"id","label","detail"}]`, and puts the id of the choice into the hidden input named by `data-fills`.
 */
function combine(input) {
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

/** Names and focus for the error summary, one sending per form, passwords shown on demand, a file dropped on its label. */
function polish(root) {
  for (const link of root.querySelectorAll("[data-errors] a[href^='#']")) nameField(link);
  root.querySelector("[data-errors]")?.focus();
  for (const button of root.querySelectorAll("button[data-reveal]")) reveal(button);
  for (const drop of root.querySelectorAll("label.drop")) receive(drop);
}

/** "Fill this in" says more with the field's own label before it. */
function nameField(link) {
  const field = document.getElementById(link.hash.slice(1));
  const label = field?.labels?.[0] ?? field?.closest("fieldset")?.querySelector("legend");
  if (!label || label.matches(".tick, .choice label")) return;
  const words = label.cloneNode(true);
  for (const extra of words.querySelectorAll(".optional, .hint, input, select")) extra.remove();
  const name = words.textContent.trim();
  if (name === "" || link.textContent.includes(name)) return;
  const told = document.createElement("strong");
  told.textContent = name;
  link.replaceChildren(told, document.createElement("br"), ...link.childNodes);
}

function reveal(button) {
  const input = document.getElementById(button.dataset.reveal);
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}

function receive(drop) {
  const input = drop.querySelector('input[type="file"]');
  if (!input) return;
  const over = (state) => (event) => {
    event.preventDefault();
    drop.classList.toggle("over", state);
  };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    const name = drop.querySelector("[data-file-name]");
    if (name) name.textContent = [...input.files].map((file) => file.name).join(", ");
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
  // A download or a lost connection never leaves this page: let the person try again.
  setTimeout(() => release(form), 8000);
});

addEventListener("pageshow", () => {
  for (const form of document.forms) release(form);
});

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-busy="true"]')) button.removeAttribute("aria-busy");
}

/** Buttons that copy a text, and links that open the phone's own sharing sheet where there is one. */
function offerSharing(root) {
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

/** Follows the server's events: a dot tells whether the line is open, and a named part of the page refreshes itself. */
function follow(wake) {
  const sign = document.querySelector("[data-live]");
  if (!sign || !("EventSource" in window)) return;
  const word = sign.querySelector("[data-live-word]");
  const tell = (state, text) => {
    if (sign.dataset.liveState === state) return;
    sign.dataset.liveState = state;
    if (word && text) word.textContent = text;
  };
  const source = new EventSource(sign.dataset.live);
  let wasOpen = false;
  source.addEventListener("open", () => {
    tell("on", sign.dataset.liveOn);
    // What was said while the line was lost is not said again.
    if (wasOpen) for (const part of document.querySelectorAll("[data-live-part]")) hear(part.dataset.livePart, wake);
    wasOpen = true;
  });
  source.addEventListener("error", () => tell("off", sign.dataset.liveOff));
  source.addEventListener("change", (event) => hear(event.data, wake));
  addEventListener("pagehide", () => source.close());
}

async function refresh(name, wake) {
  const selector = `[data-live-part="${CSS.escape(name)}"]`;
  const current = document.querySelector(selector);
  // What somebody is writing in is never taken away.
  if (!current || current.contains(document.activeElement)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    // Work that is over leads elsewhere.
    if (answer.redirected && current.dataset.poll) return location.replace(answer.url);
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

/** A part that no event tells of asks again by itself every few seconds, as long as somebody looks. */
function askAgain(part, wake) {
  setTimeout(async () => {
    if (!part.isConnected) return;
    if (!document.hidden) await refresh(part.dataset.livePart, wake);
    if (part.isConnected) askAgain(part, wake);
  }, part.dataset.poll * 1000);
}

/** Counts down to a moment of the server's clock, however wrong this one is. */
function countDown(clock) {
  const ahead = Date.now() - clock.dataset.now;
  const tick = () => {
    if (!clock.isConnected) return;
    const left = Math.max(0, Math.ceil((clock.dataset.until - Date.now() + ahead) / 1000));
    clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : clock.dataset.over;
    if (left) setTimeout(tick, 250);
  };
  tick();
}

/**
 * Lets the parts of a list be dragged into another order, or moved by two buttons each. The names of their fields end in
 * their number, so that the order is what is sent.
 */
function arrange(list) {
  const parts = () => [...list.querySelectorAll("[data-move]")];
  const number = () => {
    parts().forEach((part, index) => {
      for (const field of part.querySelectorAll("[name]")) field.name = field.name.replace(/\d+$/, index + 1);
      part.querySelector("legend").textContent = list.dataset.word.replace("{number}", index + 1);
    });
  };
  const move = (part, before) => {
    list.insertBefore(part, before);
    number();
  };
  let dragged;
  for (const part of parts()) {
    const bar = document.createElement("div");
    bar.className = "row";
    for (const [words, step] of [[list.dataset.earlier, -1], [list.dataset.later, 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button plain";
      button.textContent = words;
      button.addEventListener("click", () => {
        const all = parts();
        const other = all[all.indexOf(part) + step];
        if (!other) return;
        move(part, step < 0 ? other : other.nextElementSibling);
        button.focus();
      });
      bar.append(button);
    }
    part.append(bar);
    // Only from its title: a field is for writing in.
    const handle = part.querySelector("legend");
    handle.draggable = true;
    handle.addEventListener("dragstart", (event) => {
      dragged = part;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
    });
    part.addEventListener("dragover", (event) => {
      if (!dragged || dragged === part) return;
      event.preventDefault();
      const { top, height } = part.getBoundingClientRect();
      move(dragged, event.clientY < top + height / 2 ? part : part.nextElementSibling);
    });
    handle.addEventListener("dragend", () => (dragged = undefined));
  }
}

/** How a clock stands, in a word and a colour; over, it counts on, so that all see by how much. */
function watch(clock) {
  const ahead = Date.now() - clock.dataset.now;
  const face = clock.closest("[data-phase]");
  const word = face.querySelector("[data-phase-word]");
  const look = () => {
    if (!clock.isConnected) return;
    const left = clock.dataset.until - Date.now() + ahead;
    const phase = left <= 0 ? "over" : left <= clock.dataset.near ? "near" : "within";
    if (face.dataset.phase !== phase) {
      face.dataset.phase = phase;
      word.textContent = clock.getAttribute(`data-word-${phase}`);
    }
    const over = Math.floor(-left / 1000);
    if (over > 0) clock.textContent = `+${Math.floor(over / 60)}:${String(over % 60).padStart(2, "0")}`;
    setTimeout(look, 250);
  };
  look();
}

const heard = new Set();

/** Many pages that hear of something at once ask for it one after another; what is heard meanwhile needs no asking. */
function hear(name, wake) {
  const spread = document.querySelector(`[data-live-part="${CSS.escape(name)}"]`)?.dataset.spread;
  if (!spread) return refresh(name, wake);
  if (heard.has(name)) return;
  heard.add(name);
  setTimeout(() => {
    heard.delete(name);
    refresh(name, wake);
  }, Math.random() * spread);
}

/** Keeps what is being written, shortly after and on leaving the field. What another wrote meanwhile is shown, not lost. */
function keep(field) {
  const { form, dataset: words } = field;
  const others = form.querySelector("[data-keep-others]");
  const sign = form.querySelector("[data-keep-state]");
  let kept = field.value;
  let timer;
  let running = false;
  const save = async () => {
    clearTimeout(timer);
    if (running || !others.hidden || field.value === kept) return;
    running = true;
    const text = field.value;
    try {
      const body = new URLSearchParams(new FormData(form));
      // What is sent later is known to be so, even when it arrives first.
      form.elements.turn.value++;
      // A browser sends on after the page is left what is short enough.
      const keepalive = body.toString().length < 60_000;
      const answer = await fetch(form.action, { method: "POST", body, keepalive, headers: { Accept: "application/json" } });
      if (answer.redirected || (!answer.ok && answer.status !== 409)) throw new Error(String(answer.status));
      const stored = await answer.json();
      if (answer.ok) {
        form.elements["notes-version"].value = stored.version;
        kept = text;
        sign.textContent = words.kept;
      } else {
        form.elements.seen.value = stored.version;
        others.querySelector("blockquote").textContent = stored.text;
        others.hidden = false;
      }
    } catch {
      sign.textContent = words.unkept;
    }
    running = false;
    if (field.value !== kept) timer = setTimeout(save, 4000);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  form.addEventListener("submit", () => setTimeout(() => form.elements.turn.value++));
  field.addEventListener("blur", save);
  addEventListener("pagehide", save);
}

/**
 * The desk at a door. Check-ins are kept in this browser until the server has them, one entry each under the key of its
 * form, so that a lost connection loses none and none counts twice. They are sent at once, when the connection is back,
 * when the page is looked at again, and every few seconds while any wait.
 */
function keepDoor(door) {
  const words = door.dataset;
  const beginning = `door ${words.door} `;
  const sign = door.querySelector("[data-door-queue]");
  let sending = false;
  let signedOut = false;

  const waiting = () => Object.keys(localStorage).filter((name) => name.startsWith(beginning)).sort();
  const row = (who) => door.querySelector(`[data-who="${CSS.escape(who)}"]`);

  const mark = (who, word, style) => {
    const line = row(who);
    if (!line) return;
    const tag = line.querySelector("[data-state]");
    const form = line.querySelector("[data-arrival]");
    tag.hidden = false;
    tag.className = `tag ${style}`;
    tag.textContent = word;
    if (form) form.hidden = style !== "lost";
  };

  const tell = () => {
    const count = waiting().length;
    sign.hidden = count === 0;
    const text = signedOut ? sign.dataset.signedOut : count === 1 ? sign.dataset.one : sign.dataset.many;
    sign.querySelector("span").textContent = text.replace("{count}", String(count));
  };

  const settle = (who, answer) => {
    if (answer.outcome === "closed") mark(who, words.wordRefused, "lost");
    else if (answer.outcome === "undone") mark(who, words.wordUndone, "lost");
    for (const one of answer.here) {
      const line = row(one.who);
      if (line && !line.classList.contains("here")) {
        line.classList.add("here");
        mark(one.who, words.wordHere, "done");
      }
    }
    if (who.startsWith("m") && /^(done|already)$/.test(answer.outcome)) mark(who, words.wordHere, "done");
    const sum = door.querySelector("[data-door-count]");
    if (sum && answer.isNews) sum.textContent = String(answer.here.length);
  };

  const send = async () => {
    if (sending) return;
    sending = true;
    // What is tapped meanwhile goes with the rest.
    for (let name; (name = waiting()[0]); ) {
      const { who, at } = JSON.parse(localStorage.getItem(name));
      const age = String(Math.max(0, Date.now() - at));
      const body = new URLSearchParams({ who, key: name.slice(beginning.length), age });
      try {
        const answer = await fetch(words.door, { method: "POST", body, headers: { Accept: "application/json" } });
        signedOut = answer.redirected;
        if (signedOut || answer.status === 429 || answer.status >= 500) break;
        const settled = answer.ok ? { ...(await answer.json()), isNews: true } : { outcome: "closed", here: [] };
        localStorage.removeItem(name);
        settle(who, settled);
      } catch {
        break;
      }
    }
    sending = false;
    tell();
  };

  door.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-arrival]")) return;
    const { who, key } = Object.fromEntries(new FormData(form));
    try {
      localStorage.setItem(beginning + key, JSON.stringify({ who, at: Date.now() }));
    } catch {
      // Without room to keep it, the form is sent as it is.
      return;
    }
    event.preventDefault();
    mark(who, words.wordQueued, "act");
    tell();
    send();
  });
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  setInterval(() => waiting().length > 0 && send(), 5000);

  const find = door.querySelector("[data-door-find] input");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  find?.addEventListener("input", () => {
    const wanted = fold(find.value).split(/\s+/).filter(Boolean);
    for (const line of door.querySelectorAll("[data-find]")) {
      const text = ` ${fold(line.dataset.find)} ${fold(line.querySelector("p").textContent)}`;
      line.hidden = !wanted.every((word) => text.includes(` ${word}`));
    }
  });

  for (const name of waiting()) mark(JSON.parse(localStorage.getItem(name)).who, words.wordQueued, "act");
  tell();
  send();
}

document.documentElement.classList.add("scripted");

// What was just done is said once: neither a reload nor a link sent on says it again.
const here = new URL(location.href);
if (here.searchParams.has("done")) {
  here.searchParams.delete("done");
  history.replaceState(history.state, "", here);
}

// The answer to a step stands at the address of the step: a reload, and what refreshes itself, ask for the page instead.
const page = document.querySelector("[data-here]");
if (page && page.dataset.here !== location.pathname) history.replaceState(history.state, "", page.dataset.here);
// The arrow keys turn pages where a link says so, as long as nobody types.
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("input, textarea, select")) return;
  document.querySelector(`a[data-key="${event.key}"]`)?.click();
});

/** Wakes the parts inside `root`; called again for what was swapped in. */
function wake(root) {
  for (const input of root.querySelectorAll("input[data-suggest]")) combine(input);
  for (const list of root.querySelectorAll("[data-arrange]")) arrange(list);
  polish(root);
  offerSharing(root);
  for (const clock of root.querySelectorAll("[data-until]")) countDown(clock);
  const polled = root.querySelectorAll("[data-poll]");
  for (const part of root.dataset?.poll ? [root, ...polled] : polled) askAgain(part, wake);
  for (const clock of root.querySelectorAll("[data-near]")) watch(clock);
  for (const field of root.querySelectorAll("[data-keep]")) keep(field);
}

wake(document);
follow(wake);
for (const form of document.querySelectorAll("form[data-search]")) searchAsTyped(form, wake);
for (const door of document.querySelectorAll("[data-door]")) keepDoor(door);
