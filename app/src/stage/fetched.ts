/** Where the parts of the figure come from: the server, unless a page brings its own. */

/** A source of files by their path on the server, such as `/bodies/stills/calf.one.webp`. */
export interface Files {
  readonly fetch: (path: string) => Promise<Response>;
  /** Returns what a picture is loaded from; "" if there is none. */
  readonly address: (path: string) => string;
}

let files: Files | undefined;

/** Takes files from somewhere else from now on. */
export function filesFrom(others: Files): void {
  files = others;
}

/** Whether the page brings its own files; a worker would not find them. */
export function hasOwnFiles(): boolean {
  return files !== undefined;
}

/** Returns what a picture is loaded from; "" if there is none. */
export function addressOf(path: string): string {
  return files ? files.address(path) : path;
}

/** Fetches a part of the figure. */
export async function fetched(path: string): Promise<Response> {
  const answer = await (files ? files.fetch(path) : fetch(path));
  if (!answer.ok) throw new Error(`${path} is not there`);
  return answer;
}

export async function fetchedData(path: string): Promise<ArrayBuffer> {
  return (await fetched(path)).arrayBuffer();
}
