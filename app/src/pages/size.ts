/** Returns bytes as one tells them: whole kB, or MB with a decimal where there are few. */
export function sizeOf(bytes: number): { readonly unit: "kb" | "mb"; readonly value: number } {
  if (bytes < 1e6) return { unit: "kb", value: Math.ceil(bytes / 1e3) };
  return { unit: "mb", value: bytes < 1e7 ? Math.round(bytes / 1e5) / 10 : Math.round(bytes / 1e6) };
}
