"use strict";
// Tabs, filters, search and the way between a finding and its place in the text.  Nothing is loaded or sent.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (within, selector) => [...within.querySelectorAll(selector)];
  const plainly = (text) => text.normalize("NFKC").toLowerCase();
  const words = (text) => plainly(text).split(/\s+/).filter(Boolean);

  /**
   * All that is long or slow comes folded in noscript elements, which the browser reads past when it loads the page.
   * The first screen unfolds with the first frame, all else when nothing is to do, or when it is asked for.
   */
  const FIRST = ".panel.active > noscript, .cards > noscript:first-child, .bar > noscript";
  const unfold = (holder) => {
    holder.insertAdjacentHTML("beforebegin", holder.textContent);
    holder.remove();
  };
  const complete = (within) => all(within, "noscript").forEach(unfold);
  const soon = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  function unfoldAll() {
    const next = document.querySelector("noscript");
    if (next) { unfold(next); soon(unfoldAll); } else root.dataset.complete = "";
  }

  /** Tabs with arrow keys; returns what shows a panel by its id. */
  function tabs(plan) {
    const buttons = all(plan, "[role=tab]");
    const show = (id, focus) => {
      for (const button of buttons) {
        const chosen = button.getAttribute("aria-controls") === id;
        button.setAttribute("aria-selected", String(chosen));
        button.tabIndex = chosen ? 0 : -1;
        const panel = document.getElementById(button.getAttribute("aria-controls"));
        panel.classList.toggle("active", chosen);
        if (chosen) complete(panel);
        if (chosen && focus) button.focus();
      }
    };
    for (const [at, button] of buttons.entries()) {
      button.addEventListener("click", () => show(button.getAttribute("aria-controls")));
      button.addEventListener("keydown", (event) => {
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        show(buttons.at(to % buttons.length).getAttribute("aria-controls"), true);
      });
    }
    return show;
  }

  /** What a card holds, to be filtered by; its text is read at the first search. */
  const readCard = (element) => {
    const data = element.dataset;
    return {
      element, text: null, level: data.level, family: data.family,
      document: data.document, unit: data.unit, leader: data.leader,
    };
  };

  /** Filters of the findings; returns what sets one of them from elsewhere. */
  function filters(plan) {
    const form = plan.querySelector(".filters:not(.slim)");
    if (!form) return { set() {}, reveal() {} };
    const list = form.parentElement.querySelector(".cards");
    let read = null;
    const known = () => {
      if (!read) complete(list);
      return read ??= all(list, ":scope > .card").map(readCard);
    };
    const count = form.querySelector(".count");
    const chosen = form.querySelector(".chosen");
    const reset = form.querySelector("[type=reset]");
    const empty = form.parentElement.querySelector(".empty");
    const checked = (name) => new Set(all(form, `[name=${name}]:checked`).map((box) => box.value));
    const apply = () => {
      const cards = known();
      const levels = checked("level"), families = checked("family"), terms = words(form.elements.search.value);
      const picks = all(form, "select").filter((each) => each.value).map((each) => [each.name, ` ${each.value} `]);
      let shown = 0, left = 0;
      for (const card of cards) {
        if (terms.length && card.text === null) card.text = plainly(card.element.textContent);
        const fits = (!levels.size || levels.has(card.level)) && (!families.size || families.has(card.family))
          && picks.every(([name, value]) => card[name].includes(value)) && terms.every((term) => card.text.includes(term));
        if (card.element.hidden === fits) card.element.hidden = !fits;
        const open = !card.element.classList.contains("accepted");
        left += open;
        shown += fits && open;
      }
      const narrowed = levels.size + families.size + terms.length + picks.length > 0;
      count.value = plan.dataset.shown.replace("{shown}", shown).replace("{all}", left);
      chosen.textContent = said(form);
      reset.hidden = !narrowed;
      empty.hidden = cards.some((card) => !card.element.hidden);
      plan.toggleAttribute("data-narrowed", narrowed);
      rove(cards.find((card) => !card.element.hidden)?.element);
    };
    const rove = (element) => {
      for (const card of known()) if (card.element.tabIndex === 0 && card.element !== element) card.element.tabIndex = -1;
      if (element) element.tabIndex = 0;
    };
    /** How many open findings each choice has, where a person has accepted some since the page was made. */
    const recount = () => {
      const before = form.parentElement.querySelector("details.accepted");
      for (const card of all(before ?? form, ".card:not(.accepted)")) list.prepend(card);
      if (before) before.querySelector("summary .n").textContent = all(before, ".card").length;
      read = null;
      const open = known().filter((card) => !card.element.classList.contains("accepted"));
      const having = (name, value) => open.filter((card) => ` ${card[name]} `.includes(` ${value} `)).length;
      for (const box of all(form, ".chip input")) {
        const number = having(box.name, box.value);
        box.nextElementSibling.querySelector("b").textContent = number;
        box.disabled = !number && !box.checked;
      }
      for (const choice of all(form, "option[value]:not([value=''])")) {
        choice.text = choice.text.replace(/\(\d+\)$/, `(${having(choice.parentElement.name, choice.value)})`);
      }
      plan.querySelector("[role=tab] .n").textContent = open.length;
      apply();
    };
    plan.addEventListener("settled", recount);
    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    list.addEventListener("keydown", (event) => {
      const card = event.target;
      if (!card.classList.contains("card")) return;
      const visible = () => known().map((each) => each.element).filter((each) => !each.hidden);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        const next = visible()[visible().indexOf(card) + step];
        if (next) { rove(next); next.focus(); }
        event.preventDefault();
      } else if (event.key === "Enter") {
        card.querySelector("[data-jump]")?.click();
        event.preventDefault();
      }
    });
    if (matchMedia("(max-width: 640px)").matches) form.querySelector(".sieve").open = false;
    if (form.elements.search.value || form.querySelector(":checked:not(option)")) apply();
    return {
      set(name, value) { form.reset(); form.elements[name].value = value; setTimeout(apply); },
      reveal(card) { if (card.hidden) { form.reset(); apply(); } rove(card); },
    };
  }

  /** The filters in words, for the printed page. */
  function said(form) {
    const boxes = all(form, ".chip input:checked + span").map((each) => each.firstChild.textContent.trim());
    const picks = all(form, "select").filter((each) => each.value).map((each) => each.selectedOptions[0].text);
    return [form.elements.search.value.trim(), ...boxes, ...picks].filter(Boolean).join(" · ");
  }

  /** The text beside the findings: go to a place and mark it, step from mark to mark, come back. */
  function reading(plan) {
    const pane = plan.querySelector(".text"), sheet = pane.querySelector(".sheet");
    let from = null, at = -1, found = null;
    const marks = () => {
      if (!found) complete(sheet);
      return found ??= all(sheet, "mark");
    };
    const light = (target, number) => {
      for (const old of all(sheet, ".target, .now")) old.classList.remove("target", "now");
      target.classList.add("target");
      const inside = all(target, "mark").filter((each) => !number || each.dataset.f.split(" ").includes(number));
      for (const each of inside) each.classList.add("now");
      at = inside.length ? marks().indexOf(inside[0]) : at;
      return inside[0] ?? target;
    };
    const go = (target, number) => {
      root.classList.add("reading");
      const shown = light(target, number), list = pane.querySelector(".go");
      if (list) list.value = target.closest(".document").id;
      shown.scrollIntoView({ block: "center", behavior: "instant" });
      requestAnimationFrame(() => shown.scrollIntoView({ block: "center", behavior: "instant" }));
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    };
    const back = () => {
      root.classList.remove("reading");
      from?.focus({ preventScroll: from.offsetParent !== null && matchMedia("(min-width: 1081px)").matches });
    };
    plan.addEventListener("click", (event) => {
      const link = event.target.closest("[data-jump]");
      if (link) complete(sheet);
      const target = link && document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      const card = link.closest(".card");
      from = event.detail === 0 && card ? card : link;
      for (const old of all(plan, ".card.current")) old.classList.remove("current");
      card?.classList.add("current");
      go(target, card?.id.split("-f")[1]);
    });
    plan.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && pane.contains(document.activeElement)) { event.preventDefault(); back(); }
    });
    pane.querySelector(".back").addEventListener("click", back);
    plan.querySelector(".open-text").addEventListener("click", (event) => {
      from = event.currentTarget;
      root.classList.add("reading");
      sheet.focus();
    });
    for (const button of all(pane, "[data-step]")) {
      button.addEventListener("click", () => {
        const every = marks();
        if (!every.length) return;
        at = (at + Number(button.dataset.step) + every.length) % every.length;
        const mark = every[at];
        light(mark.closest("[id]"), "");
        for (const each of all(sheet, ".now")) each.classList.toggle("now", each === mark);
        mark.scrollIntoView({ block: "center", behavior: "instant" });
      });
    }
    pane.addEventListener("change", (event) => {
      complete(sheet);
      document.getElementById(event.target.value).scrollIntoView({ block: "start", behavior: "instant" });
    });
    for (const kind of ["mouseover", "focusin"]) {
      sheet.addEventListener(kind, ({ target }) => {
        if (target.matches(".badge:not([title])")) target.title = document.getElementById(`${target.hash.slice(1)}-m`).textContent;
      });
    }
    return { sheet };
  }

  /** The indicator matrix by name and by agreement. */
  function matrix(plan) {
    const panel = document.getElementById(`${plan.id}-indicators`);
    let rows = null;
    panel.addEventListener("submit", (event) => event.preventDefault());
    panel.addEventListener("input", () => {
      rows ??= all(panel, ".indicators tbody tr");
      const form = panel.querySelector("form");
      const kind = form.elements.kind.value, terms = words(form.elements.indicator.value);
      for (const row of rows) {
        const name = terms.length ? plainly(row.cells[0].textContent) : "";
        row.hidden = !(row.dataset.kind.includes(kind) && terms.every((term) => name.includes(term)));
      }
    });
  }

  function setUp(plan) {
    const show = tabs(plan), filter = filters(plan), { sheet } = reading(plan);
    matrix(plan);
    const showCard = (id) => {
      complete(plan);
      const card = document.getElementById(id);
      if (!card || !plan.contains(card)) return;
      root.classList.remove("reading");
      show(`${plan.id}-findings`);
      filter.reveal(card);
      const folded = card.closest("details");
      if (folded) folded.open = true;
      card.scrollIntoView({ block: "center", behavior: "instant" });
      card.focus({ preventScroll: true });
    };
    plan.addEventListener("click", (event) => {
      const one = event.target.closest(".pick-one");
      if (one) {
        const name = one.dataset.unit === undefined ? "leader" : "unit";
        filter.set(name, one.dataset[name]);
        show(`${plan.id}-findings`, true);
        return;
      }
      const link = event.target.closest("a:not([data-jump])");
      if (!link || !link.hash) return;
      if (link.hash.startsWith(`#${plan.id}-f`) && !link.hash.endsWith("findings")) {
        event.preventDefault();
        showCard(link.hash.slice(1));
      } else if (link.hash === `#${plan.id}-rules`) {
        event.preventDefault();
        show(`${plan.id}-rules`, true);
      }
    });
    sheet.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      if (mark && !getSelection().toString()) showCard(`${plan.id}-f${mark.dataset.f.split(" ")[0]}`);
    });
    if (location.hash.startsWith(`#${plan.id}-f`)) showCard(location.hash.slice(1));
  }

  /** What is printed: everything, or the one view that was chosen or narrowed; all that is folded unfolds. */
  let opened = [];
  addEventListener("beforeprint", () => {
    complete(document);
    const chosen = document.querySelector("[role=tab][aria-selected=true]:not([id$=findings]), [data-narrowed]");
    root.classList.toggle("part", Boolean(chosen));
    opened = all(document, "details:not([open])");
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    root.classList.remove("part");
    for (const each of opened) each.open = false;
  });
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    all(document, FIRST).forEach(unfold);
    all(document, "[data-plan]").forEach(setUp);
    soon(unfoldAll);
  }));
})();
