// The users of this system, and the making of the one that the program's server has for itself. Knows commands only.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { errorCode } from "./error-code.ts";

export type User = { readonly uid: number; readonly gid: number };

/** What the system is asked about its users. */
export type Users = {
  find(name: string): User | undefined;
  /** A folder lent to a container often belongs to a user nobody there knows, and PostgreSQL refuses such a one. */
  hasName(uid: number): boolean;
  /** Makes a user without home, password and shell. Resolves with what went wrong, undefined where nothing did. */
  make(name: string): Promise<string | undefined>;
};

/** By its path: the program may be started with nothing but Node to be found by name. */
const ID = "/usr/bin/id";
const run = promisify(execFile);

type Command = readonly [string, ...string[]];

/** The ways to make a user of the system, the first that is there is taken: of most systems, and of BusyBox. */
const ways = (name: string): readonly (readonly Command[])[] => [
  [["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]],
  [
    ["addgroup", "-S", name],
    ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", "-G", name, name],
  ],
];

export const usersOfSystem: Users = {
  find(name) {
    const [uid, gid] = ["-u", "-g"].map((flag) => {
      const said = spawnSync(ID, [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
      return said.status === 0 ? Number(said.stdout.trim()) : undefined;
    });
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  },
  hasName: (uid) => spawnSync(ID, ["-un", String(uid)], { stdio: "ignore" }).status === 0,
  async make(name) {
    for (const commands of ways(name)) {
      try {
        for (const [program, ...words] of commands) {
          // It waits some seconds by itself while another process writes to the list of users.
          await run(program, words, { env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" }, timeout: 30_000 });
        }
        return undefined;
      } catch (error) {
        if (errorCode(error) !== "ENOENT") return whatItSaid(error);
      }
    }
    return "no program for it";
  },
};

function whatItSaid(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  return said || errorCode(error);
}
