// Speaks a reply as the device would: its pauses in real time, whispers low, and quiet when muted.

const synthesis = globalThis.speechSynthesis;
const SECOND = 1000; // ms
const PATIENCE = 4000; // ms without a sound: a browser without voices says nothing at all
const SENTENCE = /[^.!?]+[.!?]*/g; // one at a time: some voices stop in the middle of a long text
const WHISPER = { volume: 0.35, rate: 0.88, pitch: 0.75 };
const ALOUD = { volume: 1, rate: 0.98, pitch: 1 };

let running = 0; // the reply being spoken; a later one, or `hush`, makes it stale
let cut = () => {}; // ends what is waited for

/** Whether this browser has a voice at all. */
export const available = Boolean(synthesis);

/** Stops at once: the user has something to say. */
export function hush() {
  running += 1;
  synthesis?.cancel();
  cut();
}

/**
 * Speaks *pieces* in *locale*. `onPause(index, secondsLeft)` is called through each pause,
 * counted from 0, and once more with 0 when it is over; `onEnd` when all is said or hushed.
 */
export async function speak(pieces, locale, { onPause, onEnd }) {
  hush();
  const mine = running;
  let pause = 0;
  for (const piece of pieces) {
    for (const sentence of piece.aloud.match(SENTENCE) ?? []) {
      if (mine === running) await utter(sentence, piece.whispered ? WHISPER : ALOUD, locale);
    }
    if (piece.seconds) {
      for (let left = piece.seconds; left > 0 && mine === running; left -= 1) {
        onPause(pause, left);
        await until((resolve) => setTimeout(resolve, SECOND));
      }
      onPause(pause, 0);
      pause += 1;
    }
  }
  onEnd();
}

function utter(sentence, manner, locale) {
  const words = new SpeechSynthesisUtterance(sentence.trim());
  Object.assign(words, manner, { lang: locale });
  words.voice = voiceFor(locale);
  return until((resolve) => {
    const waiting = setTimeout(resolve, PATIENCE);
    words.onstart = () => clearTimeout(waiting);
    words.onend = words.onerror = resolve;
    synthesis.speak(words);
  });
}

/** A voice of this locale, rather one that works offline; else whatever the browser takes. */
function voiceFor(locale) {
  const voices = synthesis.getVoices().filter((one) => one.lang.replace("_", "-") === locale);
  return voices.find((one) => one.localService) ?? voices[0] ?? null;
}

/** Waits until *begin* calls what it is given, or until `hush`. */
function until(begin) {
  return new Promise((resolve) => {
    cut = resolve;
    begin(resolve);
  });
}
