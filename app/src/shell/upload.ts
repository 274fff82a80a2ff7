/** Sends an archive in chunks; what the server has kept is never sent twice. */
import { call, ProblemError, UnreachableError } from "../api/client";
import type { UploadDoc } from "../api/schema";

export const CHUNK_BYTES = 8 * 1024 * 1024;
/** Pauses before trying again [ms]; after the last it fails. */
const PAUSES_MS = [500, 2000, 5000, 10_000, 20_000];
const POLL_MS = 1000;

export interface UploadOptions {
  readonly signal?: AbortSignal;
  /** What is to come of it; runs unless told. */
  readonly purpose?: "runs" | "restore";
  /** Hears of each step: bytes kept, then how far it is read. */
  readonly onStep?: (upload: UploadDoc) => void;
  readonly wait?: (ms: number) => Promise<void>;
}

/**
 * Sends a file and waits until it is read.
 *
 * An upload of the same name and size that was broken off, even by another visit, goes on
 * where it stopped.
 *
 * @throws ProblemError if the server refuses it.
 * @throws UnreachableError if the server stays away.
 */
export async function uploadFile(
  file: Blob,
  name: string,
  options: UploadOptions = {},
): Promise<UploadDoc> {
  const started = await begun(file, name, options);
  const sent = await sentWhole(file, started, options);
  return readWhole(sent, options);
}

async function begun(file: Blob, name: string, options: UploadOptions): Promise<UploadDoc> {
  const signal = options.signal ? { signal: options.signal } : {};
  const open = await call<{ items: UploadDoc[] } | UploadDoc[]>("/uploads", signal);
  const uploads = Array.isArray(open) ? open : open.items;
  const same = uploads.find(
    (one) => one.state === "receiving" && one.name === name && one.size_bytes === file.size,
  );
  const body = { name, size_bytes: file.size, purpose: options.purpose ?? "runs" };
  return same ?? call<UploadDoc>("/uploads", { method: "POST", body, ...signal });
}

async function sentWhole(
  file: Blob,
  started: UploadDoc,
  options: UploadOptions,
): Promise<UploadDoc> {
  const { onStep, wait = pause } = options;
  let upload = started;
  let failures = 0;
  onStep?.(upload);
  while (upload.state === "receiving") {
    try {
      upload = failures ? await standing(upload.id, options) : upload;
      if (upload.state !== "receiving") break;
      upload = await chunk(file, upload, options);
      failures = 0;
    } catch (error) {
      const pauseMs = PAUSES_MS[failures];
      if (!isPassing(error) || pauseMs === undefined) throw error;
      failures += 1;
      await wait(pauseMs);
    }
    onStep?.(upload);
  }
  return upload;
}

function chunk(file: Blob, upload: UploadDoc, { signal }: UploadOptions): Promise<UploadDoc> {
  return call<UploadDoc>(`/uploads/${upload.id}`, {
    method: "PATCH",
    raw: file.slice(upload.offset, upload.offset + CHUNK_BYTES),
    headers: {
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(upload.offset),
    },
    ...(signal ? { signal } : {}),
  });
}

async function readWhole(sent: UploadDoc, options: UploadOptions): Promise<UploadDoc> {
  const { onStep, wait = pause, signal } = options;
  let upload = sent;
  let failures = 0;
  while (upload.state === "waiting" || upload.state === "reading") {
    await wait(POLL_MS);
    signal?.throwIfAborted();
    try {
      upload = await standing(upload.id, options);
      failures = 0;
    } catch (error) {
      const isLast = (failures += 1) > PAUSES_MS.length;
      if (!isPassing(error) || isLast) throw error;
    }
    onStep?.(upload);
  }
  return upload;
}

function standing(id: string, { signal }: UploadOptions): Promise<UploadDoc> {
  return call<UploadDoc>(`/uploads/${id}`, signal ? { signal } : {});
}

/** No answer, an offset that was out of step, or a server in trouble may pass. */
function isPassing(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return error instanceof ProblemError && (error.status === 409 || error.status >= 500);
}

function pause(ms: number): Promise<void> {
  return new Promise((settle) => setTimeout(settle, ms));
}
