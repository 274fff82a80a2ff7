/** How long a page may take to show its heading [ms]. */
const PATIENCE_MS = 4000;

/**
 * Puts the focus on the heading of a page that was just opened, so that readers begin there.
 *
 * A page that first asks the server shows its heading later; whoever has moved on by then
 * is left alone.
 */
export function focusPage(main: HTMLElement | null): void {
  if (!main) return;
  main.focus({ preventScroll: true });
  const heading = (): boolean => {
    const found = main.querySelector<HTMLElement>("h1");
    if (!found) return false;
    if (document.activeElement === main) {
      found.tabIndex = -1;
      found.focus({ preventScroll: true });
    }
    return true;
  };
  if (heading()) return;
  const watch = new MutationObserver(() => heading() && watch.disconnect());
  watch.observe(main, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), PATIENCE_MS);
}
