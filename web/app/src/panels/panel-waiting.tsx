// What stands where the panel will be, in its size, until its code is here.

import type { VNode } from "preact";
import { phone, sheet } from "../state/page";
import { Icon, Logo } from "./icon";

export function PanelWaiting({ notice }: { notice: VNode | null }) {
  return (
    <div class="panel">
      <header class="mast">
        <span class="logo">
          <Logo />
          <span class="wordmark">mapd</span>
        </span>
        <div class="search">
          <Icon name="search" size={16} />
        </div>
      </header>
      <main class={`sheet at-${phone.value ? sheet.value : "full"}`} id="panel" tabIndex={-1}>
        <div class="scroll">
          {notice ?? (
            <div class="loading" aria-busy="true">
              <p class="small" />
              {[86, 94, 70, 40].map((w) => (
                <i key={w} class={`w${w}`} />
              ))}
            </div>
          )}
        </div>
      </main>
    </div>
  );
}
