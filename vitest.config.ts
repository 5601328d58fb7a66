// How the tests run: one Postgres cluster for the whole run (test/support/run/global-setup.ts), files in parallel.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**", "test/seen/**"],
    globalSetup: ["test/support/run/global-setup.ts"],
    // Bounds, no expectations: they end what hangs. A machine ten times as slow stays far below them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
    maxWorkers: 3,
  },
});
