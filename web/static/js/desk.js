/*
 * What the desk gains from JavaScript. Nothing here is needed: every form works without it.
 *
 *   1. A file on its way shows how much of it has gone, and can be stopped.
 *   2. What takes long is looked at again, each second, until it is done.
 */
(() => {
  "use strict";

  const main = () => document.getElementById("main");

  const announce = (text) => {
    const box = document.getElementById("announcer");
    if (box && box.textContent !== text) box.textContent = text;
  };

  /* Another page in place of the one that is shown, as a browser would load it. */
  const show = (html, address) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const next = page.getElementById("main");
    if (!next) return false;
    document.title = page.title;
    main().replaceWith(next);
    if (address) history.replaceState(null, "", address);
    const heading = next.querySelector("[data-focus]") || next.querySelector("h1");
    if (heading) {
      heading.setAttribute("tabindex", "-1");
      heading.focus();
    }
    watch();
    return true;
  };

  /* 1. A file on its way. */

  const fail = (form) => {
    for (const box of form.querySelectorAll("[data-failure]")) box.hidden = false;
  };

  const send = (form) => {
    const bar = form.querySelector("[data-upload-bar]");
    const text = form.querySelector("[data-upload-text]");
    const progress = bar.querySelector("progress");
    const button = form.querySelector("button[type=submit]");
    const stop = form.querySelector("[data-upload-stop]");
    const request = new XMLHttpRequest();
    const rest = () => {
      bar.hidden = true;
      button.disabled = false;
    };
    for (const box of form.querySelectorAll("[data-failure]")) box.hidden = true;
    bar.hidden = false;
    button.disabled = true;
    text.textContent = "Sending …";
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.floor((100 * event.loaded) / event.total);
      progress.value = percent;
      text.textContent = percent < 100 ? `${percent} % sent` : "Sent. Waiting for the server …";
      if (percent % 25 === 0) announce(text.textContent);
    });
    request.addEventListener("load", () => {
      if (request.status < 300) {
        location.href = request.responseURL;
        return;
      }
      rest();
      if (!show(request.responseText)) fail(form);
    });
    request.addEventListener("error", () => {
      rest();
      fail(form);
    });
    request.addEventListener("abort", () => {
      rest();
      announce("Stopped. Nothing was changed.");
      button.focus();
    });
    stop.addEventListener("click", () => request.abort(), { once: true });
    request.open("POST", form.action);
    request.send(new FormData(form));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-upload]")) return;
    event.preventDefault();
    send(form);
  });

  /* 2. What takes long. */

  let waiting = 0;

  const look = async (box) => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!box.isConnected) return;
      const html = await answer.text();
      const next = new DOMParser().parseFromString(html, "text/html").getElementById(box.id);
      if (answer.ok && next) {
        announce(next.textContent.trim());
        box.replaceWith(next);
        watch();
        return;
      }
      if (answer.ok && show(html)) return;
    } catch {
      /* the line is down: the next look may find it up again */
    }
    watch();
  };

  function watch() {
    const box = document.querySelector("[data-poll]");
    clearTimeout(waiting);
    if (box) waiting = setTimeout(() => look(box), 1000);
  }

  watch();
})();
