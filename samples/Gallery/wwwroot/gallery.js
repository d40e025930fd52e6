// The page: what a person does, and what is done then. No framework.

import { load } from "./album.js";
import { album, byId } from "./page.js";
import { add } from "./uploads.js";

byId("album").value = album;
document.title = `Gallery: ${album}`;

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

byId("more").addEventListener("click", load);
load();
