// The proofs that need a browser, an office program or a fresh installation: what a person sees at the end.
import { defineConfig, mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

const { test } = usual;

export default mergeConfig(
  { ...usual, test: { ...test, include: [], exclude: [] } },
  defineConfig({ test: { include: ["test/seen/*.test.ts"], isolate: true } }),
);
