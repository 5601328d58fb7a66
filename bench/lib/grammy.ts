// The bot of grammY as a side.
import postgres from "postgres";
import { startCommand, whenUp } from "../../test/support/program/process.ts";
import { freePort } from "../../test/support/run/free-port.ts";
import { openCluster } from "./cluster.ts";
import type { Fake } from "./fake.ts";
import { People } from "./people.ts";
import { type BotSide, botSide } from "./side.ts";

type Wish = {
  readonly file: string;
  readonly questions: number;
  readonly chats: readonly number[];
  readonly fake: Fake;
};

const secret = "0123456789abcdef0123456789abcdef";

/** Everybody stands at the first question. */
export async function openGrammy({ file, questions, chats, fake }: Wish): Promise<BotSide> {
  const cluster = await openCluster();
  const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
  await sql`create table answer (
    chat bigint not null, question int not null, value int not null, at timestamptz not null, primary key (chat, question))`;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = startCommand([process.execPath, file], {
    DATABASE_URL: cluster.url,
    API_ROOT: fake.apiRoot,
    TOKEN: "700000001:token-of-the-bench",
    SECRET: secret,
    PORT: String(port),
    QUESTIONS: String(questions),
  });
  await whenUp(program);
  const people = new People(fake, { url, secret }, chats);
  await people.begin(() => ["/start"]);
  const count = async () => {
    const [row] = await sql`select count(*)::int as n from answer`;
    await sql.end();
    return Number(row?.n);
  };
  return botSide({ name: "grammY", program, cluster, people, rested: async () => undefined, count });
}
