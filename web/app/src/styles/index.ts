// All styles of the page, in the order in which they are read. They come as one
// file in the document's head: what comes later than the first view moves nothing.

import "../layers/styles";
import "./embed.css";
import "./time.css";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./panel.css";
import "./share.css";
import "./look.css";
