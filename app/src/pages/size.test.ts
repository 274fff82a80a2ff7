import { expect, test } from "vitest";
import { sizeOf } from "./size";

test("sizes are told as one reads them", () => {
  expect(sizeOf(0)).toEqual({ unit: "kb", value: 0 });
  expect(sizeOf(4_230_000)).toEqual({ unit: "mb", value: 4.2 });
  expect(sizeOf(123_456_789)).toEqual({ unit: "mb", value: 123 });
});
