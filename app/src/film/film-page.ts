/** A bare page that draws what films are made of: loops, cards, and sheets of what runs. */
import { render } from "lit";
import type { Theme } from "../stage/palette";
import { type Card, cardOf, fitAll } from "./card";
import { LoopDrawing, type Shown } from "./loop";
import { type Sheet, sheetOf } from "./sheets";

declare global {
  interface Window {
    unkinkFilm: {
      /** Chooses the theme, and waits for the letters. */
      begin: (theme: Theme) => Promise<void>;
      show: (shown: Shown) => Promise<boolean>;
      /** Draws some frames, at times of the clip [s], as PNG. */
      frames: (seconds: readonly number[]) => Promise<string[]>;
      card: (card: Card) => void;
      sheet: (sheet: Sheet) => void;
    };
  }
}

const canvas = document.getElementById("stage") as HTMLCanvasElement;
const paper = document.getElementById("card") as HTMLElement;
let drawing: LoopDrawing | undefined;
let theme: Theme = "light";

window.unkinkFilm = {
  begin: async (wanted) => {
    theme = wanted;
    document.documentElement.dataset["theme"] = theme;
    await document.fonts.load('680 20px "Commissioner Variable"');
  },
  show: (shown) => (drawing ??= new LoopDrawing(canvas, theme)).show(shown),
  frames: async (seconds) => {
    const drawn: string[] = [];
    for (const one of seconds) drawn.push((await drawing?.frame(one)) ?? "");
    return drawn;
  },
  card: (card) => {
    render(cardOf(card), paper);
    fitAll(paper);
  },
  sheet: (sheet) => render(sheetOf(sheet), paper),
};
