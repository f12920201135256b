// Speech recognition, where the browser has it; on the device itself where it can.

const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const SILENT = ["no-speech", "aborted"]; // not an error: nobody spoke

export const available = Boolean(Recognition);

/**
 * Listens once. `onWords(words, final)` hears what is said as it comes, `onError(reason)` why it
 * cannot, `onEnd` that it is over. Gives a function that stops it.
 */
export function listen(locale, { onWords, onError, onEnd }) {
  const ears = new Recognition();
  ears.lang = locale;
  ears.interimResults = true;
  ears.onresult = (event) => {
    const result = event.results[event.results.length - 1];
    onWords(result[0].transcript.trim(), result.isFinal);
  };
  ears.onerror = (event) => SILENT.includes(event.error) || onError(event.error);
  ears.onend = onEnd;
  begin(ears, locale);
  return () => ears.abort();
}

async function begin(ears, locale) {
  const options = { langs: [locale], processLocally: true };
  const here = await Promise.resolve(Recognition.available?.(options)).catch(() => "unavailable");
  if (here === "available") ears.processLocally = true;
  ears.start();
}
