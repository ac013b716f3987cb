import { render } from "preact";
import { App } from "./app";
import { followTitle, loadAll } from "./state/loading";
import { followSelection } from "./state/page";
import { followTheme } from "./state/theme";
import { connectAddress } from "./state/url";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/panel.css";

followTheme();
connectAddress();
followSelection();
followTitle();
render(<App retry={() => void loadAll()} />, document.getElementById("app")!);
void loadAll();
