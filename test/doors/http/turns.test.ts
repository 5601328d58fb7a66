// Turns of strangers, by order and by counts: networks first, then sessions; who comes when too many wait is told so.
import { describe, expect, it } from "vitest";
import { Crowded, makeTurns } from "../../../src/doors/http/turns.ts";

const limits = { atOnce: 1, waitingOfNetwork: 100, waitingInAll: 1_000 };

/** Works that end when they are told to, and the order in which they began. */
function scene(given: Partial<Parameters<typeof makeTurns>[0]> = {}) {
  const turns = makeTurns({ ...limits, ...given });
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    began,
    ask: (network: string, session: string, name: string) =>
      turns.take({ network, session }, () => {
        began.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      await settled();
    },
    /** Ends whatever runs until nothing does. */
    drain: async () => {
      for (let at = 0; at < began.length; at++) {
        ends.get(began[at] ?? "")?.();
        await settled();
      }
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("turns", () => {
  it("begin at once while there is room, and not more than that", async () => {
    const { ask, began, end } = scene({ atOnce: 2 });
    for (const name of ["1", "2", "3"]) void ask("a", "", name);
    await settled();
    expect(began).toEqual(["1", "2"]);
    await end("2");
    expect(began).toEqual(["1", "2", "3"]);
  });

  it("go from network to network, however many one sends", async () => {
    const { ask, began, drain } = scene();
    for (let n = 1; n <= 20; n++) void ask("a", "", `a${n}`);
    void ask("b", "", "b1");
    void ask("c", "", "c1");
    void ask("b", "", "b2");
    await drain();
    expect(began.slice(0, 6)).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
    expect(began).toHaveLength(23);
  });

  it("go from session to session within a network, each in its order", async () => {
    const { ask, began, drain } = scene();
    for (let n = 1; n <= 5; n++) void ask("a", "one", `one${n}`);
    void ask("a", "two", "two1");
    void ask("a", "two", "two2");
    void ask("a", "three", "three1");
    await drain();
    expect(began).toEqual(["one1", "one2", "two1", "three1", "one3", "two2", "one4", "one5"]);
  });

  it("are refused to whom too many of the network wait before, and to nobody else", async () => {
    const { ask, began, drain } = scene({ waitingOfNetwork: 2 });
    const asked = [1, 2, 3, 4].map((n) => ask("a", `${n}`, `a${n}`).catch((error: unknown) => error));
    void ask("b", "", "b1");
    await settled();
    expect(await asked[3]).toBeInstanceOf(Crowded);
    await drain();
    expect(began).toEqual(["a1", "a2", "b1", "a3"]);
    const after = ask("a", "", "a5");
    await drain();
    expect(await after).toBe("a5");
  });

  it("are refused to everybody when too many wait in all", async () => {
    const { ask, drain } = scene({ waitingInAll: 2 });
    const asked = ["a", "b", "c", "d"].map((network) =>
      ask(network, "", network).catch((error: unknown) => error),
    );
    await settled();
    expect(await asked[3]).toBeInstanceOf(Crowded);
    await drain();
    expect(await Promise.all(asked.slice(0, 3))).toEqual(["a", "b", "c"]);
  });

  it("answer before they rest, and give their place away after it", async () => {
    const rests: (() => void)[] = [];
    const rest = () => new Promise<void>((resolve) => rests.push(resolve));
    const { ask, began, end } = scene({ rest });
    const first = ask("a", "", "1");
    void ask("a", "", "2");
    await settled();
    await end("1");
    expect(await first).toBe("1");
    expect(began).toEqual(["1"]);
    rests[0]?.();
    await settled();
    expect(began).toEqual(["1", "2"]);
  });

  it("go on after a work that failed", async () => {
    const turns = makeTurns(limits);
    const who = { network: "a", session: "" };
    const failed = turns.take(who, () => Promise.reject(new Error("away"))).catch(String);
    const next = turns.take(who, async () => "well");
    expect(await Promise.all([failed, next])).toEqual(["Error: away", "well"]);
  });
});
