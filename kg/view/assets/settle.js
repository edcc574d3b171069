// Newcomers take their places: near what they are tied to, clear of what already stands, which stays where it is.
function settle(standing, newcomers, edges) {
  const SPACE = 26, LENGTH = 95, ASIDE = 8;
  const all = new Map([...standing, ...newcomers].map((node) => [node.id, node]));
  const fresh = new Set(newcomers.map((node) => node.id));
  const tied = new Map(newcomers.map((node) => [node.id, []]));
  for (const { from, to } of edges) {
    tied.get(from)?.push(all.get(to));
    tied.get(to)?.push(all.get(from));
  }
  newcomers.forEach((node, i) => { // begin around their neighbours, each in a direction of its own
    const old = tied.get(node.id).filter((other) => !fresh.has(other.id));
    const [x, y] = old.length ? [0, 1].map((axis) => old.reduce((sum, other) => sum + (axis ? other.y : other.x), 0) / old.length) : [0, 0];
    const angle = i * 2.399963, reach = LENGTH * (0.7 + Math.sqrt(i) * 0.35);
    node.x = x + Math.cos(angle) * reach;
    node.y = y + Math.sin(angle) * reach;
  });
  const nodes = [...all.values()];
  for (let round = 0; round < 150; round += 1) {
    const heat = 14 * (1 - round / 150) + 0.5;
    for (const node of newcomers) {
      let [dx, dy] = [0, 0];
      for (const other of tied.get(node.id)) {
        const [ax, ay] = [other.x - node.x, other.y - node.y];
        const far = Math.hypot(ax, ay) || 1;
        const pull = (far - LENGTH) / far * 0.08;
        dx += ax * pull;
        dy += ay * pull;
      }
      for (const other of nodes) {
        if (other === node) continue;
        const [ax, ay] = [node.x - other.x, node.y - other.y];
        const far = Math.hypot(ax, ay) || 0.1, room = node.size + other.size + SPACE;
        if (far > room * 3) continue;
        const push = far < room ? (room - far) * 0.6 / far : room * room / (far * far * far) * 1.2;
        dx += ax * push;
        dy += ay * push;
      }
      for (const { from, to } of edges) { // aside from ties of others, which would seem to end here
        if (from === node.id || to === node.id) continue;
        const [a, b] = [all.get(from), all.get(to)];
        const [lx, ly] = [b.x - a.x, b.y - a.y];
        const share = ((node.x - a.x) * lx + (node.y - a.y) * ly) / (lx * lx + ly * ly || 1);
        if (share <= 0 || share >= 1) continue;
        const [ax, ay] = [node.x - a.x - share * lx, node.y - a.y - share * ly];
        const far = Math.hypot(ax, ay) || 0.1, room = node.size + ASIDE;
        if (far >= room) continue;
        dx += (ax / far) * (room - far) * 0.5;
        dy += (ay / far) * (room - far) * 0.5;
      }
      const step = Math.hypot(dx, dy);
      const part = step > heat ? heat / step : 1;
      node.x += dx * part;
      node.y += dy * part;
    }
  }
  for (const node of newcomers) [node.x, node.y] = [Math.round(node.x), Math.round(node.y)];
}
