// The drawing: vis-network draws lines and moves, shapes and names are ours.
// Names stay at least TEXT pixels high on the screen at any zoom, and never lie on one another.

const TEXT = 15;
const SMALLEST = 5.5;
const CLOSEST = 1.6;
const NEAR = 1.2;
// A map that would have to be smaller than this opens around its middle instead of whole.
const READABLE = 0.3;
const FIRST = 8;
// So that a large map still moves smoothly.
const MOST_NAMES = 400;
const INK = "#1b2430";
const FACE = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

function drawNetwork(data, box, onPick) {
  if (box.clientHeight > box.clientWidth) data.nodes.forEach((node) => { [node.x, node.y] = [node.y, node.x]; });
  const paths = new Map(data.legend.kinds.map((kind) => [kind.label, new Path2D(kind.path)]));
  const hidden = new Set();
  let lit = null;
  let chosen = null;
  const ranked = rankedNodes(data);
  const nodes = new vis.DataSet(data.nodes.map((node) => ({
    ...node, label: undefined, shape: "custom", ctxRenderer: (asked) => renderNode(asked, node),
  })));
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(box, { nodes, edges }, data.options);

  function renderNode({ ctx, x, y, state }, node) {
    const size = Math.max(node.size, SMALLEST / network.getScale());
    return { drawNode: () => drawShape(ctx, x, y, node, size, state), nodeDimensions: { width: 2 * size, height: 2 * size } };
  }

  function drawShape(ctx, x, y, node, size, state) {
    const entity = data.entities[node.id];
    ctx.save();
    ctx.globalAlpha = lit && !lit.has(node.id) ? 0.18 : 1;
    ctx.translate(x, y);
    ctx.scale(size, size);
    const path = paths.get(entity.kind);
    ctx.fillStyle = node.color.background;
    ctx.fill(path);
    const strong = node.id === chosen || entity.center;
    ctx.lineWidth = (strong ? 4 : state.hover || entity.generic ? 2.5 : 1.5) / size / Math.min(1, network.getScale());
    ctx.strokeStyle = node.id === chosen ? "#0b5cad" : node.color.border;
    ctx.stroke(path);
    ctx.restore();
  }

  network.on("afterDrawing", (ctx) => {
    const first = ranked.filter((node) => lit && lit.has(node.id));
    const wanted = (lit ? first : ranked).filter((node) => !hidden.has(node.id)).slice(0, MOST_NAMES);
    drawNames(ctx, network, wanted, ranked.filter((node) => !hidden.has(node.id)));
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => onPick(node, node === undefined ? edge : undefined));
  network.on("hoverNode", () => { box.style.cursor = "pointer"; });
  network.on("blurNode", () => { box.style.cursor = ""; });

  const width = (edge) => edge.width * (edge.id === chosen ? 1.8 : 1) * Math.min(2.2, Math.max(1, 1 / network.getScale()));
  function colorEdges() {
    edges.update(data.edges.map((edge) => ({
      id: edge.id, width: width(edge),
      color: { color: edge.color, highlight: edge.color, hover: edge.color, opacity: isLit(edge) ? 0.9 : 0.12 },
    })));
  }
  const isLit = (edge) => !lit || edge.id === chosen || (chosen in data.entities && (edge.from === chosen || edge.to === chosen));

  return {
    open() {
      const whole = wholeView(data, box, hidden);
      const middle = { position: { x: ranked[0]?.x ?? 0, y: ranked[0]?.y ?? 0 }, scale: READABLE * 1.5 };
      network.moveTo(whole.scale < READABLE ? middle : whole);
      colorEdges();
    },
    fit() {
      network.moveTo(wholeView(data, box, hidden));
      colorEdges();
    },
    zoom(factor) { network.moveTo({ scale: network.getScale() * factor }); },
    focus(ids) {
      const others = new Set(data.nodes.map((node) => node.id).filter((id) => !ids.includes(id)));
      network.moveTo(wholeView(data, box, others, NEAR));
      colorEdges();
    },
    choose(id, others) {
      chosen = id;
      lit = id === null ? null : new Set(others);
      colorEdges();
    },
    show(isNode, isEdge) {
      hidden.clear();
      data.nodes.filter((node) => !isNode(node.id)).forEach((node) => hidden.add(node.id));
      nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: hidden.has(node.id) })));
      edges.update(data.edges.map((edge) => ({ id: edge.id, hidden: !isEdge(edge.id) })));
    },
    network,
  };
}

function rankedNodes(data) {
  const ties = new Map();
  for (const edge of data.edges) {
    for (const end of [edge.from, edge.to]) ties.set(end, (ties.get(end) || 0) + 1);
  }
  const rank = (node) => (data.entities[node.id].center ? 1e6 : 0) + (ties.get(node.id) || 0);
  return [...data.nodes].sort((one, other) => rank(other) - rank(one) || (one.id < other.id ? -1 : 1));
}

