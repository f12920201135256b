// Saves the conversation as a golden dialogue, ready for tests/conversations.

import { save } from "./api.js";
import { find, make } from "./dom.js";

/** *session* gives the id of the conversation, or null; `onError` hears why it could not be. */
export function wire(session, onError) {
  const dialog = find("saving");
  find("save").addEventListener("click", () => session() && dialog.showModal());
  find("saving-cancel").addEventListener("click", () => dialog.close());
  find("saving-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    dialog.close();
    try {
      download(await save(session(), find("about").value));
    } catch (error) {
      onError(error);
    }
  });
}

function download({ name, text }) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/toml" }));
  make("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
