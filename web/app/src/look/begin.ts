// All that looking at files needs, as one file of the built page.

import { drawFiles } from "../layers/looked";

export { lookAt } from "./files";

drawFiles();
