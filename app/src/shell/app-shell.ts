import { html, nothing, svg, type TemplateResult } from "lit";
import { icon } from "../elements/icons";
import { footPath, HERE_PATH, MARK_PATH } from "../elements/kink-path";
import { LightElement } from "../elements/light-element";
import "../elements/toast-line";
import { say, type WordKey } from "../words/words";
import { chooseFiles, takeDrops } from "./drop";
import { focusPage } from "./focus";
import { applyKnown, knownProfile, loadProfile, wantsStart } from "./profile";
import { go, match, type Match } from "./router";
import { ROUTES } from "./routes";
import "./status-line";

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
  #page: HTMLElement | undefined;
  #asked = false;
  #leaveDrops: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    applyKnown();
    addEventListener("popstate", this.#show);
    document.addEventListener("click", this.#follow);
    this.#leaveDrops = takeDrops(() => !this.shown?.route.full);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    removeEventListener("popstate", this.#show);
    document.removeEventListener("click", this.#follow);
    this.#leaveDrops?.();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const main = html`<main id="page" tabindex="-1">${this.#content()}</main>`;
    // Nothing of the shell speaks while a page fills the screen, such as a session.
    if (this.shown?.route.full) return main;
    return html`<a class="skip" href="#page">${say("nav.skip")}</a>
      <header class="top">
        <a class="mark say" href="/" aria-label=${say("nav.home")}>
          <svg class="ln" viewBox="0 0 64 24" aria-hidden="true">${svg`<path d=${MARK_PATH} />`}</svg>
          unkink
        </a>
        <nav aria-label=${say("nav.main")}><ul>${this.#links(true)}</ul></nav>
        <div class="end">
          <button class="quiet" type="button" @click=${chooseFiles}>
            ${icon("plus")}<span class="nw">${say("nav.add_run")}</span>
          </button>
          <a class="quiet" href="/settings" aria-label=${say("nav.you")}>
            ${icon("person")}<span class="wide">${say("nav.you")}</span>
          </a>
        </div>
      </header>
      <status-line></status-line>
      ${main}
      <nav class="foot" aria-label=${say("nav.main")}>
        <svg class="ln" viewBox="0 0 400 24" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path vector-effect="non-scaling-stroke" d=${footPath(this.#here(), PLACES.length)} />`}
        </svg>
        <ul>
          ${this.#links(false)}
        </ul>
      </nav>
      <toast-line></toast-line>`;
  }

  #links(withKink: boolean): TemplateResult[] {
    return PLACES.map(
      ([path, words], at) =>
        html`<li>
          <a href=${path} aria-current=${at === this.#here() ? current(path) : nothing}
            >${say(words)}${withKink
              ? html`<svg class="ln" viewBox="0 0 48 12" preserveAspectRatio="none" aria-hidden="true">
                  ${svg`<path d=${HERE_PATH} />`}
                </svg>`
              : nothing}</a
          >
        </li>`,
    );
  }

  /** Which of the places the page belongs to; -1 if none. */
  #here(): number {
    const first = `/${location.pathname.split("/")[1] ?? ""}`;
    return PLACES.findIndex(([path]) => path === first);
  }

  #content(): unknown {
    if (this.failed) return html`<h1 class="say">${say("page.failed")}</h1>`;
    if (this.#page) return this.#page;
    return this.shown === undefined && this.#asked
      ? html`<h1 class="say">${say("page.missing")}</h1>`
      : nothing;
  }

  async #begin(): Promise<void> {
    // The page comes while the profile does; that it is another one is rare.
    void match(ROUTES, location.pathname)?.route.load().catch(() => undefined);
    const known = knownProfile();
    const profile = known ?? (await loadProfile().catch(() => undefined));
    if (location.pathname === "/" && profile && wantsStart(profile)) {
      go("/welcome", { replace: true });
    } else await this.#show();
    // What is kept may be old: another device may have changed it.
    if (known) void loadProfile().catch(() => undefined);
  }

  readonly #show = async (event?: Event): Promise<void> => {
    const path = location.pathname;
    const found = match(ROUTES, path);
    let failed = false;
    try {
      await found?.route.load();
    } catch {
      failed = true;
    }
    if (path !== location.pathname) return;
    this.#page = found && !failed ? pageOf(found) : undefined;
    this.#asked = true;
    this.failed = failed;
    this.shown = found;
    this.requestUpdate();
    document.title = titleOf(found);
    // Going back, the browser restores the place; a link begins at the top.
    if (event && !event.isTrusted) scrollTo(0, 0);
    await this.updateComplete;
    if (event) focusPage(this.querySelector("main"));
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

function current(path: string): "page" | "true" {
  return location.pathname === path ? "page" : "true";
}

function titleOf(found: Match | undefined): string {
  const title = found ? found.route.title : "page.missing";
  return title ? say("title.page", { page: say(title) }) : "unkink";
}

function pageOf({ route, params }: Match): HTMLElement {
  const page = document.createElement(route.tag) as HTMLElement & { params: unknown };
  page.params = params;
  return page;
}
