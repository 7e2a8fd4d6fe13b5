// Search box, legend that filters, and the day on which links shall be true.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function startSearch(data, onPick) {
  const form = document.getElementById("map-search");
  const field = document.getElementById("map-name");
  const list = document.getElementById("map-found");
  const none = document.getElementById("map-none");
  const entries = Object.entries(data.entities).map(([id, entity]) => ({
    id, entity, names: [entity.name, ...entity.aliases].map(folded),
  }));

  function pick(id) {
    list.hidden = true;
    onPick(id);
  }
  function show() {
    const found = matching(entries, folded(field.value.trim()));
    list.replaceChildren(...found.map(({ id, entity }) => make("li", {}, make("button", { type: "button", onclick: () => pick(id) },
      named("bdi", entity.name), " ", make("small", {}, entity.kind_title)))));
    list.hidden = !found.length;
    none.hidden = Boolean(found.length || !field.value.trim());
    return found;
  }
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = show();
    if (first) pick(first.id);
  });
  form.addEventListener("keydown", (event) => step(event, [field, ...list.querySelectorAll("button")]));
}

function matching(entries, wanted) {
  if (!wanted) return [];
  const rank = ({ names }) => Math.min(...names.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9)));
  return entries.map((entry) => [rank(entry), entry]).filter(([at]) => at < 9)
    .sort(([one, a], [other, b]) => one - other || a.entity.name.localeCompare(b.entity.name)).slice(0, 8).map(([, entry]) => entry);
}

function step(event, stops) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const next = by && stops[stops.indexOf(document.activeElement) + by];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function startFilters(data, onChange) {
  const off = { kinds: new Set(), types: new Set() };
  const row = (set, key, swatch, title, count) => {
    const box = make("input", { type: "checkbox", checked: true, value: key });
    box.addEventListener("change", () => {
      set[box.checked ? "delete" : "add"](key);
      change();
    });
    return make("label", {}, box, swatch, make("span", {}, title), make("small", { className: "map-fact" }, String(count)));
  };
  document.getElementById("map-kinds").append(...data.legend.kinds.map((kind) => row(off.kinds, kind.label, nodeSwatch(kind), kind.title, kind.count)));
  document.getElementById("map-types").append(...data.legend.types.map((type) => row(off.types, type.type, lineSwatch(type), type.title, type.count)));
  const [day, undated, alone] = ["map-day", "map-undated", "map-alone"].map((id) => document.getElementById(id));
  [day, undated, alone].forEach((field) => field.addEventListener("change", change));

  function change() {
    const shown = filtered(data, off, { day: day.value, undated: undated.checked, alone: alone.checked });
    document.getElementById("map-shown").textContent =
      `${shown.nodes.size} of ${data.nodes.length} entities and ${shown.edges.size} of ${data.edges.length} ties shown.`;
    onChange(shown);
  }
}

// Possible on the day: open and unknown ends count, and both ends of a link must live then.
function filtered(data, off, { day, undated, alone }) {
  const onDay = (span) => !day || (span.first <= day && day <= span.last);
  const isDated = (span) => !undated || span.words !== "undated";
  const living = new Set(Object.keys(data.entities).filter((id) => !off.kinds.has(data.entities[id].kind) && onDay(data.entities[id].span)));
  const edges = new Set();
  const joined = new Set();
  data.ties.forEach((tie, number) => {
    const said = tie.statements.some(({ span }) => onDay(span) && isDated(span));
    if (!said || off.types.has(tie.type) || !living.has(tie.from_id) || !living.has(tie.to_id)) return;
    edges.add(String(number));
    joined.add(tie.from_id).add(tie.to_id);
  });
  return { nodes: alone ? joined : living, edges };
}

function drawn(tag, fields) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(fields).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

function nodeSwatch(kind) {
  const picture = drawn("svg", { viewBox: "-1.6 -1.4 3.2 2.8", "aria-hidden": "true" });
  picture.append(drawn("path", { d: kind.path, fill: kind.color, stroke: "#1b2430", "stroke-width": 0.14 }));
  return picture;
}

function lineSwatch(type) {
  const picture = drawn("svg", { viewBox: "0 0 30 24", "aria-hidden": "true" });
  picture.append(drawn("path", { d: "M1 12H29", stroke: type.color, "stroke-width": 3.5 }));
  if (type.arrow) picture.append(drawn("path", { d: "M20 6L29 12L20 18Z", fill: type.color }));
  return picture;
}
