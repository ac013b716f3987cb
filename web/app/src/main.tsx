import { render } from "preact";
import { App } from "./app";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/panel.css";

render(<App />, document.getElementById("app")!);
