/** Returns what is on after a press; the same list if the press changes nothing. */
export function toggled(
  chosen: readonly string[],
  key: string,
  { single = false, least = 0 }: { single?: boolean; least?: number },
): readonly string[] {
  const isOn = chosen.includes(key);
  if (single) return isOn ? chosen : [key];
  if (!isOn) return [...chosen, key];
  return chosen.length > least ? chosen.filter((one) => one !== key) : chosen;
}
