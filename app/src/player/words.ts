/** Sentences of the session that are others where there is no Today and no server. */
import { EN } from "../words/en";
import type { WordKey } from "../words/words";

export const PLAYER_WORDS: Readonly<Partial<Record<WordKey, string>>> = {
  ...EN,
  "session.none.go": EN["player.back"],
  "session.none.lead": EN["player.none.lead"],
  "session.end.lead": EN["player.end.lead"],
  "stop.home": EN["player.back"],
  "nav.home": "unkink",
};
