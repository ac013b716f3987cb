// Imported by every part of the page whose English texts come with it.

import { later } from "./en/later";
import { addEnglish } from "./index";

addEnglish(later);
