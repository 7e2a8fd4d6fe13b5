// The map: drawing, search, legend and panel put together.

const data = JSON.parse(document.getElementById("map-data").textContent);
const panel = document.getElementById("map-panel");
const hint = document.getElementById("map-hint");
const narrow = window.matchMedia("(max-width: 860px)");
document.getElementById("map-without").hidden = true;
document.getElementById("map-app").hidden = false;
document.getElementById("map-list").open = false;
document.getElementById("map-legend").open = !narrow.matches;

const drawing = drawNetwork(data, document.getElementById("map-canvas"), (node, edge) => {
  if (node !== undefined) pickEntity(node);
  else if (edge !== undefined) pickTie(Number(edge));
  else pickNothing();
});

function show(parts) {
  panel.replaceChildren(...parts.filter((part) => part !== null));
  panel.hidden = false;
  hint.hidden = true;
  panel.parentElement.scrollTop = 0;
}

function near(id) {
  const ends = data.ties.map((tie) => [tie.from_id, tie.to_id]).filter((pair) => pair.includes(id));
  return [id, ...ends.flat()];
}

function pickEntity(id) {
  drawing.choose(id, near(id));
  show(entityPanel(data, id, { onTie: pickTie, onClose: pickNothing }));
  document.dispatchEvent(new CustomEvent("map:entity", { detail: { id } }));
}

function pickTie(number) {
  const tie = data.ties[number];
  drawing.choose(String(number), [tie.from_id, tie.to_id]);
  show(tiePanel(data, number, { onEntity: findEntity, onClose: pickNothing }));
}

function findEntity(id) {
  pickEntity(id);
  drawing.focus(near(id));
  panel.focus();
}

function pickNothing() {
  drawing.choose(null, []);
  panel.hidden = true;
  hint.hidden = false;
}

startSearch(data, findEntity);
startFilters(data, (shown) => drawing.show((id) => shown.nodes.has(id), (id) => shown.edges.has(id)));
document.getElementById("map-in").addEventListener("click", () => drawing.zoom(1.3));
document.getElementById("map-out").addEventListener("click", () => drawing.zoom(1 / 1.3));
document.getElementById("map-fit").addEventListener("click", () => drawing.fit());
document.getElementById("map").addEventListener("keydown", (event) => {
  if (event.key === "Escape") pickNothing();
});
document.querySelector('#map a[href="#map-list"]').addEventListener("click", () => {
  document.getElementById("map-list").open = true;
});
// A window that grows or shrinks shows the map as it opened.
new ResizeObserver(() => drawing.open()).observe(document.getElementById("map-canvas"));
drawing.network.once("afterDrawing", () => document.getElementById("map").setAttribute("data-drawn", ""));
// For those who look at the map with a program: where an entity stands on the page.
document.getElementById("map").whereIs = (id) => drawing.network.canvasToDOM(drawing.network.getPosition(id));
drawing.open();
