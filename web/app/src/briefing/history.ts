// Steps of making something that can be taken back and done again.

import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** So many steps are kept. */
const MOST = 300;
/** Changes of the same thing that follow each other so quickly are one step. */
const PAUSE_MS = 900;

interface Step<T> {
  value: T;
  /** What the step was. */
  name: string;
}

export class History<T> {
  private readonly past = signal<Step<T>[]>([]);
  private readonly future = signal<Step<T>[]>([]);
  private readonly present = signal<Step<T>>(undefined as never);
  private last = { thing: "", at: Number.NEGATIVE_INFINITY };

  readonly value: ReadonlySignal<T> = computed(() => this.present.value.value);
  /** What would be taken back; null if there is nothing. */
  readonly back: ReadonlySignal<string | null> = computed(() => (this.past.value.length > 0 ? this.present.value.name : null));
  /** What would be done again; null if there is nothing. */
  readonly again: ReadonlySignal<string | null> = computed(() => this.future.value.at(-1)?.name ?? null);

  constructor(
    first: T,
    private readonly now: () => number = Date.now,
  ) {
    this.present.value = { value: first, name: "" };
  }

  /** Goes a step on. Steps of one `thing` in quick succession, such as the
   * letters of a title, are one. */
  step(value: T, name: string, thing = ""): void {
    if (value === this.present.peek().value) return;
    const at = this.now();
    const goesOn = thing !== "" && thing === this.last.thing && at - this.last.at < PAUSE_MS && this.future.peek().length === 0;
    if (!goesOn) this.past.value = [...this.past.peek(), this.present.peek()].slice(-MOST);
    this.last = { thing, at };
    this.present.value = { value, name };
    this.future.value = [];
  }

  /** Takes the last step back; tells its name, null if there is none. */
  undo(): string | null {
    const before = this.past.peek().at(-1);
    if (!before) return null;
    const undone = this.present.peek();
    this.past.value = this.past.peek().slice(0, -1);
    this.future.value = [...this.future.peek(), undone];
    this.present.value = before;
    this.last.thing = "";
    return undone.name;
  }

  /** Does the step again that was taken back last. */
  redo(): string | null {
    const next = this.future.peek().at(-1);
    if (!next) return null;
    this.future.value = this.future.peek().slice(0, -1);
    this.past.value = [...this.past.peek(), this.present.peek()];
    this.present.value = next;
    this.last.thing = "";
    return next.name;
  }
}
