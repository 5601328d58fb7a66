// The page of what was handed over: asks again until it was read, and shows what became of it without a jump.
// @ts-check

const EVERY_MS = 2_000;
/** An hour: whoever still looks then opens the page anew. */
const MOST_TIMES = 1_800;

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [shown, fresh] = [document.getElementById("handed"), page.getElementById("handed")];
  if (!shown || !fresh || shown.innerHTML === fresh.innerHTML) return;
  // The node itself stays: what changes in it is read out.
  shown.dataset.waits = fresh.dataset.waits ?? "no";
  shown.replaceChildren(...fresh.childNodes);
}

const waits = () => document.getElementById("handed")?.dataset.waits === "yes";

for (let times = 0; waits() && times < MOST_TIMES; times++) {
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  // A line that is down is tried again.
  await look().catch(() => undefined);
}
