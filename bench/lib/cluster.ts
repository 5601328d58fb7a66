// A PostgreSQL of one side's own, from the program's own binaries and with everything written through to disk.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "../../src/postgres/cluster.ts";
import { cpuMs } from "./processes.ts";

export type Cluster = {
  readonly url: string;
  /** Milliseconds of CPU that it has used so far, all its processes together. */
  cpuMs(): number;
  close(): Promise<void>;
};

const open = new Set<Cluster>();

/** Closes those that whoever opened them could not close. */
export async function closeClusters(): Promise<void> {
  for (const cluster of open) await cluster.close();
}

const silent = { info: () => undefined, warn: console.warn, error: console.error };

export async function openCluster(): Promise<Cluster> {
  const dataDir = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  chmodSync(dataDir, 0o755); // run by root, the server is another user and must get in
  const server = await openEmbedded({ dataDir, log: silent });
  const pid = Number(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
  const cluster: Cluster = {
    url: server.ownerUrl,
    cpuMs: () => cpuMs(pid),
    close: async () => {
      open.delete(cluster);
      await server.leave();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  open.add(cluster);
  return cluster;
}
