// How the tests run: one Postgres cluster for the whole run (test/support/run/global-setup.ts), files in parallel.
import { defineConfig } from "vitest/config";
import { SlowFirst } from "./test/support/run/slow-first.ts";
import { threadsAsBuilt } from "./test/support/run/threads-as-built.ts";

export default defineConfig({
  plugins: [threadsAsBuilt()],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**", "test/seen/**"],
    // Proofs over very many cases go through a part of them: test/support/run/thorough.ts.
    provide: { thorough: false },
    globalSetup: ["test/support/run/global-setup.ts"],
    // Bounds, no expectations: they end what hangs. A machine ten times as slow stays far below them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 40 } },
    sequence: { sequencer: SlowFirst },
    // Three workers for two cores, since many tests wait for what takes its time. They load the program once and work
    // all files in turn: loading it anew cost each file more than its tests. What is kept in memory for a program's
    // whole life (a released form by its id and version) is kept for the run, so an id and version mean one form in all
    // tests. No file may leave anything running or replaced behind.
    maxWorkers: 3,
    isolate: false,
  },
});
