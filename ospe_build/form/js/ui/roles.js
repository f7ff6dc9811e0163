// The players' roles: not asked of so few that a role would tell who somebody is. What was chosen before is left out of
// the session, and comes back with more players.

import { PLAYERS_FOR_ROLES } from "ospe_build/checking/rules/people";

import { make } from "./dom.js";

export class Roles {
  /** @param {Group} details the group of the players' number and their roles. */
  constructor(details, t) {
    this.t = t;
    this.players = details.child("pelaajia");
    this.field = details.child("pelaajien_roolit");
    this.options = this.field.element.querySelector("[data-options]");
    this.why = make("p", { className: "form-help" });
    this.why.setAttribute("aria-live", "polite");
    this.options.before(this.why);
  }

  get isAsked() {
    const players = this.players.read();
    return !(Number.isInteger(players) && players < PLAYERS_FOR_ROLES);
  }

  /** The session without what is not asked. */
  leaveOut(value) {
    if (!this.isAsked && value.pelikerta) delete value.pelikerta[this.field.key];
    return value;
  }

  /** Show or hide the choices, and say why. */
  follow() {
    const asked = this.isAsked;
    const words = asked ? "" : this.t(this.field.read() ? "form.roles.left_out" : "form.roles.not_asked");
    this.options.hidden = !asked;
    if (this.why.textContent !== words) this.why.textContent = words;
  }
}
