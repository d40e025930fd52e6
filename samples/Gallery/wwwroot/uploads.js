// Sends photos straight to the store, so many at once, with a line each.

import { showPhoto } from "./album.js";
import { album, ask, byId, inWords, make, pathOf, say } from "./page.js";

const atOnce = 2;
const greatestLength = 25 * 1024 * 1024;

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

function next() {
  while (running < atOnce && waiting.length > 0) {
    running++;
    waiting.shift().run().finally(() => {
      running--;
      next();
    });
  }
}

export function add(files) {
  for (const file of files) new Upload(file);
}
