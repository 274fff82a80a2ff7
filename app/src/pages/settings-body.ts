/** Figure, tools, places and how one runs: the first settings. */
import { html, type TemplateResult } from "lit";
import type { Catalogue, Named } from "../api/catalogue";
import type { Profile, ProfilePatch } from "../api/profile";
import { capital } from "../words/capital";
import { number } from "../words/format";
import { say } from "../words/words";
import { type Measure, rangeOf, shown, typed } from "./body-units";
import { type Choice, manyPart, onePart, rangePart } from "./settings-parts";

export type Change = (patch: ProfilePatch) => void;

/** Kinds that are rolled with, and what strength moves may use. */
export function namedChoices(part: ReadonlyMap<string, Named>): Choice[] {
  return [...part.values()].map(({ key, name }) => ({ key, label: capital(name) }));
}

/** Height, mass and build; they choose the figure that is shown. */
export function bodyPart(profile: Profile, change: Change): TemplateResult {
  return html`<p class="note">${say("settings.body.note")}</p>
    ${measurePart("height", profile, change)} ${measurePart("mass", profile, change)}
    ${onePart(
      say("settings.sex"),
      (["female", "male", "unsaid"] as const).map((key) => ({ key, label: say(`settings.sex.${key}`) })),
      {
        chosen: profile.sex ?? "unsaid",
        choose: (key) => change({ sex: key === "unsaid" ? null : (key as "female") }),
      },
    )}`;
}

function measurePart(measure: Measure, profile: Profile, change: Change): TemplateResult {
  const units = profile.units ?? "km";
  const field = measure === "height" ? "height_m" : "mass_kg";
  const [least, most] = rangeOf(measure, units);
  const save = (input: HTMLInputElement): void => {
    const value = typed(input.value, measure, units);
    input.setCustomValidity(value === undefined ? say("settings.range", { least, most }) : "");
    input.setAttribute("aria-invalid", String(value === undefined));
    if (value === undefined) input.reportValidity();
    else change({ [field]: value });
  };
  return html`<label class="field narrow">
    <span>${say(`settings.${measure}.${units}`)}</span>
    <input
      inputmode="decimal"
      autocomplete="off"
      .value=${shown(profile[field], measure, units)}
      aria-describedby="${measure}-range"
      @change=${(event: Event) => save(event.target as HTMLInputElement)}
    />
    <span class="note" id="${measure}-range">${say("settings.range", { least, most })}</span>
  </label>`;
}

/** Tools, place, and how one gets up and down. */
export function rollingPart(profile: Profile, catalogue: Catalogue, change: Change): TemplateResult {
  return html`${manyPart(say("settings.tools"), namedChoices(catalogue.tools), {
    chosen: profile.tools ?? [],
    choose: (tools) => change({ tools }),
  })}
  ${onePart(say("settings.place"), namedChoices(catalogue.places), {
    chosen: profile.place ?? "home",
    choose: (place) => change({ place }),
  })}
  ${onePart(
    say("settings.mobility"),
    (["able", "stiff"] as const).map((key) => ({ key, label: say(`settings.mobility.${key}`) })),
    { chosen: profile.mobility ?? "able", choose: (key) => change({ mobility: key as "able" }) },
  )}
  ${onePart(
    say("settings.demanding"),
    (["yes", "no"] as const).map((key) => ({ key, label: say(`settings.demanding.${key}`) })),
    {
      chosen: profile.allows_demanding ? "yes" : "no",
      choose: (key) => change({ allows_demanding: key === "yes" }),
    },
  )}`;
}

/** Ground, foot, and how sore one gets: they scale the estimate. */
export function runningPart(profile: Profile, change: Change): TemplateResult {
  return html`${onePart(
    say("settings.surface"),
    (["road", "trail"] as const).map((key) => ({ key, label: say(`settings.surface.${key}`) })),
    { chosen: profile.surface ?? "road", choose: (key) => change({ surface: key as "road" }) },
  )}
  ${onePart(
    say("settings.strike"),
    (["usual", "forefoot"] as const).map((key) => ({ key, label: say(`settings.strike.${key}`) })),
    { chosen: profile.strike ?? "usual", choose: (key) => change({ strike: key as "usual" }) },
  )}
  ${rangePart(say("settings.sensitivity"), {
    value: profile.sensitivity ?? 1,
    least: 0.5,
    most: 2,
    words: (value) => say("settings.sensitivity.note", { value: number(value, 1) }),
    choose: (sensitivity) => change({ sensitivity }),
  })}`;
}

/** Units, theme and language. */
export function lookPart(profile: Profile, change: Change): TemplateResult {
  return html`${onePart(
    say("settings.units"),
    (["km", "mi"] as const).map((key) => ({ key, label: say(`settings.units.${key}`) })),
    { chosen: profile.units ?? "km", choose: (key) => change({ units: key as "km" }) },
  )}
  ${onePart(
    say("settings.theme"),
    (["system", "light", "dark"] as const).map((key) => ({ key, label: say(`settings.theme.${key}`) })),
    { chosen: profile.theme ?? "system", choose: (key) => change({ theme: key as "system" }) },
  )}
  <label class="field narrow">
    <span>${say("settings.language")}</span>
    <select @change=${(event: Event) => change({ language: (event.target as HTMLSelectElement).value })}>
      ${languages().map(
        ({ key, label }) =>
          html`<option value=${key} ?selected=${key === (profile.language ?? "")}>${label}</option>`,
      )}
    </select>
    <span class="note">${say("settings.language.note")}</span>
  </label>`;
}

const LANGUAGES = ["en-GB", "en-US", "de", "es", "fr", "it", "nl", "pt"] as const;

function languages(): Choice[] {
  const own = LANGUAGES.map((key) => {
    const names = new Intl.DisplayNames(key, { type: "language" });
    return { key, label: capital(names.of(key) ?? key) };
  });
  return [{ key: "", label: say("settings.language.system") }, ...own];
}
