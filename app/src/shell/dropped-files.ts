/** The files of a drop, also those inside folders. */
import { mayHoldRuns, type NamedFile } from "./intake";

/** Returns whether something that is dragged holds files. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Returns all files of a drop; of folders those that may hold runs. */
export async function filesOf(transfer: DataTransfer): Promise<NamedFile[]> {
  // Entries must be taken before the first pause: the transfer is emptied after the event.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (entries.every((entry) => entry === null)) return named(plain);
  const found = await Promise.all(entries.map((entry) => (entry ? within(entry, true) : [])));
  return found.flat();
}

/** Returns chosen files; of a chosen folder those that may hold runs. */
export function named(files: readonly File[]): NamedFile[] {
  return files
    .filter((file) => !file.webkitRelativePath || mayHoldRuns(file.name))
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

async function within(entry: FileSystemEntry, isTop: boolean): Promise<NamedFile[]> {
  if (entry.isFile) {
    if (!isTop && !mayHoldRuns(entry.name)) return [];
    const file = await new Promise<File>((settle, fail) =>
      (entry as FileSystemFileEntry).file(settle, fail),
    );
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  // A folder gives its entries in batches, at last an empty one.
  for (let batch = await read(reader); batch.length; batch = await read(reader)) {
    for (const one of batch) found.push(...(await within(one, false)));
  }
  return found;
}

function read(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((settle, fail) => reader.readEntries(settle, fail));
}
