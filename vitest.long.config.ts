// The proofs that take minutes: a month of a whole round, and a process suspended.
import { defineConfig, mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

const { test } = usual;

export default mergeConfig(
  { ...usual, test: { ...test, include: [], exclude: [] } },
  defineConfig({ test: { include: ["test/long/*.test.ts"], isolate: true } }),
);
