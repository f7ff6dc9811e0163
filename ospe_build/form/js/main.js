// The form at /kirjaa/: everything that its parts need of each other is put together here.

import { App } from "./app.js";
import { pageData } from "./data.js";

const frame = document.querySelector("[data-form]");
if (frame) new App(frame, pageData()).start();
