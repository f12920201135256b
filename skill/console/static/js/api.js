// The console's routes: what is sent and what comes back is JSON.

export class Refusal extends Error {}

export async function choices() {
  const found = await answer(fetch("/api/locales"));
  return found.json().catch(() => {
    throw new Refusal("The console broke off in the middle of its answer.");
  });
}

/** Opens a session: with a launch, or with an utterance right away. */
export async function open(locale, device, utterance = "") {
  return (await post("/api/sessions", { locale, device, utterance })).json();
}

export async function say(session, utterance, device) {
  return (await post(`/api/sessions/${session}/say`, { utterance, device })).json();
}

/** What was touched on the screen, as the arguments that its page gives it. */
export async function touch(session, chosen) {
  return (await post(`/api/sessions/${session}/touch`, { arguments: chosen })).json();
}

/** The conversation as a file: its name and its text. */
export async function save(session, about) {
  const response = await post(`/api/sessions/${session}/save`, { about });
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition"));
  return { name, text: await response.text() };
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answer(pending) {
  let response;
  try {
    response = await pending;
  } catch {
    throw new Refusal("The console does not answer. Is it still running in the terminal?");
  }
  if (!response.ok) {
    const { error } = await response.json().catch(() => ({ error: response.statusText }));
    throw new Refusal(sentence(error || response.statusText || "the console failed"));
  }
  return response;
}

function sentence(words) {
  return `${words[0].toUpperCase()}${words.slice(1)}.`;
}
