// Who the page may write as: the session that the link of mapd serve has set,
// or a token that is pasted in and kept as long as the tab is open.

import { computed, signal } from "@preact/signals";
import { sessionAuthor } from "../api/briefings";

const TOKEN = "mapd.token";
/** What tokens look like: mapd_ and letters or digits. */
const LOOKS = /^mapd_[A-Za-z0-9_-]{8,200}$/;

function stored(): string | null {
  try {
    return sessionStorage.getItem(TOKEN);
  } catch {
    return null; // switched off
  }
}

export const token = signal<string | null>(typeof sessionStorage === "undefined" ? null : stored());
/** Who the session writes as; null if there is none. */
export const session = signal<string | null>(null);
/** Whether writing to the server can be tried. */
export const mayWrite = computed(() => token.value !== null || session.value !== null);

/** The version of the data from which on the server has what was written here. */
export const changed = signal(0);

/** Asks whether the browser has a session. Without an answer there is none. */
export async function askSession(): Promise<void> {
  session.value = await sessionAuthor().catch(() => null);
}

/** Takes a token; tells whether it looks like one. */
export function useToken(text: string): boolean {
  const given = text.trim();
  if (!LOOKS.test(given)) return false;
  token.value = given;
  try {
    sessionStorage.setItem(TOKEN, given);
  } catch {
    // then it is kept until the page is loaded again
  }
  return true;
}

export function forgetToken(): void {
  token.value = null;
  try {
    sessionStorage.removeItem(TOKEN);
  } catch {
    // see stored
  }
}
