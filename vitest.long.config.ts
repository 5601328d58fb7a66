// The proofs that take minutes: a month of a whole round, a process suspended, and every case of those of which
// `npm test` goes through a part.
import { defineConfig, mergeConfig } from "vitest/config";
import usual from "./vitest.config.ts";

const { test } = usual;
const whole = [
  "test/simulate-trees.test.ts",
  "test/commands/yes-no.test.ts",
  "test/form/kinds/properties.test.ts",
  "test/form/kinds/toy.test.ts",
  "test/interview/random-forms.test.ts",
  "test/interview/transcripts.test.ts",
  "test/language/visits.test.ts",
  "test/language/yes-no.test.ts",
  "test/operations/restore-releases.test.ts",
  "test/program/soak.test.ts",
];

export default mergeConfig(
  { ...usual, test: { ...test, include: [], exclude: [] } },
  defineConfig({
    test: { include: ["test/long/*.test.ts", ...whole], isolate: true, provide: { thorough: true } },
  }),
);
