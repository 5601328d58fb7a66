// This program as a side, from any checkout: made ready by its own commands, started as it is installed.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { z } from "zod";
import { startCommand, whenUp } from "../../test/support/program/process.ts";
import { longForm } from "../../test/support/round/long-form.ts";
import { freePort } from "../../test/support/run/free-port.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import type { Fake } from "./fake.ts";
import { People } from "./people.ts";
import { type BotSide, botSide } from "./side.ts";

type Wish = {
  readonly name: string;
  readonly checkout: string;
  readonly questions: number;
  readonly chats: readonly number[];
  readonly fake: Fake;
};

const secret = "0123456789abcdef0123456789abcdef";
const codesSchema = z.array(z.object({ code: z.string() }));

/** Everybody has joined and stands at the first question. */
export async function openTonghop({ name, checkout, questions, chats, fake }: Wish): Promise<BotSide> {
  const cluster = await openCluster();
  const codes = await seed(checkout, cluster, questions, chats.length);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startCommand([process.execPath, join(checkout, "dist/main.js")], {
    DATABASE_URL: cluster.url,
    DEMO: "off",
    LOG_LEVEL: "error",
    PORT: String(port),
    PUBLIC_URL: url,
    TELEGRAM_BOT_TOKEN: "700000001:token-of-the-bench",
    TELEGRAM_API_ROOT: fake.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: secret,
  });
  await whenUp(program);
  const people = new People(fake, { url: `${url}/webhook/telegram`, secret }, chats);
  await people.begin((person) => [`/start ${codes[person]}`, "đúng", "tiếp"]);
  const [column] = await ask(
    cluster,
    "select 1 from information_schema.columns where column_name = 'busy_until'",
  );
  return botSide({
    name,
    program,
    cluster,
    people,
    // People who write faster than they could type wait for others; here each has had a rest before every piece of work.
    rested: async () => {
      if (column) await ask(cluster, "update address set busy_until = null");
    },
    count: async () => Number((await ask(cluster, "select count(*)::int as n from answer"))[0]?.n),
  });
}

/** Units, a round, and a code for each; then the round asks the long form, which no release holds. */
async function seed(
  checkout: string,
  cluster: Cluster,
  questions: number,
  people: number,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-list-"));
  const cli = async (...words: string[]) => {
    const env = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", DATABASE_URL: cluster.url };
    const { stdout } = await promisify(execFile)(process.execPath, [join(checkout, "cli.mjs"), ...words], {
      cwd: folder,
      env,
      maxBuffer: 64 * 1024 ** 2,
    });
    return stdout;
  };
  try {
    const schools = Array.from({ length: people }, (_, at) => `S${at},School ${at},thpt,SO`);
    writeFileSync(
      join(folder, "units.csv"),
      ["code,name,kind,parent", "SO,Office,so_gddt,", ...schools].join("\n"),
    );
    await cli("units", "import", "units.csv");
    const deadline = `17h ${new Date(Date.now() + 7 * 86_400_000).toLocaleDateString("en-GB")}`;
    await cli("round", "open", "--form", "tuan-le-htsd-2022", "--deadline", deadline, "--title", "Bench");
    const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
    await sql`insert into form (form_id, version, body, sha256)
      values ('long', 1, ${JSON.stringify(longForm(questions))}::text::jsonb, 'bench')`;
    await sql`update round set form_id = 'long', form_version = 1`;
    await sql`update report set total = ${questions}`;
    await sql.end();
    const codes = codesSchema.parse(JSON.parse(await cli("codes", "--role", "contact", "--json")));
    return codes.map(({ code }) => code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a query gives, over a connection of its own. */
async function ask(cluster: Cluster, text: string): Promise<readonly postgres.Row[]> {
  const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}
