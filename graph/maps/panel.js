// The panel: who an entity is and who says what of it. Text is always set as text, never as markup.

function make(tag, fields = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), fields);
  made.append(...inside.filter((part) => part !== null && part !== ""));
  return made;
}

const named = (tag, text, fields = {}) => make(tag, { dir: "auto", ...fields }, text);

function facts(pairs) {
  const said = pairs.filter(([, value]) => value);
  return said.length ? make("dl", {}, ...said.flatMap(([word, value]) => [make("dt", {}, word), named("dd", value)])) : null;
}

const publishersOf = (tie) => (tie.publishers === 1 ? "1 publisher" : `${tie.publishers} publishers agree`);

function entityPanel(data, id, { onTie, onClose }) {
  const entity = data.entities[id];
  const links = [];
  if (entity.website) links.push(make("a", { href: entity.website, rel: "noopener noreferrer" }, "Website"), " ");
  if (data.profiles) links.push(make("a", { href: data.profiles + encodeURIComponent(id) }, "Profile"), " ");
  if (data.grow) links.push(make("a", { href: data.grow + encodeURIComponent(id) }, "Add its neighbors"));
  return [
    closeButton(onClose),
    named("h2", entity.name),
    make("p", { className: "map-fact" }, entity.kind_title + (entity.generic ? ", a kind of body and not one body" : "")),
    facts([
      ["also", entity.aliases.join(" · ")], ["when", entity.span.words], ["country", entity.country],
      ["codes", entity.identifiers.join(" · ")], ...entity.fields,
    ]),
    links.length ? make("p", {}, ...links) : null,
    ...tieGroups(data, id, onTie),
  ];
}

function tieGroups(data, id, onTie) {
  const groups = new Map();
  data.ties.forEach((tie, number) => {
    if (tie.from_id !== id && tie.to_id !== id) return;
    const forward = tie.from_id === id;
    const words = forward ? tie.title : tie.reverse;
    const other = data.entities[forward ? tie.to_id : tie.from_id].name;
    groups.set(words, [...(groups.get(words) || []), { number, tie, other }]);
  });
  if (!groups.size) return [make("p", { className: "map-fact" }, "No links on this map.")];
  return [...groups].flatMap(([words, ties]) => [
    make("h3", {}, `${words} (${ties.length})`),
    make("ul", {}, ...ties.map(({ number, tie, other }) => make("li", {}, tieButton(tie, other, () => onTie(number))))),
  ]);
}

function tieButton(tie, other, onclick) {
  const when = [...new Set(tie.statements.map((said) => said.span.words))].join("; ");
  return make("button", { type: "button", className: "map-tie", onclick },
    named("bdi", other), make("br"), make("small", { className: "map-fact" }, `${publishersOf(tie)} · ${when}`));
}

function tiePanel(data, number, { onEntity, onClose }) {
  const tie = data.ties[number];
  const end = (id) => make("button", { type: "button", className: "map-tie", onclick: () => onEntity(id) }, named("bdi", data.entities[id].name));
  return [
    closeButton(onClose),
    make("h2", {}, tie.title),
    end(tie.from_id), make("p", {}, `${tie.title}:`), end(tie.to_id),
    make("p", { className: "map-fact" }, `${publishersOf(tie)}; ${tie.statements.length === 1 ? "1 statement" : `${tie.statements.length} statements`}`),
    ...tie.statements.map(statement),
  ];
}

function statement(said) {
  const words = [];
  if (said.quote) words.push(make("blockquote", { dir: "auto" }, `“${said.quote}”`));
  if (said.paraphrase) words.push(make("p", {}, make("span", { className: "map-label" }, "In our words: "), named("bdi", said.paraphrase)));
  if (!words.length) words.push(make("p", {}, make("span", { className: "map-label" }, "From a table: "), "see the record."));
  const names = said.stated.filter(Boolean).join(" → ");
  return make("article", { className: "map-statement" }, ...words, facts([
    ["source", said.source_title], ["publisher", said.publisher], ["where", said.record], ["said on", said.said_on],
    ["when", said.span.words + (said.worked_out ? " (worked out, not stated)" : "")], ["names there", names], ...said.fields,
    ["said by", said.said_by],
    ["how sure", `${Math.round(said.confidence * 100)} %${said.reviewed === "no" ? ", not reviewed" : `, ${said.reviewed} by a reviewer`}`],
    ["who may see", said.visibility === "public" ? "" : said.visibility],
  ]));
}

function closeButton(onclick) {
  return make("button", { type: "button", className: "map-close", onclick }, "Close");
}
