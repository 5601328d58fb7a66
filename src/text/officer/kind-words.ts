// How an officer calls what is answered: each kind of answer says it of itself. Pure.
import { kindNames, kinds } from "../../form/kinds/index.ts";

export const kindWords: Readonly<Record<string, string>> = Object.fromEntries(
  kindNames.map((name) => [name, kinds[name].called]),
);
