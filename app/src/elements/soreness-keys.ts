/** Returns the soreness after a key, 0 to 10; undefined if the key means nothing here. */
export function sorenessAfterKey(value: number | null, key: string): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return 10;
  if (key === "ArrowRight" || key === "ArrowUp") return Math.min(10, (value ?? -1) + 1);
  if (key === "ArrowLeft" || key === "ArrowDown") return Math.max(0, (value ?? 1) - 1);
  return undefined;
}
