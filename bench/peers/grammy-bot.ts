// The same form as a bot that somebody writes by hand with grammY: a conversation that asks, stores the answer and asks on.
import { createServer } from "node:http";
import {
  type Conversation,
  type ConversationData,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from "@grammyjs/conversations";
import { PsqlAdapter } from "@grammyjs/storage-psql";
import { Bot, type Context, webhookCallback } from "grammy";
import pg from "pg";
import { z } from "zod";

const env = z
  .object({
    DATABASE_URL: z.string(),
    API_ROOT: z.string(),
    TOKEN: z.string(),
    SECRET: z.string(),
    PORT: z.coerce.number(),
    QUESTIONS: z.coerce.number(),
  })
  .parse(process.env);
type Outside = ConversationFlavor<Context>;
type State = VersionedState<ConversationData>;

/** As many connections as the program beside it has; the adapter takes clients, no pool, so each chat has its own of them. */
const CONNECTIONS = 10;
const lines: Awaited<ReturnType<typeof openLine>>[] = [];
// One after the other: each adapter makes the table unless it is there.
while (lines.length < CONNECTIONS) lines.push(await openLine());

async function openLine() {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  // `create` has lost the type of what is kept.
  const states = (await PsqlAdapter.create({ tableName: "conversations", client })) as PsqlAdapter<State>;
  return { client, states };
}

function lineOf(chat: string | number) {
  const line = lines[Number(chat) % CONNECTIONS];
  if (!line) throw new Error(`no chat: ${chat}`);
  return line;
}

async function report(conversation: Conversation<Outside, Context>, ctx: Context): Promise<void> {
  const chat = ctx.chatId ?? 0;
  for (let no = 1; no <= env.QUESTIONS; no++) {
    await ctx.reply(questionText(no, env.QUESTIONS));
    const value = await numberFrom(conversation);
    await conversation.external(() => store(chat, no, value));
  }
  await ctx.reply("Thank you, that was all.");
}

function questionText(no: number, of: number): string {
  return `[${no}/${of}] Row ${no}. How many? (a whole number)`;
}

/** Gives nothing back: the conversation would keep it. */
async function store(chat: number, question: number, value: number): Promise<void> {
  const insert = "insert into answer (chat, question, value, at) values ($1, $2, $3, now())";
  await lineOf(chat).client.query(insert, [chat, question, value]);
}

/** The next whole number that the person writes. */
async function numberFrom(conversation: Conversation<Outside, Context>): Promise<number> {
  for (;;) {
    const said = await conversation.waitFor("message:text");
    const value = Number(said.message.text);
    if (Number.isInteger(value) && value >= 0 && value <= 9_999) return value;
    await said.reply("A whole number, please.");
  }
}

const bot = new Bot<Outside>(env.TOKEN, { client: { apiRoot: env.API_ROOT } });
const adapter = {
  read: (key: string) => lineOf(key).states.read(key),
  write: (key: string, state: State) => lineOf(key).states.write(key, state),
  delete: (key: string) => lineOf(key).states.delete(key),
};
bot.use(conversations({ storage: { type: "key", version: 0, adapter } }));
bot.use(createConversation(report));
bot.command("start", (ctx) => ctx.conversation.enter("report"));
bot.catch((error) => console.error(error));
await bot.init();

const server = createServer(webhookCallback(bot, "http", { secretToken: env.SECRET }));
server.listen(env.PORT, "127.0.0.1", () => console.log(`http://127.0.0.1:${env.PORT}`));
process.on("SIGTERM", () => process.exit(0));
