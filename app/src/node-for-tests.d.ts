/** The little of Node that tests use; the app itself runs in browsers only. */
declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function writeFileSync(path: string, text: string): void;
}
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
declare module "node:zlib" {
  export function deflateRawSync(text: string): { toString(encoding: "base64url"): string };
}
