import { expect, test } from "vitest";
import { changed, holds, type Profile, toggled, toggledRef } from "./profile";

const REF = { move: "calf", variant: "both-lifted" };

test("a change leaves alone what it does not name", () => {
  const profile = { units: "km", theme: "dark" } as Profile;

  expect(changed(profile, { units: "mi" })).toEqual({ units: "mi", theme: "dark" });
});

test("a value that is cleared is cleared", () => {
  expect(changed({ mass_kg: 60 } as Profile, { mass_kg: null }).mass_kg).toBeNull();
});

test("a key is in a list once, however often it is put there", () => {
  expect(toggled(["roller", "ball"], "roller", true)).toEqual(["ball", "roller"]);
  expect(toggled(["roller", "ball"], "roller", false)).toEqual(["ball"]);
});

test("a variant is in a list once, and can be taken out", () => {
  const once = toggledRef([REF], { ...REF }, true);

  expect(once).toEqual([REF]);
  expect(holds(once, "calf", "both-lifted")).toBe(true);
  expect(toggledRef(once, REF, false)).toEqual([]);
});
