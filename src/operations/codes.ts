// `codes`: makes one-time codes for units and shows them once, with the links that use them.
import { parseArgs } from "node:util";
import { makeCode } from "../store/codes.ts";
import { topUnit, unitsByCode, unitsThatReport } from "../store/rounds.ts";
import { Misuse, type Operation, storeOf } from "./operation.ts";

const defaultDays = 30;
const dayMs = 24 * 3_600_000;

export const codes: Operation = {
  name: "codes",
  summary: "make one-time codes for contacts or officers",
  help: `codes --role contact|officer [--units CODE,CODE] [--days ${defaultDays}] [--json]

Makes a one-time code per unit and prints it with its link. It is shown only now: the database keeps a hash.
Without --units: contacts get one for every unit that reports, an officer gets one for the top unit.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        role: { type: "string" },
        units: { type: "string" },
        days: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const { role } = values;
    if (role !== "contact" && role !== "officer") throw new Misuse("--role must be contact or officer");
    const days = Number(values.days ?? defaultDays);
    if (!Number.isInteger(days) || days < 1) throw new Misuse("--days must be a whole number of days");
    const { settings, now, newId, print } = context;
    const page = settings.PUBLIC_URL?.replace(/\/+$/, "") ?? `http://${settings.HOST}:${settings.PORT}`;
    const wanted = values.units
      ?.split(",")
      .map((code) => code.trim())
      .filter((code) => code !== "");
    const made = await storeOf(context).db.transaction(async (tx) => {
      const units = wanted
        ? await unitsByCode(tx, wanted)
        : role === "contact"
          ? await unitsThatReport(tx)
          : await topUnit(tx);
      const missing = wanted?.filter((code) => !units.some((unit) => unit.code === code)) ?? [];
      if (missing.length > 0) throw new Misuse(`no unit has the code ${missing.join(", ")}`);
      if (units.length === 0) throw new Misuse("there are no units yet; import them first");
      const lines = [];
      for (const unit of units) {
        const at = now();
        const expiresAt = new Date(at.getTime() + days * dayMs);
        const code = await makeCode(tx, { unitId: unit.id, role, random: newId(), now: at, expiresAt });
        lines.push({ unit: unit.code, role, code, link: `${page}/j/${code}` });
      }
      return lines;
    });
    if (values.json) print(JSON.stringify(made));
    else for (const line of made) print(`${line.unit.padEnd(12)} ${line.code}  ${line.link}`);
  },
};
