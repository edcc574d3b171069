// Where the data comes from: a block inside the page, or the server that sent the explorer.
const INSIDE = document.getElementById("data");
const SERVED = !INSIDE;

const source = (() => {
  const pause = (seconds) => new Promise((then) => { setTimeout(then, seconds * 1000); });

  // Ask the server; where it says "later", wait as long as it says.
  async function ask(path, body) {
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(path, body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
      if (answer.ok) return answer.json();
      if ((answer.status === 503 || answer.status === 429) && tries < 5) { await pause(Number(answer.headers.get("Retry-After") ?? 1)); continue; }
      throw Object.assign(new Error((await answer.json().catch(() => ({}))).error ?? answer.statusText), { status: answer.status });
    }
  }
  const asked = new Map(); // what was asked before stays, as long as the page does
  const once = (path) => {
    if (!asked.has(path)) asked.set(path, ask(path).catch((error) => { asked.delete(path); throw error; }));
    return asked.get(path);
  };
  const part = (name, values) => `/api/${name}?${new URLSearchParams(values)}`;
  return {
    start: () => once("/api/start"),
    overview: () => once("/api/overview"),
    around: (key, limit) => once(part("around", { of: key, limit })),
    between: (one, other) => once(part("around", { of: one, and: other })),
    ties: (keys) => ask("/api/ties", keys),
    search: (words, limit) => once(part("search", { q: words, limit })),
    text: (key) => once(part("document", { key })),
  };
})();
