// The game at /pelaa/: played on the screen, and written down as it is played.

import { pageData } from "../data.js";
import { Play } from "./play.js";

const frame = document.querySelector("[data-play]");
if (frame) new Play(frame, pageData()).start();
