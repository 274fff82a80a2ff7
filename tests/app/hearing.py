"""A voice that notes what it is asked to say, as Chromium has none without a screen."""

from typing import TypedDict

from playwright.sync_api import BrowserContext, Page

# Each utterance takes as long as a person needs for its words, so that queues build up.
VOICE = """
(() => {
  const heard = [];
  let speaking = false;
  const waiting = [];
  const voice = { name: "Test", voiceURI: "test", lang: "en-GB" };
  Object.assign(voice, { default: true, localService: true });
  const next = () => {
    const one = waiting.shift();
    if (!one) { speaking = false; return; }
    speaking = true;
    heard.push({ text: one.text, wall_ms: Date.now() });
    one.onstart?.(new Event("start"));
    one.dispatchEvent?.(new Event("start"));
    setTimeout(() => {
      one.onend?.(new Event("end"));
      one.dispatchEvent?.(new Event("end"));
      next();
    }, window.unkinkVoiceMs ?? 0);
  };
  const synthesis = new EventTarget();
  Object.assign(synthesis, {
    getVoices: () => [voice],
    speak: (one) => { waiting.push(one); if (!speaking) next(); },
    cancel: () => { waiting.length = 0; },
    pause: () => undefined,
    resume: () => undefined,
  });
  Object.defineProperty(synthesis, "speaking", { get: () => speaking });
  Object.defineProperty(synthesis, "pending", { get: () => waiting.length > 0 });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; this.rate = 1; this.voice = null; }
  };
  window.unkinkHeard = heard;
})();
"""


class Heard(TypedDict):
    """An utterance: its words, and when the voice began [ms since 1970]."""

    text: str
    wall_ms: float


def give_voice(context: BrowserContext) -> None:
    """Let the pages of a context speak."""
    context.add_init_script(VOICE)


def heard(page: Page) -> list[Heard]:
    """Return what was said so far, in order."""
    said: list[Heard] = page.evaluate("window.unkinkHeard")
    return said
