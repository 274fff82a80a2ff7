/** Getting ready: the step to do now in far type, and when it starts. */
import { html, type TemplateResult } from "lit";
import { say } from "../words/words";
import { sided } from "./parts";
import { captionOf, ring, type SetLook } from "./set-view";

/** A sentence with more letters is set smaller, or it would push the figure off. */
const LONG = 48;

/** Returns the far side of the stage while one gets into position. */
export function readyView(look: SetLook): TemplateResult {
  const { view, name, isPaused } = look;
  const seconds = Math.ceil(view.leftS);
  const words = isPaused ? say("session.waits") : say("session.starts_in", { seconds });
  const now = Math.max(0, view.steps.findIndex((step) => step.state === "now"));
  return html`<section class="far pad" aria-label=${say("session.into")}>
    <h1 class="caption warm">${sided(name, view.side)}</h1>
    <ol class="steps">
      ${view.steps.map((step, at) => {
        // Neighbours only: the rest would push the step to do now off the screen.
        const isNear = Math.abs(at - now) <= 1;
        const size = step.text.length > LONG ? "long" : "";
        return html`<li class="${step.state} ${size} ${isNear ? "" : "vh"}" aria-current=${step.state === "now" ? "step" : "false"}>
          <span>${at + 1}</span><span>${step.text}</span>
        </li>`;
      })}
    </ol>
    <div class="countdown">${ring(seconds)} ${captionOf({ ...look, hasCaptions: true, isPaused: false }, words)}</div>
  </section>`;
}
