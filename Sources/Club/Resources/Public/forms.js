/** Focus for the error summary, one sending per form, passwords shown on demand, a file dropped on its label. */
export function polish(root) {
  root.querySelector("[data-errors]")?.focus();
  for (const button of root.querySelectorAll("button[data-reveal]")) reveal(button);
  for (const drop of root.querySelectorAll("label.drop")) receive(drop);
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
