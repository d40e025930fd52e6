// Shows the photos of the album, page by page, and deletes them.

import { album, ask, byId, inWords, make, named, pathOf, say } from "./page.js";

let page = null;

export function showPhoto(photo) {
  const picture = make("a", { className: "picture", href: `/photos/${pathOf(photo.key)}` });
  const size = make("small");
  const line = make("li", {}, make("figure", {},
    picture,
    make("figcaption", {},
      make("strong", { textContent: photo.name, title: photo.name }),
      size,
      make("span", { className: "actions" },
        named(make("a", { className: "action", href: `/download/${pathOf(photo.key)}`, textContent: "Download" }), `Download ${photo.name}`),
        named(make("button", { className: "action", type: "button", textContent: "Delete", onclick: () => remove(photo, line) }), `Delete ${photo.name}`)))));
  line.dataset.key = photo.key;
  byId("photos").append(line);
  byId("empty").hidden = true;
  fill(photo);

  function fill(now) {
    line.dataset.state = now.state;
    size.textContent = now.width ? `${inWords(now.size)}, ${now.width} × ${now.height}` : inWords(now.size);
    picture.setAttribute("aria-label", `Open ${now.name}`);
    if (now.state === "Ready") {
      picture.replaceChildren(make("img", { src: `/thumbnails/${pathOf(now.key)}`, alt: now.name, loading: "lazy" }));
    } else {
      picture.replaceChildren(now.state === "Pending" ? "Making a thumbnail …" : "No preview");
      if (now.state === "Pending") setTimeout(look, 500);
    }
  }

  async function look() {
    if (line.isConnected) fill(await ask("GET", `/api/photos/${pathOf(photo.key)}`).catch(() => ({ ...photo, state: "Unreadable" })));
  }
}

async function remove(photo, line) {
  if (!confirm(`Delete ${photo.name}?`)) return;
  try {
    await ask("DELETE", `/api/photos/${pathOf(photo.key)}`);
    line.remove();
    byId("empty").hidden = byId("photos").childElementCount > 0;
    byId("photos").focus();
    say(`${photo.name} is deleted.`);
  } catch (fault) {
    say(`${photo.name} could not be deleted: ${fault.message}`);
  }
}

export async function load() {
  const query = page ? `?page=${encodeURIComponent(page)}` : "";
  try {
    const listed = await ask("GET", `/api/albums/${encodeURIComponent(album)}/photos${query}`);
    const shown = new Set([...byId("photos").children].map(line => line.dataset.key));
    listed.photos.filter(photo => !shown.has(photo.key)).forEach(showPhoto);
    page = listed.next;
    byId("more").hidden = page === null;
    byId("empty").hidden = byId("photos").childElementCount > 0;
    document.body.dataset.loaded = "true";
  } catch (fault) {
    say(`The album could not be read: ${fault.message}`);
  }
}