const textSizes = new Map();
function textWidth(ctx, line) {
  if (!textSizes.has(line)) {
    ctx.font = `${TEXT}px ${FACE}`;
    textSizes.set(line, ctx.measureText(line).width);
  }
  return textSizes.get(line);
}

function drawNames(ctx, network, wanted, all) {
  const scale = network.getScale();
  const grown = Math.max(1, 1 / scale);
  const places = network.getPositions();
  const view = { ...network.getViewPosition(), across: ctx.canvas.clientWidth / scale / 2, down: ctx.canvas.clientHeight / scale / 2 };
  const names = boxIndex(100 * grown);
  const symbols = boxIndex(100 * grown);
  all.forEach((node) => symbols.add(symbolBox(node, places[node.id], scale)));
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  wanted.forEach((node, rank) => {
    // The best known are named even where their name lies on the symbol of somebody else.
    const free = SIDES.map((side) => labelBox(ctx, node, places[node.id], scale, side))
      .find((label) => within(label, view) && !names.hits(label) && (rank < FIRST || !symbols.hits(label, node.id)));
    if (!free) return;
    names.add(free);
    writeName(ctx, free, grown);
  });
  ctx.restore();
}

// Boxes found again by where they are: a thousand names need not each be held against a thousand symbols.
function boxIndex(cell) {
  const cells = new Map();
  function* keys(box) {
    for (let x = Math.floor(box.left / cell); x <= box.right / cell; x += 1) {
      for (let y = Math.floor(box.top / cell); y <= box.bottom / cell; y += 1) yield `${x} ${y}`;
    }
  }
  return {
    add(box) {
      for (const key of keys(box)) cells.set(key, [...(cells.get(key) || []), box]);
    },
    hits(box, except = null) {
      for (const key of keys(box)) {
        if ((cells.get(key) || []).some((other) => other.id !== except && overlap(other, box))) return true;
      }
      return false;
    },
  };
}

function symbolBox(node, place, scale) {
  const size = 0.8 * Math.max(node.size, SMALLEST / scale);
  return { id: node.id, left: place.x - size, right: place.x + size, top: place.y - size, bottom: place.y + size };
}

// Below its symbol where there is room, else above it or beside it: [across, down].
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0]];

function labelBox(ctx, node, place, scale, [across, down]) {
  const grown = Math.max(1, 1 / scale);
  const lines = node.label.split("\n");
  const wide = Math.max(...lines.map((line) => textWidth(ctx, line))) * grown + 4 * grown;
  const high = lines.length * TEXT * 1.15 * grown;
  const away = 1.25 * Math.max(node.size, SMALLEST / scale) + 1.5 * grown;
  const x = place.x + across * (away + wide / 2);
  const y = place.y + down * (away + high / 2);
  return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2, x, lines };
}

function within(label, { x, y, across, down }) {
  return label.left >= x - across && label.right <= x + across && label.top >= y - down && label.bottom <= y + down;
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function writeName(ctx, label, grown) {
  ctx.font = `${TEXT * grown}px ${FACE}`;
  ctx.lineWidth = 4 * grown;
  ctx.strokeStyle = "rgba(255, 255, 255, 0.92)";
  ctx.fillStyle = INK;
  label.lines.forEach((line, number) => {
    const y = label.top + number * TEXT * 1.15 * grown;
    ctx.strokeText(line, label.x, y);
    ctx.fillText(line, label.x, y);
  });
}

// The largest view in which every node and its name is inside: names keep their size while the rest shrinks.
function wholeView(data, box, hidden, closest = CLOSEST) {
  const ctx = document.createElement("canvas").getContext("2d");
  const shown = data.nodes.filter((node) => !hidden.has(node.id));
  let scale = closest;
  let frame = { left: 0, right: 1, top: 0, bottom: 1 };
  for (let round = 0; round < 25 && shown.length; round += 1) {
    frame = shown.map((node) => outerBox(ctx, node, scale)).reduce(union);
    const fitting = Math.min((box.clientWidth - 24) / (frame.right - frame.left), (box.clientHeight - 24) / (frame.bottom - frame.top));
    scale = Math.min(scale, fitting);
  }
  return { position: { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }, scale };
}

function outerBox(ctx, node, scale) {
  const symbol = symbolBox(node, node, scale / 1.6);
  return union(symbol, labelBox(ctx, node, node, scale, SIDES[0]));
}

function union(one, other) {
  return {
    left: Math.min(one.left, other.left), right: Math.max(one.right, other.right),
    top: Math.min(one.top, other.top), bottom: Math.max(one.bottom, other.bottom),
  };
}
