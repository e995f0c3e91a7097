/*
 * What the pages gain from JavaScript. Nothing here is needed: every form works without it.
 *
 *   1. After htmx has swapped a screen in, the focus goes to its heading and the change is announced.
 *   2. When an answer can't be sent, the form says so and keeps it.
 *   3. Keys: 1 to 9 choose an option, Enter goes on. They can be switched off.
 *   4. Ordering by dragging, by buttons and by arrow keys, kept in the form's own menus.
 */
(() => {
  "use strict";

  const announce = (text) => {
    const box = document.getElementById("announcer");
    if (box) box.textContent = text;
  };

  /* 1. After a swap. */

  const settleIn = (target) => {
    const inMain = target && target.closest ? target.closest("main") : null;
    const part = inMain && target.id !== "main" ? target : document.getElementById("main");
    if (!part) return;
    const first = part.querySelector("[data-focus]") || (part.id === "main" ? part.querySelector("h1") : null);
    if (!first) return;
    if (!first.hasAttribute("tabindex")) first.setAttribute("tabindex", "-1");
    first.focus({ preventScroll: true });
    if (part.id === "main") {
      window.scrollTo(0, 0);
      announce(part.dataset.announce || "");
    }
    if (first.matches("[data-focus]")) first.scrollIntoView({ block: "center" });
  };

  document.addEventListener("htmx:after:swap", (event) => {
    const ctx = event.detail.ctx;
    if (!ctx || ctx.swap === "none") return;
    const id = ctx.target && ctx.target.id;
    enhance();
    settleIn(id ? document.getElementById(id) : document.getElementById("main"));
  });

  /* The same address twice in the history would make "Back" seem broken. */
  document.addEventListener("htmx:before:history:update", (event) => {
    const update = event.detail.history;
    if (update && update.path === location.pathname + location.search) update.type = "replace";
  });

  /* 2. When an answer can't be sent. */

  const failures = (form) => (form ? form.querySelectorAll("[data-failure]") : []);

  const showFailure = (ctx, kind) => {
    const form = ctx && ctx.sourceElement;
    let shown = false;
    for (const box of failures(form)) {
      const fits = box.dataset.failure.split(" ").includes(kind);
      box.hidden = !fits;
      shown = shown || fits;
    }
    // A link has no place for a message: let the browser load the page and show its own.
    if (!shown && form && form.matches("a[href]")) location.href = form.href;
  };

  document.addEventListener("htmx:before:request", (event) => {
    const ctx = event.detail.ctx;
    for (const box of failures(ctx && ctx.sourceElement)) box.hidden = true;
  });

  /* A page that is not the app's, such as a network's own sign-in page, must not wipe the question. */
  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx, tasks } = event.detail;
    const lost = (task) => task.type === "main" && task.swapSpec.style !== "none" && !task.fragment.firstElementChild;
    if (!ctx.select || !tasks.some(lost)) return;
    event.preventDefault();
    showFailure(ctx, "network");
  });

  document.addEventListener("htmx:error", (event) => {
    if (event.detail.ctx) showFailure(event.detail.ctx, "network");
  });

  document.addEventListener("htmx:response:error", (event) => {
    const ctx = event.detail.ctx;
    const status = ctx.response.status;
    if (status >= 500 || status === 429) showFailure(ctx, "server");
  });

  /* 3. Keys. */

  const store = {
    get: () => {
      try {
        return localStorage.getItem("fasti-keys") !== "off";
      } catch {
        return true;
      }
    },
    set: (on) => {
      try {
        localStorage.setItem("fasti-keys", on ? "on" : "off");
      } catch {
        /* a browser that keeps nothing starts with the keys on */
      }
    },
  };
  let keysOn = store.get();

  const showKeys = () => {
    for (const hint of document.querySelectorAll("[data-keyhint]")) {
      hint.hidden = false;
      hint.querySelector("[data-keys-on]").hidden = !keysOn;
      hint.querySelector("[data-keys-off]").hidden = keysOn;
      hint.querySelector("[data-keys-toggle]").setAttribute("aria-pressed", String(keysOn));
    }
  };

  const typing = (el) => el.matches("input:not([type=radio]), textarea, select") || el.isContentEditable;

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const at = event.target instanceof Element ? event.target : document.body;
    if (typing(at) || at.closest(".reportbox")) return;
    if (/^[1-9]$/.test(event.key)) {
      const option = document.querySelectorAll("[data-choice] input[type=radio]")[Number(event.key) - 1];
      if (!keysOn || !option) return;
      event.preventDefault();
      option.checked = true;
      option.focus();
      return;
    }
    if (event.key !== "Enter" || at.closest("a, button, summary, label, input")) return;
    const onward = document.querySelector("main [data-enter]");
    if (onward) {
      event.preventDefault();
      onward.click();
    }
  });

  /* 4. Ordering. */

  const items = (list) => [...list.querySelectorAll("[data-order-item]")];

  const nameOf = (item) => item.querySelector("[data-order-name]").textContent;

  /* The menus are what is sent: every move writes them anew. */
  const number = (list) => {
    const all = items(list);
    all.forEach((item, i) => {
      item.querySelector("select").value = String(i + 1);
      item.querySelector("[data-order-place]").textContent = String(i + 1);
      const [up, down] = item.querySelectorAll("[data-order-move]");
      up.setAttribute("aria-disabled", String(i === 0));
      down.setAttribute("aria-disabled", String(i === all.length - 1));
    });
  };

  const move = (list, item, by, button) => {
    const all = items(list);
    const to = all.indexOf(item) + by;
    if (to < 0 || to >= all.length) return;
    list.insertBefore(item, by < 0 ? all[to] : all[to].nextSibling);
    number(list);
    button.focus();
    announce(`${nameOf(item)}: place ${to + 1} of ${all.length}`);
  };

  const drag = (list, item, down) => {
    let origin = down.clientY;
    item.setPointerCapture(down.pointerId);
    item.classList.add("orderitem--held");
    /* The neighbours move around the item that is held, which thus keeps the pointer. */
    const follow = (event) => {
      const shift = event.clientY - origin;
      const all = items(list);
      const at = all.indexOf(item);
      const next = all[at + 1];
      const before = all[at - 1];
      const step = (other, place) => {
        const was = item.offsetTop;
        list.insertBefore(other, place);
        origin += item.offsetTop - was;
        number(list);
      };
      if (next && shift > next.offsetHeight / 2) step(next, item);
      else if (before && shift < -before.offsetHeight / 2) step(before, item.nextSibling);
      item.style.transform = `translateY(${event.clientY - origin}px)`;
    };
    const drop = () => {
      item.removeEventListener("pointermove", follow);
      item.removeEventListener("pointerup", drop);
      item.removeEventListener("pointercancel", drop);
      item.classList.remove("orderitem--held");
      item.style.transform = "";
      const all = items(list);
      announce(`${nameOf(item)}: place ${all.indexOf(item) + 1} of ${all.length}`);
    };
    item.addEventListener("pointermove", follow);
    item.addEventListener("pointerup", drop);
    item.addEventListener("pointercancel", drop);
  };

  const makeOrdering = (box) => {
    if (box.classList.contains("ordering--live")) return;
    const list = box.querySelector("[data-order-items]");
    const placed = (item) => Number(item.querySelector("select").value) || Infinity;
    box.classList.add("ordering--live");
    box.querySelector("[data-order-hint]").hidden = false;
    for (const item of items(list).sort((a, b) => placed(a) - placed(b) || 0)) list.append(item);
    for (const item of items(list)) {
      item.querySelector("select").hidden = true;
      item.querySelector("[data-order-moves]").hidden = false;
      item.querySelector("[data-order-grip]").hidden = false;
      item.addEventListener("pointerdown", (event) => {
        const grip = event.target.closest("[data-order-grip]");
        if (event.button !== 0 || event.target.closest("button")) return;
        if (event.pointerType === "touch" && !grip) return; /* a finger elsewhere scrolls the page */
        event.preventDefault();
        drag(list, item, event);
      });
      for (const button of item.querySelectorAll("[data-order-move]")) {
        button.addEventListener("click", () => move(list, item, Number(button.dataset.orderMove), button));
        button.addEventListener("keydown", (event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          move(list, item, by, button);
        });
      }
    }
    number(list);
  };

  /* What is on the page now, after a load or a swap. */
  const enhance = () => {
    showKeys();
    document.querySelectorAll("[data-order]").forEach(makeOrdering);
    document.querySelectorAll("[data-readings]").forEach((box) => {
      box.hidden = false;
    });
  };

  document.addEventListener("click", (event) => {
    const toggle = event.target.closest("[data-keys-toggle]");
    if (toggle) {
      keysOn = !keysOn;
      store.set(keysOn);
      showKeys();
      return;
    }
    const fill = event.target.closest("[data-fill]");
    if (fill) {
      const field = document.getElementById(fill.dataset.fill);
      field.value = fill.dataset.value;
      field.focus();
    }
  });

  enhance();
})();
