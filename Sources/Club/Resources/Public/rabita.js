// What script adds to pages that work without it. Every part finds its own elements and is silent when there are none.
import { combine } from "./combobox.js";
import { polish } from "./forms.js";
import { follow } from "./live.js";
import { searchAsTyped } from "./search.js";
import { offerSharing } from "./sharing.js";

document.documentElement.classList.add("scripted");

/** Wakes the parts inside `root`; called again for what was swapped in. */
export function wake(root) {
  for (const input of root.querySelectorAll("input[data-suggest]")) combine(input);
  polish(root);
  offerSharing(root);
}

wake(document);
follow(wake);
for (const form of document.querySelectorAll("form[data-search]")) searchAsTyped(form, wake);
