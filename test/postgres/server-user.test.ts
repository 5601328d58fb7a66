// As which user the server runs where the program is root: who is chosen, who is made, and what is given to him.
import { chownSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { giveFiles } from "../../src/postgres/give-files.ts";
import { chooseUser, type Owner, openServerUser, SYSTEM_USER } from "../../src/postgres/server-user.ts";
import type { User, Users } from "../../src/postgres/users.ts";
import { isRoot, newFolder, tidy } from "../support/postgres/programs.ts";

afterEach(tidy);

const nobody = { uid: 65_534, gid: 65_534 };
const ours = { uid: 61_001, gid: 61_002 };

/** A system that has `nobody` and whoever is made there; `make` says what comes of an attempt. */
function system(make: (known: Map<string, User>) => string | undefined, first: Record<string, User> = {}) {
  const known = new Map(Object.entries({ nobody, ...first }));
  const said: string[] = [];
  const made: string[] = [];
  const users: Users = {
    find: (name) => known.get(name),
    hasName: (uid) => [...known.values()].some((user) => user.uid === uid),
    make: async (name) => {
      made.push(name);
      return make(known);
    },
  };
  const note = (_: object, message: string) => void said.push(message);
  return {
    users,
    made,
    said,
    serverUser: openServerUser({ info: note, warn: note, error: note }, users, true),
  };
}

describe("who is chosen", () => {
  const everybody: readonly Owner[] = ["root", "ours", "nobody", "nameless", "ordinary"];
  test.each<[Owner, readonly string[]]>([
    // For no database yet, then for one that belongs to everybody in turn.
    ["root", ["ours", "ours", "ours", "ours", "ours", "cluster"]],
    ["ours", ["ours", "ours", "ours", "ours", "ours", "cluster"]],
    ["nameless", ["ours", "ours", "ours", "ours", "ours", "cluster"]],
    ["nobody", ["data-folder", "data-folder", "data-folder", "data-folder", "data-folder", "cluster"]],
    ["ordinary", ["data-folder", "data-folder", "data-folder", "data-folder", "data-folder", "cluster"]],
  ])("in a data folder that is %s's", (dataDir, chosen) => {
    expect([null, ...everybody].map((cluster) => chooseUser(dataDir, cluster))).toEqual(chosen);
  });
});

describe.skipIf(!isRoot)("who is made", () => {
  test("once, and never again where he is there", async () => {
    const { serverUser, made, said } = system((known) => void known.set(SYSTEM_USER, ours));
    const dataDir = newFolder();
    expect(await serverUser.ofNew(dataDir)).toEqual(ours);
    expect(await serverUser.ofNew(dataDir)).toEqual(ours);
    expect(made).toEqual([SYSTEM_USER]);
    expect(said).toEqual(["Made a user of the system, as whom the database runs"]);
    const again = system(() => "not to be asked", { [SYSTEM_USER]: ours });
    expect(await again.serverUser.ofNew(dataDir)).toEqual(ours);
    expect(again.made).toEqual([]);
  });

  test("by another program at the same moment: his is taken", async () => {
    const { serverUser, said } = system((known) => {
      known.set(SYSTEM_USER, ours);
      return "useradd: user 'tonghop-postgres' already exists";
    });
    expect(await serverUser.ofNew(newFolder())).toEqual(ours);
    expect(said).toEqual([]);
  });

  test("the list of users is locked for a moment: tried again", async () => {
    let locked = 2;
    const { serverUser, made } = system((known) => {
      if (locked-- > 0) return "useradd: cannot lock /etc/passwd; try again later.";
      known.set(SYSTEM_USER, ours);
      return undefined;
    });
    expect(await serverUser.ofNew(newFolder())).toEqual(ours);
    expect(made).toHaveLength(3);
  });

  test("nobody serves where he cannot be made, or is root by another name", async () => {
    const fixed = system(() => "useradd: cannot open /etc/passwd");
    expect(await fixed.serverUser.ofNew(newFolder())).toEqual(nobody);
    expect(fixed.made).toHaveLength(3);
    expect(fixed.said).toEqual(["The database's own user could not be made; the database runs as nobody"]);
    const root = system(() => "already exists", { [SYSTEM_USER]: { uid: 0, gid: 0 } });
    expect(await root.serverUser.ofNew(newFolder())).toEqual(nobody);
  });
});

describe.skipIf(!isRoot)("what is given", () => {
  /** A data folder of root's with the files of a database in it. */
  function cluster(owner: User) {
    const dataDir = newFolder();
    const folder = join(dataDir, "postgres");
    const data = join(folder, "data");
    mkdirSync(join(data, "base", "5"), { recursive: true });
    writeFileSync(join(data, "base", "5", "1259"), "rows", { mode: 0o600 });
    writeFileSync(join(data, "PG_VERSION"), "17\n");
    const paths = [data, join(data, "base"), join(data, "base", "5"), join(data, "base", "5", "1259")];
    for (const path of [...paths, join(data, "PG_VERSION")]) chownSync(path, owner.uid, owner.gid);
    const owners = () => paths.map((path) => statSync(path).uid);
    return { dataDir, folder, data, owners, all: (uid: number) => paths.map(() => uid) };
  }
  const ready = () => system(() => "not to be asked", { [SYSTEM_USER]: ours });

  test("a database of nobody's, and one of a user who has no name here", async () => {
    for (const before of [nobody, { uid: 54_321, gid: 54_321 }]) {
      const home = cluster(before);
      const { serverUser, said } = ready();
      expect(await serverUser.ofStopped(home)).toEqual(ours);
      expect(home.owners()).toEqual(home.all(ours.uid));
      expect(said).toEqual(["Gave the database to the user of its server"]);
    }
  });

  test("what a kill half-way had not given yet", async () => {
    const home = cluster(nobody);
    chownSync(join(home.data, "base", "5", "1259"), ours.uid, ours.gid);
    chownSync(join(home.data, "base"), ours.uid, ours.gid);
    expect(await ready().serverUser.ofStopped(home)).toEqual(ours);
    expect(home.owners()).toEqual(home.all(ours.uid));
  });

  test("the database's folder last of all, so that a kill before it begins again", () => {
    const home = cluster(nobody);
    for (let n = 0; n < 2_000; n++) {
      writeFileSync(join(home.data, `${n}`), "");
      chownSync(join(home.data, `${n}`), nobody.uid, nobody.gid);
    }
    expect(giveFiles(home.data, nobody, ours)).toBe(undefined);
    const given = (path: string) => statSync(path, { bigint: true }).ctimeNs;
    const names = readdirSync(home.data, { recursive: true, encoding: "utf8" });
    const late = names.filter((name) => given(join(home.data, name)) > given(home.data));
    expect(late).toEqual([]);
  });

  test("not what is another's, and nothing of an ordinary user's database", async () => {
    const home = cluster(nobody);
    chownSync(join(home.data, "PG_VERSION"), 0, 0);
    await ready().serverUser.ofStopped(home);
    expect(statSync(join(home.data, "PG_VERSION")).uid).toBe(0);
    const person = { uid: 61_500, gid: 61_500 };
    const his = cluster(person);
    const { serverUser } = system(() => "not to be asked", { [SYSTEM_USER]: ours, person });
    expect(await serverUser.ofStopped(his)).toEqual(person);
    expect(his.owners()).toEqual(his.all(person.uid));
  });

  test("not what a link leads to, and then nothing: the server runs as before", async () => {
    const home = cluster(nobody);
    const elsewhere = newFolder();
    chownSync(elsewhere, nobody.uid, nobody.gid);
    symlinkSync(elsewhere, join(home.data, "pg_wal"));
    const { serverUser, said } = ready();
    expect(await serverUser.ofStopped(home)).toEqual(nobody);
    expect(home.owners()).toEqual(home.all(nobody.uid));
    expect(statSync(elsewhere).uid).toBe(nobody.uid);
    expect(said).toEqual(["The database still belongs to user 65534, as whom its server runs this time"]);
  });

  test("not while a process of the last server is left", () => {
    const home = cluster(nobody);
    const before = process.cwd();
    process.chdir(home.data);
    try {
      expect(giveFiles(home.data, nobody, ours)).toBe(`process ${process.pid} still works in it`);
    } finally {
      process.chdir(before);
    }
    expect(home.owners()).toEqual(home.all(nobody.uid));
  });
});
