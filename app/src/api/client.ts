/** Calls the server; its answers are typed by its own description. */

const BASE = "/api/v1";

/** An answer that is no success: `detail` is a sentence for the runner. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly faults: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

/** The server could not be reached at all. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: Blob | ArrayBuffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Calls the server and returns what it answers.
 *
 * @throws ProblemError if it answers with a problem.
 * @throws UnreachableError if it does not answer.
 */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  return told<T>(await reached(path, options));
}

/**
 * Returns what an answer of the server says.
 *
 * @throws ProblemError if it is a problem.
 */
export async function told<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T;
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  const said: unknown = isJson ? await answer.json() : await answer.text();
  if (answer.ok) return said as T;
  const problem = isJson ? (said as { detail?: unknown; faults?: Record<string, string> }) : {};
  const detail = typeof problem.detail === "string" ? problem.detail : answer.statusText;
  throw new ProblemError(answer.status, detail, problem.faults ?? {});
}

/**
 * Returns the bare answer of the server, whatever its status.
 *
 * @throws UnreachableError if it does not answer.
 */
export async function reached(path: string, options: Call = {}): Promise<Response> {
  const { method = "GET", body, raw, headers = {}, signal } = options;
  const json = body === undefined ? {} : { "content-type": "application/json" };
  try {
    const answer = await fetch(BASE + path, {
      method,
      headers: { ...json, ...headers },
      body: body === undefined ? (raw ?? null) : JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
    tell(true);
    return answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    tell(false);
    throw new UnreachableError("unkink does not answer");
  }
}

/** The shell says so as long as nothing is reached. */
function tell(isReached: boolean): void {
  globalThis.dispatchEvent?.(new CustomEvent("unkink-reached", { detail: isReached }));
}
