
// Where the page is served: drop a draft, accept a finding, see what is new.  All is sent to this very server.
addEventListener("DOMContentLoaded", () => {
  const all = (within, selector) => [...within.querySelectorAll(selector)];

  /** What the server answers: { said: lines for a person, ... }; without an answer, that there is none. */
  async function ask(address, body, failed) {
    try {
      const answer = await fetch(address, { method: "POST", body });
      return { ok: answer.ok, ...await answer.json() };
    } catch {
      return { ok: false, said: [failed] };
    }
  }

  const tell = (list, lines) => {
    list.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    list.hidden = !lines.length;
  };

  /** Files go to the one place to drop them, from anywhere on the page. */
  const drop = document.querySelector("form.drop");
  const MOST = 120e6;
  async function send(files) {
    const said = drop.querySelector(".alert"), working = drop.querySelector(".working");
    if (!files.length || !working.hidden) return;
    if (files.reduce((sum, file) => sum + file.size, 0) > MOST) { tell(said, [drop.dataset.limits]); return; }
    const body = new FormData(drop);
    body.delete("files");
    for (const file of files) body.append("files", file, file.name);
    tell(said, []);
    working.hidden = false;
    const { at, said: lines } = await ask(drop.dataset.send, body, drop.dataset.failed);
    working.hidden = true;
    drop.querySelector("[type=file]").value = "";
    if (at && !lines.length) location.assign(new URL(at, new URL(drop.dataset.send, location.href)));
    else { tell(said, lines); renew("#shelf"); }
  }

  /** A part of the page as it is now; where nobody answers, as it was. */
  async function renew(selector) {
    const known = document.querySelector(selector);
    if (!known) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector);
    if (now) known.replaceWith(now);
  }
  if (drop) {
    drop.addEventListener("submit", (event) => event.preventDefault());
    drop.querySelector("[type=file]").addEventListener("change", (event) => send([...event.target.files]));
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    const over = (on) => document.documentElement.classList.toggle("over", on);
    addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); over(true); } });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
    addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      over(false);
      const folders = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
      if (folders) { tell(drop.querySelector(".alert"), [drop.dataset.folder]); return; }
      send([...event.dataTransfer.files]);
    });
  }

  /** Each card gets its buttons as it is unfolded. */
  const desk = document.querySelector(".desk[data-fresh]");
  if (!desk) return;
  const fresh = new Set(desk.dataset.fresh.split(" ").filter(Boolean));
  const acts = document.getElementById("desk-acts"), form = document.getElementById("desk-form").content.firstElementChild;
  const fixes = new Map(all(document.getElementById("desk-fixes")?.content ?? acts.content, "li").map((line) => [line.dataset.key, line]));
  const equip = (card) => {
    if (card.querySelector(":scope > .acts")) return;
    const fix = fixes.get(card.dataset.key);
    card.classList.toggle("fresh", fresh.has(card.dataset.key));
    card.classList.toggle("fixable", Boolean(fix));
    card.classList.toggle("adopted", fix?.dataset.adopted !== undefined);
    card.append(acts.content.cloneNode(true));
    if (fix) card.querySelector(":scope > .acts .fix").textContent = fix.textContent;
  };
  const equipAll = () => all(document, ".card[data-key]").forEach(equip);
  new MutationObserver(equipAll).observe(document.body, { childList: true, subtree: true });
  equipAll();

  /** A finding was accepted, or is open again: whatever counts findings counts anew. */
  const settle = (card, accepted) => {
    card.classList.toggle("accepted", accepted);
    for (const line of all(document, `.first li[data-alone] a[href="#${CSS.escape(card.id)}"]`)) {
      line.parentElement.classList.toggle("settled", accepted);
    }
    card.closest("[data-plan]").dispatchEvent(new Event("settled"));
    count();
    renew(".verdict");
    renew(".since");
  };
  const words = (card, text) => { card.querySelector(":scope > .acts .alert").textContent = text; };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const card = form.closest(".card"), body = new FormData(form);
    body.set("key", card.dataset.key);
    const { ok, said, note } = await ask("accept", body, form.dataset.failed);
    if (!ok) { words(card, said.join(" ")); return; }
    const line = Object.assign(document.createElement("p"), { className: "note", textContent: `${form.dataset.accepted}: ${note}` });
    form.elements.reason.value = "";
    form.remove();
    words(card, "");
    card.querySelector("h3").after(line);
    settle(card, true);
    card.focus();
  });

  /** Corrections that are adopted stand in the corrected copy, which is there when there are any. */
  const mending = desk.querySelector(".mending");
  const open = () => [...fixes.keys()].filter((key) => !document.querySelector(`.card.accepted[data-key="${CSS.escape(key)}"]`));
  const count = () => {
    if (!mending) return;
    const adopted = open().filter((key) => fixes.get(key).dataset.adopted !== undefined).length;
    mending.querySelector(".fixable").textContent = desk.dataset.canFix.replace("{n}", open().length);
    mending.querySelector(".adopted").textContent = adopted;
    for (const link of all(mending, "a")) link.hidden = !adopted;
  };
  async function adopt(keys, on) {
    const body = new FormData();
    for (const key of keys) body.append("key", key);
    body.set("on", on ? "1" : "");
    const { ok, said, adopted } = await ask("adopt", body, form.dataset.failed);
    mending.querySelector(".alert").textContent = ok ? "" : said.join(" ");
    if (!ok) return;
    for (const [key, line] of fixes) line.toggleAttribute("data-adopted", adopted.includes(key));
    for (const card of all(document, ".card.fixable")) card.classList.toggle("adopted", adopted.includes(card.dataset.key));
    count();
  }
  if (mending) {
    count();
    mending.querySelector("[data-adopt-all]").addEventListener("click", () => adopt(open(), true));
  }
  document.addEventListener("click", async (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act, card = event.target.closest(".card");
    if (!act || !card) return;
    if (act === "cancel") { form.remove(); words(card, ""); card.focus(); }
    if (act === "accept") { card.append(form); form.elements.reason.focus(); }
    if (act === "adopt" || act === "reject") adopt([card.dataset.key], act === "adopt");
    if (act === "withdraw") {
      const body = new FormData();
      body.set("key", card.dataset.key);
      const { ok, said } = await ask("withdraw", body, form.dataset.failed);
      if (ok) {
        card.querySelector(":scope > .note")?.remove();
        settle(card, false);
      }
      words(card, ok ? form.dataset.withdrawn : said.join(" "));
    }
  });
  document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-card]")?.dataset.card;
    if (!key) return;
    event.preventDefault();
    const card = document.querySelector(`.card[data-key="${CSS.escape(key)}"]`);
    if (!card) return;
    if (card.hidden) document.querySelector(".filters [type=reset]")?.click();
    card.scrollIntoView({ block: "center", behavior: "instant" });
    card.focus({ preventScroll: true });
  });
});
