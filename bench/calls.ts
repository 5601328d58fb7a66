// How much work one message makes: `npx tsx bench/calls.ts ["a message"]`. Prints the calls inside src while it is read at a prompt of a group.
import { Session } from "node:inspector/promises";
import { fileURLToPath } from "node:url";
import { ofUnit, promptAt, say } from "../test/language/said.ts";

const text = process.argv[2] ?? "1.7 30 lớp 1148 em; 1.9: 2/75";
const src = new URL("../src/", import.meta.url).href;
const shownFunctions = 20;

/** One function and how often it was entered. */
type Counted = { readonly name: string; readonly count: number };

/** Counts every call of a function of src while `work` runs. */
async function callsOf(work: () => void): Promise<Counted[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  work();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  session.disconnect();
  return result
    .filter(({ url }) => url.startsWith(src) || url.startsWith(fileURLToPath(src)))
    .flatMap(({ url, functions }) =>
      functions.flatMap(({ functionName, ranges }) => {
        const count = ranges[0]?.count ?? 0;
        // tsx adds a helper that names functions; it is none of ours.
        if (count === 0 || functionName === "__name") return [];
        return [{ name: `${url.slice(url.indexOf("/src/") + 5)} ${functionName || "(unnamed)"}`, count }];
      }),
    );
}

const q = ofUnit("phong_gddt");
const read = () => say(q, promptAt(q, "1"), text);
// The first time makes what is kept for all later messages: the word lists, the rows of the form.
read();
const counted = await callsOf(read);
counted.sort((one, other) => other.count - one.count);
const total = counted.reduce((sum, { count }) => sum + count, 0);
const readers = counted.filter(({ name }) => /^(?:language|interview|form\/kinds)\//u.test(name));
console.log(
  `${total} calls inside src, ${readers.reduce((sum, { count }) => sum + count, 0)} of them by what reads; ${JSON.stringify(text)}`,
);
for (const { name, count } of counted.slice(0, shownFunctions))
  console.log(`${String(count).padStart(6)}  ${name}`);
