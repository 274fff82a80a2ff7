import { html, type TemplateResult } from "lit";
import { asCatalogue, CATALOGUE, type Catalogue, named } from "../api/catalogue";
import { type Profile, type ProfilePatch, toggled, toggledRef } from "../api/profile";
import { Reading } from "../api/reading";
import type { GuideDoc, HeldCautionDoc, Muscle, VariantRef } from "../api/schema";
import { LightElement } from "../elements/light-element";
import { capital } from "../words/capital";
import { say } from "../words/words";
import { OwnProfile } from "./own-profile";
import { drawn } from "./page-state";
import { bodyPart, lookPart, namedChoices, rollingPart, runningPart } from "./settings-body";
import { backPart, linePart, linksPart, manyPart } from "./settings-parts";
import "./calendar-settings";
import "./caution-list";
import "./guide-settings";

/** All that unkink knows of a runner and how it behaves; saved as it is changed. */
export class SettingsPage extends LightElement {
  readonly #profile = new OwnProfile(this);
  readonly #document = new Reading<object>(this, () => CATALOGUE);

  protected override render(): TemplateResult {
    return html`<h1 class="say">${say("settings.title")}</h1>
      <p class="lead">${say("settings.lead")}</p>
      ${drawn(this.#document, (document) =>
        drawn(this.#profile.reading, (profile) => this.#all(profile, asCatalogue(document))),
      )}`;
  }

  #all(profile: Profile, catalogue: Catalogue): TemplateResult {
    const change = (patch: ProfilePatch, done = ""): void => void this.#profile.change(patch, done);
    return html`<div class="two even group settings">
      <div class="pad wide-gap">
        ${section("settings.rolling", rollingPart(profile, catalogue, change))}
        ${section(
          "settings.cautions",
          html`<p class="note">${say("settings.cautions.note")}</p>
            <caution-list
              .catalogue=${catalogue}
              .held=${profile.cautions ?? []}
              @held=${(event: CustomEvent<HeldCautionDoc[]>) => change({ cautions: event.detail })}
            ></caution-list>`,
        )}
        ${section("settings.barred", barredPart(profile, catalogue, change))}
        ${section("settings.running", runningPart(profile, change))}
      </div>
      <div class="pad wide-gap">
        ${section(
          "settings.guide",
          html`<guide-settings
            .guide=${profile.guide}
            language=${profile.language || navigator.language}
            @guide=${(event: CustomEvent<GuideDoc>) => change({ guide: event.detail })}
          ></guide-settings>`,
        )}
        ${section(
          "settings.calendar",
          html`<calendar-settings
            at=${profile.rolls_at || "20:00"}
            .days=${profile.reminds_on ?? []}
            @days=${({ detail: days }: CustomEvent<number[]>) => change({ reminds_on: days })}
            @at=${({ detail: time }: CustomEvent<string>) =>
              change({ rolls_at: time }, say("settings.calendar.saved", { time }))}
          ></calendar-settings>`,
        )}
        ${section("settings.look", lookPart(profile, change))}
        ${section("settings.body", bodyPart(profile, change))} ${section("settings.sharing", sharingPart(profile, change))}
        ${section("settings.links", linksPart())}
      </div>
    </div>`;
  }
}
customElements.define("settings-page", SettingsPage);

type Heading = "rolling" | "cautions" | "barred" | "running" | "guide" | "calendar" | "look" | "body" | "sharing" | "links";

function section(heading: `settings.${Heading}`, inside: unknown): TemplateResult {
  return html`<section class="pad part" id=${heading.slice("settings.".length)}>
    <h2 class="say">${say(heading)}</h2>
    ${inside}
  </section>`;
}

/** What addresses are made of (RFC 3986), without the # that the routine stands behind. */
const BASE = /^(https?:\/\/[\w.~:/?[\]@!$&'()*+,;=%-]{1,192})?$/;

function sharingPart(profile: Profile, change: (patch: ProfilePatch, done?: string) => void): TemplateResult {
  return linePart(say("settings.base"), {
    value: profile.base ?? "",
    pattern: BASE,
    wrong: say("settings.base.wrong"),
    note: say("settings.base.note"),
    choose: (base) => change({ base }, say("settings.base.saved")),
  });
}

function barredPart(
  profile: Profile,
  catalogue: Catalogue,
  change: (patch: ProfilePatch, done?: string) => void,
): TemplateResult {
  const moves = profile.avoid_moves ?? [];
  const muscles = Object.entries(catalogue.muscles).map(([key, name]) => ({ key, label: capital(name) }));
  return html`${backPart(
    say("settings.barred.moves"),
    moves.map((key) => ({ key, label: named(catalogue.moves, key) })),
    {
      none: say("settings.barred.none"),
      act: say("settings.allow"),
      actOf: (name) => say("settings.allow_of", { name }),
      back: ({ key, label }) =>
        change({ avoid_moves: toggled(moves, key, false) }, say("settings.allowed", { name: label })),
    },
  )}
  ${manyPart(say("settings.barred.muscles"), muscles, {
    chosen: profile.avoid_muscles ?? [],
    choose: (keys) => change({ avoid_muscles: keys as Muscle[] }),
  })}
  ${manyPart(say("settings.barred.positions"), namedChoices(catalogue.positions), {
    chosen: profile.avoid_positions ?? [],
    choose: (avoid_positions) => change({ avoid_positions }),
  })}
  ${(["awkward", "too_much"] as const).map((field) => {
    const refs = profile[field] ?? [];
    return backPart(
      say(`settings.${field}`),
      refs.map((ref) => ({ key: `${ref.move} ${ref.variant}`, label: formName(ref, catalogue) })),
      {
        none: say(`settings.${field}.none`),
        act: say("settings.forget"),
        actOf: (name) => say("settings.forget_of", { name }),
        back: ({ key, label }) => {
          const [move = "", variant = ""] = key.split(" ");
          const rest = toggledRef(refs, { move, variant }, false);
          change({ [field]: rest }, say("settings.forgotten", { name: label }));
        },
      },
    );
  })}`;
}

function formName({ move, variant }: VariantRef, catalogue: Catalogue): string {
  const name = catalogue.moves.get(move)?.variants.find((one) => one.key === variant)?.name;
  return `${named(catalogue.moves, move)}: ${name ?? variant}`;
}
