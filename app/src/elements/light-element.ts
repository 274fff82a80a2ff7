import { LitElement } from "lit";

/**
 * An element that draws into the page itself, so that one style sheet reaches all of it
 * and labels and ids work across elements.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
