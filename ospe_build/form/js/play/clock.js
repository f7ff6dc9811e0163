// The clock of a board: by the time on the wall, so that a closed lid or a sleeping machine does not stop it.

const MINUTE = 60_000;
const ENDING = MINUTE;
/** Over for so long, a board was not played on but left: who comes back to it another day begins its time anew. */
const LEFT = -180 * MINUTE;

/** Milliseconds as minutes and seconds. */
export function countdown(ms) {
  const seconds = Math.ceil(Math.abs(ms) / 1000);
  const two = (number) => String(number).padStart(2, "0");
  return `${ms < 0 && seconds ? "−" : ""}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/**
 * How much is left of each board's time. One that runs knows when it ends; one that stands, how much is left.
 *
 * @typedef {{minutes: number, ends?: number, left?: number}} Time
 */
export class Clock {
  /** @param {import("./game.js").Game} game keeps the times. */
  constructor(game, onTick) {
    Object.assign(this, { game, onTick });
    this.name = "";
    setInterval(() => this.tick(), 250);
    document.addEventListener("visibilitychange", () => document.hidden || this.tick());
  }

  get times() {
    return this.game.play.clocks ?? {};
  }

  /** @returns {Time | undefined} */
  get time() {
    return this.times[this.name];
  }

  get left() {
    const { ends, left } = this.time;
    return ends === undefined ? left : ends - Date.now();
  }

  /** Whether a board was left with its clock running, and nobody came back that day. */
  isLeft(name) {
    const { ends, left } = this.times[name] ?? {};
    return (ends === undefined ? left : ends - Date.now()) < LEFT;
  }

  get isRunning() {
    return this.time?.ends !== undefined;
  }

  /** Which part of the time is gone, from 0 to 1. */
  get gone() {
    return Math.min(1, Math.max(0, 1 - this.left / (this.time.minutes * MINUTE)));
  }

  /** Let the clock of a stop run, and stop the one that ran. */
  turnTo(name, minutes) {
    if (name === this.name) return;
    const was = this.isRunning ? { [this.name]: { minutes: this.time.minutes, left: this.left } } : {};
    const isPaused = Boolean(this.game.play.paused);
    this.name = name;
    if (name) {
      const { minutes: given = Math.max(1, Math.round(minutes)), left = given * MINUTE, ends } = this.isLeft(name) ? {} : (this.times[name] ?? {});
      const time = isPaused ? { left } : { ends: ends ?? Date.now() + left };
      this.game.keep({ clocks: { ...this.times, ...was, [name]: { minutes: given, ...time } } });
    } else if (was[name]) this.game.keep({ clocks: { ...this.times, ...was } });
    this.warned = name ? this.left <= ENDING : true;
    this.tick();
  }

  change(time, more = {}) {
    this.game.keep({ clocks: { ...this.times, [this.name]: time }, ...more });
    this.tick();
  }

  /** Stop, or go on. */
  toggle() {
    const { minutes } = this.time;
    const { left } = this;
    if (this.isRunning) this.change({ minutes, left }, { paused: true });
    else this.change({ minutes, ends: Date.now() + left }, { paused: false });
  }

  /** Give more time; where it has run out, from now on. */
  add(more) {
    const { minutes, ends, left } = this.time;
    const ms = more * MINUTE;
    const late = Math.min(0, this.left);
    this.change({ minutes: minutes + more, ...(ends === undefined ? { left: left - late + ms } : { ends: ends - late + ms }) });
    this.warned = false;
  }

  tick() {
    if (!this.time) return;
    const isEnding = this.left <= ENDING && !this.warned;
    if (isEnding) this.warned = true;
    this.onTick({ isEnding });
  }
}
