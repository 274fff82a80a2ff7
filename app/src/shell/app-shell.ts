import { html, nothing, type TemplateResult } from "lit";
import { LightElement } from "../elements/light-element";
import { say, type WordKey } from "../words/words";
import { go, match, type Match } from "./router";
import { ROUTES } from "./routes";

const PLACES: readonly (readonly [path: string, words: WordKey])[] = [
  ["/", "nav.today"],
  ["/moves", "nav.moves"],
  ["/history", "nav.history"],
  ["/routines", "nav.routines"],
];

/** The bars above and below a page, and the page that the address names. */
export class AppShell extends LightElement {
  static override properties = { shown: { state: true }, failed: { state: true } };
  declare shown: Match | undefined;
  declare failed: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.#show);
    document.addEventListener("click", this.#follow);
    void this.#show();
  }

  override disconnectedCallback(): void {
    removeEventListener("popstate", this.#show);
    document.removeEventListener("click", this.#follow);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const main = html`<main id="page" tabindex="-1">${this.#page()}</main>`;
    if (this.shown?.route.full) return main;
    return html`<a class="vh skip" href="#page">${say("nav.skip")}</a>
      <header class="top">
        <a class="mark say" href="/" aria-label="unkink"><kinked-line kinks="2"></kinked-line>unkink</a>
        <nav aria-label=${say("nav.main")}><ul>${this.#links()}</ul></nav>
        <div class="end">
          <a class="quiet" href="/runs">${say("nav.add_run")}</a>
          <a class="quiet" href="/settings">${say("nav.you")}</a>
        </div>
      </header>
      ${main}
      <nav class="foot" aria-label=${say("nav.main")}><ul>${this.#links()}</ul></nav>`;
  }

  #links(): TemplateResult[] {
    return PLACES.map(
      ([path, words]) =>
        html`<li>
          <a href=${path} aria-current=${location.pathname === path ? "page" : nothing}
            >${say(words)}</a
          >
        </li>`,
    );
  }

  #page(): unknown {
    if (this.failed) return html`<p class="lead">${say("page.failed")}</p>`;
    if (!this.shown) return html`<p class="lead">${say("page.missing")}</p>`;
    const page = document.createElement(this.shown.route.tag) as LightElement & { params: unknown };
    page.params = this.shown.params;
    return page;
  }

  readonly #show = async (): Promise<void> => {
    const found = match(ROUTES, location.pathname);
    this.failed = false;
    try {
      await found?.route.load();
    } catch {
      this.failed = true;
    }
    this.shown = found;
  };

  /** A link of ours changes the page without asking the server. */
  readonly #follow = (event: MouseEvent): void => {
    const link = (event.target as Element).closest?.("a[href]");
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain || event.defaultPrevented) return;
    if (link.origin !== location.origin || link.target || link.download) return;
    if (link.pathname.startsWith("/api/") || link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
}
customElements.define("app-shell", AppShell);
