// The session's page as the public will see it, made of what the form holds: the classes and order of the template
// `fragments/session.html`.

import { shownDate } from "../model/dates.js";
import { speaker } from "../data.js";
import { make } from "./dom.js";
import { PreviewParts } from "./preview_parts.js";

const ELSEWHERE = new Set(["otsikko", "pelattu", "toimiala", "yksikko", "pelaajia", "edellinen_pelikerta"]);
const LONGEST_PATH = 40;

/** A link as people read it: host and the start of the path; as the site's pages show it. */
function address(url) {
  const [, host, path] = /^https?:\/\/([^/?#]*)([^?#]*)/.exec(url) ?? ["", url, ""];
  const short = path.replace(/\/+$/, "");
  return host.replace(/^www\./, "") + ([...short].length < LONGEST_PATH ? short : `${[...short].slice(0, LONGEST_PATH - 2).join("")}…`);
}

export class Preview extends PreviewParts {
  /** The page of a session's value. */
  draw(value) {
    this.value = value;
    const { kieli } = value.pelikerta ?? {};
    this.language = kieli in this.data.preview ? kieli : this.node("pelikerta", "kieli").limits.default;
    this.t = speaker(this.data.preview[this.language]);
    const parts = [this.head(), this.plan(), ...this.boards(), this.feedback(), this.details()];
    return make("article", { className: "session", lang: this.language }, ...parts.filter(Boolean));
  }

  /** A day or month in the session's language. */
  day(value) {
    return shownDate(value, this.language);
  }

  head() {
    const { value, t } = this;
    const details = value.pelikerta ?? {};
    const units = (details.yksikko ?? "…").split(";").map((unit) => unit.trim()).filter(Boolean);
    const kicker = [this.valueLabel(this.node("pelikerta", "toimiala"), details.toimiala ?? "…"), units.join(", ")].join(" · ");
    const meta = [this.day(details.pelattu ?? "…"), t("session.players", { n: details.pelaajia ?? "…" })];
    if (details.poyta) meta.push(t("session.table", { number: details.poyta }));
    const scope = (label, text) => [
      make("span", { className: "scope__part" }, make("span", { className: "scope__label", textContent: `${t(label)}:` }), ` ${text ?? "…"}`),
      " ",
    ];
    const banner = value.esimerkki
      ? make("p", { className: "example-banner" }, make("strong", { textContent: t("session.example") }), ` ${t("session.example_text")}`)
      : null;
    return make(
      "header",
      { className: "session-head" },
      banner,
      make("p", { className: "kicker", textContent: kicker }),
      make("p", { className: "session-title", textContent: details.otsikko ?? "…" }),
      make("p", { className: "session-head__meta", textContent: meta.join(", ") }),
      make(
        "p",
        { className: "scope" },
        ...scope("session.examined", value.rajaus?.kohde?.[0]),
        ...scope("session.for_whom", value.rajaus?.osallistettavat?.[0]),
      ),
    );
  }

  plan() {
    const { t, value } = this;
    const heading = t("session.plan_heading");
    if (value.ei_sovittu !== undefined) {
      const reason = make("strong", { textContent: t("session.nothing_agreed") });
      return this.section("plan", heading, make("p", { className: "nothing-agreed" }, reason, ` ${value.ei_sovittu}`));
    }
    const rows = Array.isArray(value.uudet_keinot) ? value.uudet_keinot : [];
    const question = make("p", { className: "board__question", textContent: this.description(this.node("uudet_keinot")) });
    return this.section("plan", heading, question, ...rows.map((row, index) => this.means(row, index + 1)));
  }

  /** A means: its name, its newest state, who is responsible, what was agreed, and what became of it. */
  means(row, n) {
    const { t } = this;
    const plan = this.node("uudet_keinot");
    const child = (key) => plan.children.find((each) => each.key === key);
    const heading = (key) => make("h5", { textContent: this.label(child(key)) });
    const doing = row.toteutus ?? {};
    const isPromised = doing.vastuutahon_kanssa_sovittu === true;
    const owner = row.seuranta?.findLast((entry) => entry.uusi_vastuutaho)?.uusi_vastuutaho ?? doing.kuka_vastaa;
    const who = make("p", { className: "means__who" });
    if (!isPromised) who.append(make("span", { className: "tag tag--proposal", textContent: t("session.proposal") }), " ");
    if (owner) who.append(`${t(isPromised ? "session.owner" : "session.proposed_owner")} `, make("strong", { textContent: owner }));
    else who.append(t("session.no_owner"));
    const goal = this.answers(child("tavoite"), row.tavoite ?? {});
    const answers = this.answers(child("toteutus"), doing);
    const note = row.menetelma?.lisatieto;
    return make(
      "section",
      { className: "means" },
      make("h4", { className: "means__name" }, make("span", { className: "means__number", textContent: n }), ` ${this.nameOf(row.menetelma ?? "")}`),
      make("div", { className: "means__answers" }, this.state(row)),
      who,
      note ? make("p", { className: "means__added", textContent: note }) : null,
      make(
        "div",
        { className: "means__texts" },
        make(
          "div",
          { className: "means__plan" },
          ...(goal.children.length ? [heading("tavoite"), goal] : []),
          heading("toteutus"),
          answers.children.length ? answers : make("p", { className: "muted", textContent: t("session.nothing_said") }),
        ),
        make("div", { className: "means__news" }, heading("seuranta"), this.timeline(row)),
      ),
    );
  }

  /** The newest state of a means, in its cell. */
  state(row) {
    const newest = row.seuranta?.at(-1)?.tila;
    const words = newest ? this.valueLabel(this.node("uudet_keinot", "seuranta", "tila"), newest) : this.t("session.no_news_yet");
    const key = newest ?? "unknown";
    return make("span", { className: `cell cell--${key}` }, words);
  }

  answers(node, value) {
    const rows = node.children
      .filter((child) => value[child.key] !== undefined && child.type !== "boolean")
      .flatMap((child) => [
        make("dt", { textContent: this.label(child) }),
        make("dd", { textContent: child.shape === "paiva_tai_kuukausi" ? this.day(value[child.key]) : value[child.key] }),
      ]);
    return make("dl", { className: "answers" }, ...rows);
  }

  timeline(row) {
    const { t } = this;
    const entries = row.seuranta ?? [];
    if (!entries.length) return make("p", { className: "muted", textContent: t("session.no_follow_up") });
    const states = this.node("uudet_keinot", "seuranta", "tila");
    const line = (label, text) => (text ? make("p", {}, make("span", { className: "label", textContent: t(label) }), ` ${text}`) : null);
    const items = entries.map((entry) =>
      make(
        "li",
        { className: `timeline__entry state--${entry.tila}` },
        `${this.day(entry.paiva ?? "…")} `,
        make("strong", { textContent: this.valueLabel(states, entry.tila ?? "…") }),
        entry.kuvaus ? make("p", { textContent: entry.kuvaus }) : null,
        line("session.result", entry.mittaustulos),
        line("session.new_deadline", entry.uusi_maaraaika && this.day(entry.uusi_maaraaika)),
        line("session.new_owner", entry.uusi_vastuutaho),
        ...(entry.lahteet ?? []).map((source) => make("p", { className: "source", textContent: `${t("session.source")}: ${address(source)}` })),
      ),
    );
    return make("ol", { className: "timeline" }, ...items);
  }

  feedback() {
    const value = this.value.palaute;
    return value ? this.section("board board--feedback", this.t("session.feedback"), this.fields(this.node("palaute"), value)) : null;
  }

  details() {
    const details = this.value.pelikerta ?? {};
    const rows = this.node("pelikerta")
      .children.filter((child) => details[child.key] !== undefined && !ELSEWHERE.has(child.key))
      .flatMap((child) => {
        const values = Array.isArray(details[child.key]) ? details[child.key] : [details[child.key]];
        return [
          make("dt", { textContent: this.label(child) }),
          make("dd", { textContent: values.map((each) => this.valueLabel(child, each)).join(", ") }),
        ];
      });
    const facts = [this.empty(), rows.length ? make("dl", { className: "facts" }, ...rows) : null].filter(Boolean);
    return facts.length ? this.section("about-session", this.t("session.about"), ...facts) : null;
  }
}
