// Words of the drawing in screen size, the important first: labels of marks and names of ties. None covers another.
const lettering = (() => {
  const FONT = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
  const LEADING = 9; // so many labels are drawn even where it is crowded
  const MANY = 60; // ties of which the names are drawn, as far as there is room
  const widths = new Map(); // of words, by font

  const short = (name) => { const points = [...name]; return points.length > 16 ? `${points.slice(0, 15).join("")}…` : name; };
  const nameOf = (thing) => called({ label: short(thing.label), apart: thing.apart && short(thing.apart) });

  function measure(ctx, font, words) {
    const key = font + words;
    if (!widths.has(key)) { ctx.font = font; widths.set(key, ctx.measureText(words).width); }
    return widths.get(key);
  }

  function text(ctx, font, words, { x, y, w, h }, fill, ground, halo) {
    ctx.font = font;
    ctx.lineWidth = halo;
    ctx.strokeStyle = ground;
    ctx.strokeText(words, x + w / 2, y + h / 2);
    ctx.fillStyle = fill;
    ctx.fillText(words, x + w / 2, y + h / 2);
  }

  const clear = (box, of) => !of.some((o) => box.x < o.x + o.w && o.x < box.x + box.w && box.y < o.y + o.h && o.y < box.y + box.h);

  // Places beside a mark, the best first: at its sides, at its corners, and moved along above and below.
  function spots({ x, y }, r, w, h) {
    const [right, left, below, above, slant] = [x + r + 2, x - r - w - 2, y + r + 1, y - r - h - 1, r * 0.75];
    return [
      [x - w / 2, below], [right, y - h / 2], [x - w / 2, above], [left, y - h / 2],
      [x + slant, y + slant], [x + slant, y - slant - h], [x - slant - w, y + slant], [x - slant - w, y - slant - h],
      [x - w / 4, below], [x - (w * 3) / 4, below], [x - w / 4, above], [x - (w * 3) / 4, above],
    ].map(([left_, top]) => ({ x: left_, y: top, w, h }));
  }

  // Label marks, each a thing at a point `p` with radius `r`; those that `must` be labelled are, whatever they cover.
  function labels(ctx, marks, { must, limit, width, height, covered, scheme }) {
    const taken = [...covered], words = [];
    const boxes = marks.map(({ p, r }) => ({ x: p.x - r, y: p.y - r, w: 2 * r, h: 2 * r }));
    taken.push(...boxes.slice(0, LEADING)); // leading labels may cover lesser marks where there is no better place, but neither each other nor leading marks
    const top = Math.max(...marks.slice(0, 5).map(({ thing }) => thing.weight), 1);
    let drawn = 0;
    for (const [rank, { thing, p, r }] of marks.entries()) {
      if (drawn >= limit) break;
      if (rank === LEADING) taken.push(...boxes.slice(LEADING));
      const wanted = must(thing);
      const size = wanted ? 15 : Math.round(11.5 + 3 * Math.sqrt(thing.weight / top));
      const font = `${wanted || size >= 14 ? 600 : 400} ${size}px ${FONT}`;
      const name = nameOf(thing);
      const every = spots(p, r, measure(ctx, font, name) + 6, size + 4);
      const inside = every.filter((b) => b.x > 0 && b.x + b.w < width && b.y > 0 && b.y + b.h < height);
      const spot = inside.find((box) => clear(box, taken) && clear(box, boxes)) ?? inside.find((box) => clear(box, taken))
        ?? (wanted || rank < 4 ? inside.find((box) => clear(box, words)) : null) ?? (wanted ? every[0] : null);
      if (!spot) continue;
      taken.push(spot);
      words.push(spot);
      drawn += 1;
      text(ctx, font, name, spot, scheme.ink, scheme.ground, wanted ? 5 : 3.5);
    }
    if (marks.length <= LEADING) taken.push(...boxes.slice(LEADING));
    return taken;
  }

  // Name ties, each from `a` to `b`, where there is room, rather far from the middle `a` of many; the one under the pointer in any case.
  function ties(ctx, list, taken, scheme) {
    const font = `400 11.5px ${FONT}`, h = 15;
    for (const { a, b, name, pointed } of list.filter((tie) => tie.pointed || list.length <= MANY)) {
      const w = measure(ctx, font, name) + 16;
      if (!pointed && Math.hypot(a.x - b.x, a.y - b.y) < w + 50) continue;
      const along = [0.5, 0.58, 0.66, 0.74, 0.42].map((share) => ({ x: a.x + (b.x - a.x) * share - w / 2, y: a.y + (b.y - a.y) * share - h / 2, w, h }));
      const box = pointed ? along[0] : along.find((one) => clear(one, taken));
      if (!box) continue;
      taken.push(box);
      text(ctx, font, name, box, scheme.soft, scheme.ground, 6);
    }
  }
  return { FONT, labels, ties };
})();
