// The discs of cells and their numbers. Over a thousand are drawn in a frame,
// so each size, colour and number is drawn once and stamped from there.

import { FAMILIES } from "../state/words";
import type { Palette } from "./palette";

type Pen = CanvasRenderingContext2D;

interface Form {
  canvas: HTMLCanvasElement;
  /** Half of its width in pixels of the page. */
  half: number;
}

/** Radii are told apart by halves of a pixel. */
const HALVES = 2;
const RIM = 1;
/** So many numbers are kept. */
const MOST_NUMBERS = 3000;

export class Stamps {
  private readonly discs: Form[] = [];
  private readonly numbers = new Map<string, Form>();

  constructor(
    private readonly palette: Palette,
    private readonly ratio: number,
  ) {}

  /** Of the family with this number; hollow if nothing in it is certain. */
  disc(c: Pen, x: number, y: number, radius: number, family: number, sure: boolean): void {
    const size = Math.round(radius * HALVES);
    const key = (size * FAMILIES.length + family) * 2 + Number(sure);
    this.put(c, x, y, (this.discs[key] ??= this.drawDisc(size / HALVES, family, sure)));
  }

  number(c: Pen, x: number, y: number, text: string, sure: boolean): void {
    const key = sure ? text : `${text} ?`;
    let form = this.numbers.get(key);
    if (!form) {
      if (this.numbers.size >= MOST_NUMBERS) this.numbers.clear();
      this.numbers.set(key, (form = this.drawNumber(text, sure)));
    }
    this.put(c, x, y, form);
  }

  /** On whole pixels of the screen, where copying is quickest. */
  private put(c: Pen, x: number, y: number, { canvas, half }: Form): void {
    const { ratio } = this;
    const left = Math.round((x - half) * ratio) / ratio;
    const top = Math.round((y - half) * ratio) / ratio;
    c.drawImage(canvas, left, top, canvas.width / ratio, canvas.height / ratio);
  }

  private form(half: number, draw: (c: Pen, middle: number) => void): Form {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(2 * half * this.ratio);
    const c = canvas.getContext("2d")!;
    c.scale(this.ratio, this.ratio);
    draw(c, canvas.width / this.ratio / 2);
    return { canvas, half: canvas.width / this.ratio / 2 };
  }

  private drawDisc(r: number, family: number, sure: boolean): Form {
    const p = this.palette;
    return this.form(r + RIM + 0.5, (c, middle) => {
      const circle = (radius: number) => {
        c.beginPath();
        c.arc(middle, middle, radius, 0, 2 * Math.PI);
      };
      circle(r + RIM);
      c.fillStyle = p.halo;
      c.fill();
      circle(r);
      c.fillStyle = sure ? p.family[FAMILIES[family]] : p.paper;
      c.fill();
      if (sure) return;
      circle(r - 0.7);
      c.strokeStyle = p.family[FAMILIES[family]];
      c.lineWidth = 1.4;
      c.stroke();
    });
  }

  private drawNumber(text: string, sure: boolean): Form {
    const p = this.palette;
    return this.form(4 + 3.2 * text.length, (c, middle) => {
      c.font = `600 10.5px ${p.sans}`;
      c.textAlign = "center";
      c.fillStyle = sure ? p.onKind : p.ink;
      c.fillText(text, middle, middle + 3.7);
    });
  }
}

/** 5, 400, 12k, 2m: as wide as a disc has room for. */
export function shortNumber(n: number): string {
  if (n < 1000) return String(n);
  return n < 999_500 ? `${Math.round(n / 1000)}k` : `${Math.round(n / 1e6)}m`;
}
