// The page: sends photos straight to the store, shows the album, deletes. No framework.

const atOnce = 2;
const greatestLength = 25 * 1024 * 1024;
const album = new URLSearchParams(location.search).get("album") || "holiday";
const byId = id => document.getElementById(id);

byId("album").value = album;
document.title = `Gallery: ${album}`;

/** Makes an element with properties, and children of elements or text. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function say(text) {
  byId("status").textContent = text;
}

function inWords(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

const pathOf = key => key.split("/").map(encodeURIComponent).join("/");

async function ask(method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  if (answer.status === 204) return null;
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(Object.values(told.errors ?? {}).flat().join(" ") || told.detail || told.title || `The server answered ${answer.status}.`);
  }
  return told;
}

// Uploads: a line each, so many at once.

const waiting = [];
let running = 0;

class Upload {
  constructor(file) {
    this.file = file;
    this.bar = make("progress", { max: 100, value: 0 });
    this.bar.setAttribute("aria-label", `Upload of ${file.name}`);
    this.state = make("span", { className: "state" });
    this.button = make("button", { type: "button" });
    this.line = make("li", {}, make("span", { className: "name", textContent: file.name, title: file.name }), this.bar, this.state, this.button);
    byId("uploads").append(this.line);
    this.wait();
  }

  wait() {
    this.isOver = false;
    this.show("waiting", "Cancel", () => this.cancel());
    this.bar.value = 0;
    waiting.push(this);
    next();
  }

  show(state, action, click, failed = false) {
    this.state.textContent = state;
    this.state.classList.toggle("failed", failed);
    this.line.dataset.state = state;
    this.button.textContent = action;
    this.button.setAttribute("aria-label", `${action} ${this.file.name}`);
    this.button.onclick = click;
  }

  cancel() {
    this.isOver = true;
    const place = waiting.indexOf(this);
    if (place >= 0) waiting.splice(place, 1);
    this.request?.abort();
    this.show("cancelled", "Retry", () => this.wait());
    say(`The upload of ${this.file.name} was cancelled.`);
  }

  async run() {
    const about = { name: this.file.name, contentType: this.file.type, size: this.file.size };
    try {
      if (this.file.size > greatestLength) throw new Error(`Longer than ${inWords(greatestLength)}.`);
      this.show("starting", "Cancel", () => this.cancel());
      const ticket = await ask("POST", `/api/albums/${encodeURIComponent(album)}/uploads`, about);
      if (this.isOver) return;
      await this.send(ticket);
      if (this.isOver) return;
      const photo = await ask("POST", `/api/photos/${pathOf(ticket.key)}`, about);
      this.show("done", "Hide", () => this.line.remove());
      say(`${this.file.name} is in the album.`);
      showPhoto(photo);
    } catch (fault) {
      if (this.isOver) return;
      this.show(fault.message, "Retry", () => this.wait(), true);
      this.line.dataset.state = "failed";
      say(`The upload of ${this.file.name} failed: ${fault.message}`);
    }
  }

  send(ticket) {
    return new Promise((done, failed) => {
      const request = this.request = new XMLHttpRequest();
      request.open("PUT", ticket.url);
      for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = event => {
        if (!event.lengthComputable || this.isOver) return;
        this.bar.value = 100 * event.loaded / event.total;
        this.state.textContent = `${Math.floor(this.bar.value)} %`;
      };
      request.onload = () => request.status < 300 ? done() : failed(new Error(`The store answered ${request.status}.`));
      request.onerror = () => failed(new Error("The store cannot be reached."));
      request.onabort = () => done();
      request.send(this.file);
    });
  }
}

async function next() {
  while (running < atOnce && waiting.length > 0) {
    running++;
    waiting.shift().run().finally(() => {
      running--;
      next();
    });
  }
}

function add(files) {
  for (const file of files) new Upload(file);
}

byId("files").addEventListener("change", event => {
  add(event.target.files);
  event.target.value = "";
});

const drop = byId("drop");
for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
drop.addEventListener("drop", event => {
  event.preventDefault();
  add(event.dataTransfer.files);
});

// The album.

let page = null;

function showPhoto(photo) {
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

function named(element, label) {
  element.setAttribute("aria-label", label);
  return element;
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

async function load() {
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

byId("more").addEventListener("click", load);
load();
