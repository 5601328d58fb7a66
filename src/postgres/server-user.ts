// As which user the server runs: PostgreSQL refuses root. Knows who owns the two folders and what users there are.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { platform } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log.ts";
import { canEnter } from "./can-enter.ts";
import { giveFiles } from "./give-files.ts";
import { ServerTrouble } from "./trouble.ts";
import { type User, type Users, usersOfSystem } from "./users.ts";

/** A user to run the server as; undefined where the program's own user will do (it is not root). */
export type RunAs = User | undefined;

export type ServerUser = {
  /** As whom a database is made in this data folder. */
  ofNew(dataDir: string): Promise<RunAs>;
  /** As whom the server of this folder is started; its files are given to him. Called under the lock, while none runs. */
  ofStopped(home: { readonly dataDir: string; readonly folder: string }): Promise<RunAs>;
};

/** Whom a folder belongs to: a person or service of this system, or whoever is found where the program is root. */
export type Owner = "root" | "ours" | "nobody" | "nameless" | "ordinary";

/** The user that is made for the server where the program is root and the data folder is nobody else's. */
export const SYSTEM_USER = "tonghop-postgres";
const attempts = 3;

/**
 * Whose server it is. A data folder given to a user keeps everything with him, `nobody` included, as whom a program may
 * then run; and a database that an ordinary user got stays his. Every other database is the server's own user's, also
 * one that an older program gave to `nobody` or that came along from another container.
 *
 * @param cluster whom the database belongs to; null where none is made yet
 */
export function chooseUser(dataDir: Owner, cluster: Owner | null): "cluster" | "data-folder" | "ours" {
  if (cluster === "ordinary") return "cluster";
  return dataDir === "ordinary" || dataDir === "nobody" ? "data-folder" : "ours";
}

/**
 * Finds the server's user for a program that is root, and makes it once. `users` and `isRoot` are this system's but in
 * tests.
 *
 * @throws ServerTrouble (later) when there is neither that user nor `nobody`
 */
export function openServerUser(
  log: Log,
  users: Users = usersOfSystem,
  isRoot = process.getuid?.() === 0,
): ServerUser {
  let made: Promise<User> | undefined;
  const ours = () => {
    made ??= ourUser(users, log);
    return made;
  };
  const ownerOf = (user: User): Owner => {
    if (user.uid === 0) return "root";
    if (user.uid === users.find(SYSTEM_USER)?.uid) return "ours";
    if (user.uid === users.find("nobody")?.uid) return "nobody";
    return users.hasName(user.uid) ? "ordinary" : "nameless";
  };
  const choose = async (dataDir: string, cluster: User | null): Promise<User> => {
    const folder = statSync(dataDir);
    const chosen = chooseUser(ownerOf(folder), cluster && ownerOf(cluster));
    if (chosen === "cluster" && cluster !== null) return cluster;
    return chosen === "data-folder" ? { uid: folder.uid, gid: folder.gid } : await ours();
  };
  return {
    ofNew: async (dataDir) => (isRoot ? choose(dataDir, null) : undefined),
    async ofStopped({ dataDir, folder }) {
      if (!isRoot) return undefined;
      const data = join(folder, "data");
      const owner = existsSync(data) ? userOf(data) : null;
      const chosen = await choose(dataDir, owner);
      if (owner === null || owner.uid === 0) return chosen;
      if (owner.uid === chosen.uid || platform !== "linux") return owner;
      const why = canEnter(folder, chosen)
        ? giveFiles(data, owner, chosen)
        : `user ${chosen.uid} cannot enter ${folder}`;
      if (why === undefined) {
        log.info(
          { folder, owner: owner.uid, user: chosen.uid },
          "Gave the database to the user of its server",
        );
        return chosen;
      }
      log.warn(
        { folder, reason: why },
        `The database still belongs to user ${owner.uid}, as whom its server runs this time`,
      );
      return owner;
    },
  };
}

/** Whether the database belongs to `nobody`, as whom its server then runs. */
export function isNobodys(folder: string, users: Users = usersOfSystem): boolean {
  return platform !== "win32" && statSync(join(folder, "data")).uid === users.find("nobody")?.uid;
}

function userOf(path: string): User {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

/** Several programs may begin at the same time, and only one of them makes it: so it is looked for after each attempt. */
async function ourUser(users: Users, log: Log): Promise<User> {
  const find = () => {
    const found = users.find(SYSTEM_USER);
    return found?.uid === 0 ? undefined : found;
  };
  const there = find();
  if (there !== undefined) return there;
  let why: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    await sleep(attempt * 200);
    why = await users.make(SYSTEM_USER);
    const found = find();
    if (found === undefined) continue;
    if (why === undefined)
      log.info({ user: SYSTEM_USER }, "Made a user of the system, as whom the database runs");
    return found;
  }
  const nobody = users.find("nobody");
  if (nobody === undefined) {
    throw new ServerTrouble(
      `Running as root, the database must run as another user, and this system has neither ${SYSTEM_USER} nor nobody. ` +
        "Run the program as an ordinary user, or set DATABASE_URL.",
      { type: "no-nobody" },
    );
  }
  log.warn(
    { user: SYSTEM_USER, reason: why },
    "The database's own user could not be made; the database runs as nobody",
  );
  return nobody;
}
