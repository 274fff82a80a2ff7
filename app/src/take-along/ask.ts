/** Asks the server for a routine to take along, and hands on what it answers. */
import { call, reached, told } from "../api/client";
import type { ExportIn, FormList, LinkDoc, RoutineDoc } from "../api/schema";
import { nameIn } from "./ways";

export interface Carried {
  readonly name: string;
  readonly data: Blob;
}

/** What can be had, and the link, which must be at hand when it is asked for. */
export interface Offer {
  readonly forms: FormList["items"];
  readonly link: LinkDoc | undefined;
  /** Why there is no link. */
  readonly why: string;
}

export async function askOffer(routine: RoutineDoc): Promise<Offer> {
  const linked = call<LinkDoc>("/exports/link", { method: "POST", body: { routine } }).then(
    (link) => ({ link, why: "" }),
    (error: Error) => ({ link: undefined, why: error.message }),
  );
  const { items } = await call<FormList>("/exports");
  return { forms: items, ...(await linked) };
}

/**
 * Returns a routine as a file.
 *
 * @throws ProblemError if the server refuses it.
 * @throws UnreachableError if it does not answer.
 */
export async function askFile(ending: string, body: Partial<ExportIn>): Promise<Carried> {
  const answer = await reached(`/exports/${ending}`, { method: "POST", body });
  if (!answer.ok) await told(answer);
  const name = nameIn(answer.headers.get("content-disposition") ?? "", `routine.${ending}`);
  return { name, data: await answer.blob() };
}

export type Passed = "shared" | "copied" | "left" | "refused";

/** Passes words on: by the system's own sheet where there is one, else by copying them. */
export async function passOn(data: ShareData, words: string): Promise<Passed> {
  if (typeof navigator.share === "function") {
    try {
      await navigator.share(data);
      return "shared";
    } catch (error) {
      // Leaving the system's sheet is a choice, no failure.
      if ((error as Error).name === "AbortError") return "left";
    }
  }
  try {
    await navigator.clipboard.writeText(words);
    return "copied";
  } catch {
    return "refused";
  }
}
