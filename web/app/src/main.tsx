import { render } from "preact";
import { App } from "./app";
import { followPageKeys } from "./reach/page-keys";
import { followData, followOpened, followTitle, followUse, loadAll } from "./state/loading";
import { followSelection } from "./state/page";
import { followTheme } from "./state/theme";
import { connectAddress } from "./state/url";
import { keepInView } from "./timeline/time-state";
import { followLanguage, startLanguage } from "./words/choice";

/** Puts the page into the document, which has its styles already. */
export async function begin(): Promise<void> {
  followPageKeys();
  followTheme();
  startLanguage();
  connectAddress();
  followSelection();
  followData();
  followOpened();
  followUse();
  keepInView();
  // A page in another language than English waits for its texts, or it would
  // show English for a moment.
  await followLanguage();
  followTitle();
  render(<App retry={() => void loadAll()} />, document.getElementById("app")!);
}
