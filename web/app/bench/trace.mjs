// What a recording of the browser says of the page's main thread.

export const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-v8.cpu_profiler",
  "blink.user_timing",
];

/** Functions named with a task. */
const TOP = 3;

/** When which function ran: [microsecond, function], in order. */
function samplesOf(events, { pid, tid }) {
  const profile = events.find((e) => e.name === "Profile" && e.pid === pid && e.tid === tid);
  if (!profile) return [];
  const nodes = new Map();
  const samples = [];
  let at = profile.args.data.startTime;
  for (const { args } of events.filter((e) => e.name === "ProfileChunk" && e.pid === pid && e.id === profile.id)) {
    for (const node of args.data.cpuProfile?.nodes ?? []) nodes.set(node.id, node.callFrame);
    (args.data.cpuProfile?.samples ?? []).forEach((id, i) => {
      at += args.data.timeDeltas[i];
      samples.push([at, nodes.get(id)]);
    });
  }
  return samples;
}

const nameOf = ({ functionName, url, columnNumber }) =>
  `${functionName || "nameless"} ${url ? `(${url.split("/").at(-1)}:${columnNumber})` : ""}`.trim();

/** The functions that ran longest between two times, without what they call. */
function functionsIn(samples, from, to) {
  const spent = new Map();
  samples.forEach(([at, frame], i) => {
    if (at < from || at >= to || !frame || i + 1 === samples.length) return;
    const name = nameOf(frame);
    spent.set(name, (spent.get(name) ?? 0) + samples[i + 1][0] - at);
  });
  return [...spent]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([name, us]) => ({ name, ms: us / 1000 }));
}

/** The longest task after the first land or marks: when it began, how long it
 * took, for how long of that it really ran, and in which functions. */
export function longestOf(events, url) {
  const start = events.findLast((e) => e.name === "navigationStart" && e.args.data?.documentLoaderURL === url);
  const own = events.filter((e) => e.pid === start.pid && e.tid === start.tid);
  const first = Math.min(...own.filter((e) => /^mapd-first-/.test(e.name)).map((e) => e.ts));
  const tasks = own.filter((e) => e.name === "RunTask" && e.ph === "X" && e.ts > first);
  const task = tasks.reduce((a, b) => (b.dur > a.dur ? b : a), { ts: first, dur: 0, tdur: 0 });
  return {
    start: (task.ts - start.ts) / 1000,
    ms: task.dur / 1000,
    thread: task.tdur / 1000,
    functions: functionsIn(samplesOf(events, start), task.ts, task.ts + task.dur),
  };
}
