// Cards to print, one a promise, drawn from the JSON that the archive publishes of a session. The address says which:
// ?lupaus=<session>#keino-<n> (the # written as %23) or ?pelikerta=<session> for all of a plan; ?luonnos=<draft> is a
// session that is not published yet, out of the drafts of this browser: one that was sent, or with &tunnus=<session> one that
// was just played.

const SESSION = /^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$/;
const PROMISE = /^(\d{4}-\d{2}-\d{2}-[a-z0-9-]+)#keino-([1-9]\d?)$/;
const LONG_NAME = 60;
const LONGEST_GOAL = 220;

const app = document.querySelector("[data-cards-app]");
const { base, site, qr } = app.dataset;
const states = JSON.parse(app.dataset.states);
const names = JSON.parse(app.dataset.names);
const params = new URLSearchParams(location.search);

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

async function json(path) {
  const response = await fetch(`${base}data/${path}`);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response.json();
}

/** A draft as a session under the id by which it was sent, or will be. */
function draftOf(key) {
  const { value, rest } = JSON.parse(localStorage.getItem(`ospe-luonnos:${key}`));
  return { ...value, id: rest.sent?.id ?? SESSION.exec(params.get("tunnus"))[0] };
}

function say(name) {
  app.querySelector("[data-message]").textContent = app.querySelector(`[data-told="${name}"]`).content.textContent;
}

/** Say why there is no card, and lead to where one is chosen. */
function sayLost(name) {
  say(name);
  app.querySelector("[data-onward]").hidden = false;
}

/** A day, or a month alone, as the site's pages write it. */
function day(iso, language) {
  const [year, month, date] = iso.split("-");
  if (language !== "en") return date ? `${+date}.${+month}.${year}` : `${+month}/${year}`;
  const shown = { day: date && "numeric", month: "long", year: "numeric" };
  return new Date(+year, month - 1, date ?? 1).toLocaleDateString("en-GB", shown);
}

/** The newest value that a follow-up gives, else what was agreed first. */
const newest = (means, key, first) => (means.seuranta ?? []).map((entry) => entry[key]).findLast(Boolean) ?? first;

function shortened(text) {
  if (text.length <= LONGEST_GOAL) return text;
  return `${text.slice(0, LONGEST_GOAL).replace(/\s+\S*$/, "")} …`;
}

/** What a card says of a means. */
function facts(session, means, number) {
  const { kieli: language = "fi", yksikko, pelattu } = session.pelikerta;
  const agreed = means.toteutus ?? {};
  const deadline = newest(means, "uusi_maaraaika", agreed.maaraaika);
  const method = means.menetelma;
  const goal = means.tavoite ?? {};
  return {
    language,
    promised: agreed.vastuutahon_kanssa_sovittu === true,
    unit: yksikko.split(";").map((unit) => unit.trim()).filter(Boolean).join(", "),
    name: typeof method === "string" ? method : (names[method.kortti]?.[language] ?? names[method.kortti]?.fi ?? method.kortti),
    goal: shortened(goal.miten_kehittaa_osallisuutta ?? goal.miten_vastaa_tarpeisiin ?? ""),
    deadline: deadline ? day(deadline, language) : "",
    first: agreed.maaraaika && deadline !== agreed.maaraaika ? day(agreed.maaraaika, language) : "",
    owner: newest(means, "uusi_vastuutaho", agreed.kuka_vastaa) ?? "",
    measure: agreed.miten_mitataan ?? "",
    played: day(pelattu, language),
    state: states[language][newest(means, "tila", "")],
    address: `${site || new URL(base, location.href).href}tulokset/${session.id}/#keino-${number}`,
  };
}

/** The modules of a code as one path, a square of 1 each; the quiet zone is the style sheet's. */
function drawCode(svg, { size, data }) {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.append(path);
}

function drawCard(told, encode) {
  const card = app.querySelector(`[data-card="${told.language}"]`).content.firstElementChild.cloneNode(true);
  const today = day(new Date().toLocaleDateString("sv-SE"), told.language);
  card.classList.toggle("promise-card--proposal", !told.promised);
  card.classList.toggle("promise-card--long", told.name.length > LONG_NAME);
  for (const other of card.querySelectorAll(told.promised ? "[data-proposed]" : "[data-promised]")) other.remove();
  for (const slot of card.querySelectorAll("[data-slot]")) {
    const value = told[slot.dataset.slot];
    if (!value) {
      const whole = slot.matches("dd:not(.promise-card__first)") ? slot.parentElement : slot;
      whole.remove();
    } else {
      slot.textContent = slot.textContent ? fill(slot.textContent, { day: value, today, state: value }) : value;
    }
  }
  drawCode(card.querySelector("[data-code]"), encode(told.address, { ecc: "M", border: 0 }));
  return card;
}

async function draw() {
  const [, ofPromise, number] = PROMISE.exec(params.get("lupaus") ?? "") ?? [];
  const draft = params.get("luonnos");
  const id = ofPromise ?? params.get("pelikerta") ?? "";
  if (!draft && !SESSION.test(id)) return sayLost("missing");
  let session, encode;
  try {
    [session, { encode }] = await Promise.all([
      draft ? draftOf(draft) : json(`pelikerrat/${id}.json`),
      import(new URL(qr, location.href).href),
    ]);
  } catch {
    return sayLost("unknown");
  }
  const all = (session.uudet_keinot ?? []).map((means, at) => facts(session, means, at + 1));
  const chosen = number ? all.slice(number - 1, number) : all;
  const back = app.querySelector("[data-back]");
  if (draft) {
    back.remove();
    say("draft");
  } else back.href = `${base}tulokset/${id}/${number ? `#keino-${number}` : ""}`;
  if (chosen.length === 0) return sayLost(number ? "unknown" : "empty");
  app.querySelector("[data-list]").replaceChildren(...chosen.map((told) => drawCard(told, encode)));
  app.querySelector("[data-tools]").hidden = false;
}

app.querySelector("[data-print]").addEventListener("click", () => print());
draw();
