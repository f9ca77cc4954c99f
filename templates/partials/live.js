"use strict";
/* Follows the files while the page is seen: browsers give a server few connections, and tabs in the background need none. */
const frame = document.querySelector("iframe");
const status = document.getElementById("live");
let revision = document.body.dataset.revision;
let events = null;

const renew = () => {
  if (!frame) return location.reload();
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.contentWindow.location.reload();
};
const hear = (event) => {
  status.textContent = "live";
  if (event.data === revision) return;
  revision = event.data;
  renew();
};
const follow = () => {
  events?.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource("/events");
  events.onmessage = hear;
  events.onerror = () => { status.textContent = "not connected"; };
};
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => events?.close());
addEventListener("pageshow", (event) => { if (event.persisted) follow(); });
follow();
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
