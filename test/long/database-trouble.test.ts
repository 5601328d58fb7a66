// PostgreSQL restarted twenty times at once and twenty times fast under traffic, and connections ended between.
import { expect, test } from "vitest";
import { openTroubledScene, troubleAgainAndAgain } from "../support/program/database-trouble.ts";

test("the program goes on by itself, twenty of twenty", async () => {
  const scene = await openTroubledScene(8);
  try {
    await troubleAgainAndAgain(scene, 20);
    expect(scene.pushes.taken()).toBeGreaterThan(1_200);
  } finally {
    await scene.close();
  }
}, 900_000);
