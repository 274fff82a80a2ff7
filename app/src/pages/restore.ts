/** Brings a backup back, whatever its size. */
import { call } from "../api/client";
import { cache } from "../api/cache";
import { outbox } from "../api/outbox";
import type { RestoredDoc } from "../api/schema";
import { uploadFile } from "../shell/upload";
import { forgetNotes } from "../api/note";

/** Up to this the backup is sent whole. */
const WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * Sends a backup and puts it in the place of what is there.
 *
 * @throws ProblemError if it is none, or is damaged; nothing is changed then.
 */
export async function restored(file: File): Promise<RestoredDoc> {
  if (file.size <= WHOLE_BYTES) {
    const headers = { "content-type": "application/octet-stream" };
    return call("/restore?replace=true", { method: "POST", raw: file, headers });
  }
  const upload = await uploadFile(file, file.name, { purpose: "restore" });
  return call(`/restore?replace=true&upload=${upload.id}`, { method: "POST" });
}

/** Forgets what this device kept of the runner, after everything was deleted. */
export async function forgetDevice(): Promise<void> {
  await Promise.all([cache.forget(), outbox.clear()]);
  forgetNotes("unkink");
}
