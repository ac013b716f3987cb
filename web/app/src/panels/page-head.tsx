import type { ComponentChildren } from "preact";
import { open } from "../state/page";
import { Icon } from "./icon";

/** The way back to the list, over every page that is opened from it. */
export function Back({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <div class="back">
      <button class="back-link" type="button" onClick={() => open(null)}>
        <Icon name="back" />
        {text}
      </button>
      {children}
    </div>
  );
}

/** What is asked for is not there (any more): says so, with a way out. */
export function NotFound({ what }: { what: string }) {
  return (
    <>
      <Back text="All events" />
      <div class="notice">
        <h1 class="empty">{what} is not in this data.</h1>
        <p class="small">
          The address may be old or misspelt.{" "}
          <button class="link" type="button" onClick={() => open(null)}>
            See all events
          </button>
        </p>
      </div>
    </>
  );
}
