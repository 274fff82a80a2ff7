/** The ways to take a routine along, as values: which there are, and what they ask. */
import type { FormDoc } from "../api/schema";

/** What a way does with what the server answers. */
export type Act = "save" | "say" | "link";

export interface Way {
  readonly key: "html" | "fit" | "ics" | "pdf" | "txt" | "link" | "json";
  readonly act: Act;
}

const WAYS: readonly Way[] = [
  { key: "html", act: "save" },
  { key: "fit", act: "save" },
  { key: "ics", act: "save" },
  { key: "pdf", act: "save" },
  { key: "txt", act: "say" },
  { key: "link", act: "link" },
  { key: "json", act: "save" },
];
/** Where paper is measured in inches (CLDR). */
const LETTER = new Set(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]);

/** Returns the ways that are there: those whose format the server can write, and the link. */
export function waysOf(forms: readonly FormDoc[]): Way[] {
  const there = new Set(forms.filter((form) => form.is_available).map((form) => form.ending));
  return WAYS.filter(({ key }) => key === "link" || there.has(key));
}

/** Returns the sheet that printers hold where a language is spoken. */
export function paperOf(language: string): "a4" | "letter" {
  try {
    const { region } = new Intl.Locale(language).maximize();
    return region && LETTER.has(region) ? "letter" : "a4";
  } catch {
    return "a4";
  }
}

/** Returns the next full hour, as a field for local time wants it: "2026-11-26T19:00". */
export function nextHour(now: Date): string {
  const at = new Date(now);
  at.setHours(at.getHours() + 1, 0, 0, 0);
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Returns the name in an answer's Content-Disposition; the newer form goes first (RFC 6266). */
export function nameIn(disposition: string, otherwise: string): string {
  const newer = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  const older = /filename="([^"]+)"/i.exec(disposition)?.[1];
  try {
    return newer ? decodeURIComponent(newer) : (older ?? otherwise);
  } catch {
    return older ?? otherwise;
  }
}
