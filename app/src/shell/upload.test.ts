import { afterEach, describe, expect, test, vi } from "vitest";
import type { UploadDoc } from "../api/schema";
import { CHUNK_BYTES, uploadFile } from "./upload";

/** A server of uploads that keeps bytes, and can lose the line at a chunk. */
class Server {
  kept = 0;
  sent: number[] = [];
  state: UploadDoc["state"] = "receiving";
  polls = 0;
  open: UploadDoc[] = [];
  constructor(
    readonly size: number,
    readonly losesAt: readonly number[] = [],
  ) {}

  doc(): UploadDoc {
    return {
      id: "u",
      name: "archive.zip",
      size_bytes: this.size,
      offset: this.kept,
      state: this.state,
      done_share: 0,
      runs: 212,
      left_out: [],
      left_out_counts: {},
      error: "",
    };
  }

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    if (path.endsWith("/uploads")) {
      return Response.json(init.method === "POST" ? this.doc() : this.open);
    }
    if (init.method !== "PATCH") {
      if (this.state !== "receiving" && (this.polls += 1) > 2) this.state = "done";
      return Response.json(this.doc());
    }
    const bytes = (init.body as Blob).size;
    const offset = Number((init.headers as Record<string, string>)["upload-offset"]);
    if (offset !== this.kept) return Response.json({ detail: "out of step" }, { status: 409 });
    const isLost = this.losesAt.includes(this.sent.push(offset));
    // The answer may be lost after the bytes have arrived.
    this.kept += bytes;
    if (this.kept === this.size) this.state = "waiting";
    if (isLost) throw new TypeError("the line broke");
    return Response.json(this.doc());
  };
}

function serve(server: Server): Server {
  vi.stubGlobal("fetch", server.fetch);
  return server;
}

const wait = (): Promise<void> => Promise.resolve();

afterEach(() => vi.unstubAllGlobals());

describe("an upload in chunks", () => {
  test("sends each byte once and waits until it is read", async () => {
    const server = serve(new Server(2 * CHUNK_BYTES + 5));

    const upload = await uploadFile(new Blob([new Uint8Array(server.size)]), "archive.zip", { wait });

    expect(server.sent).toEqual([0, CHUNK_BYTES, 2 * CHUNK_BYTES]);
    expect(upload.state).toBe("done");
  });

  test("asks for the offset after a broken line and goes on from there", async () => {
    const server = serve(new Server(2 * CHUNK_BYTES + 5, [2]));

    const upload = await uploadFile(new Blob([new Uint8Array(server.size)]), "archive.zip", { wait });

    expect(server.sent).toEqual([0, CHUNK_BYTES, 2 * CHUNK_BYTES]);
    expect(upload.state).toBe("done");
  });

  test("goes on with what another visit began", async () => {
    const server = serve(new Server(2 * CHUNK_BYTES));
    server.kept = CHUNK_BYTES;
    server.open = [server.doc()];

    await uploadFile(new Blob([new Uint8Array(server.size)]), "archive.zip", { wait });

    expect(server.sent).toEqual([CHUNK_BYTES]);
  });

  test("gives up when the server stays away", async () => {
    vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
      if (init.method === "PATCH") return Promise.reject(new TypeError("gone"));
      return new Server(9).fetch(path, init);
    });

    const sending = uploadFile(new Blob([new Uint8Array(9)]), "archive.zip", { wait });

    await expect(sending).rejects.toThrow("unkink does not answer");
  });

  test("stops at once when it is refused", async () => {
    vi.stubGlobal("fetch", () =>
      Promise.resolve(Response.json({ detail: "No space left." }, { status: 413 })),
    );

    const sending = uploadFile(new Blob([]), "archive.zip", { wait });

    await expect(sending).rejects.toThrow("No space left.");
  });
});
