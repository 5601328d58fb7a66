// The usual form, settings and people of the tests: what seed.ts writes into a database. Knows no database.
import { readFileSync } from "node:fs";
import type { Value } from "../../../src/form/answers.ts";
import { type Form, parseForm } from "../../../src/form/form.ts";
import type { Payload } from "../../../src/form/payload.ts";
import type { Place } from "../../../src/form/place.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { parseRoundSettings } from "../../../src/form/rounds/settings.ts";
import type { ChannelName } from "../../../src/message.ts";

export type SeedPerson = {
  name: string;
  /** One telegram chat unless said otherwise. */
  doors?: readonly { channel?: ChannelName; blocked?: boolean; lastIn?: Date }[];
};

export type SeedUnit = {
  code: string;
  kind: string;
  name?: string;
  shortName?: string;
  parent?: string;
  phone?: string;
  facts?: Record<string, number>;
  deadline?: Date;
  expected?: boolean;
  /** Its answers are its own part of what is compiled from the units below it. */
  compiles?: boolean;
  exempt?: string;
  contacts?: readonly SeedPerson[];
  officers?: readonly SeedPerson[];
  /** What stands at the places; `fullAnswers` makes a whole report. */
  answers?: Record<Place, Value>;
  /** Follows from the rest unless given: not started, in progress once there are answers, submitted once sealed. */
  state?: "not-started" | "in-progress" | "submitted" | "returned" | "accepted";
  sealed?: Sealing;
  /** A next version is being written. */
  revising?: boolean;
  remark?: string;
};

export type Sealing = {
  at: Date;
  waivers?: Payload["waivers"];
  missing?: number;
  missingReason?: string;
};

/** The form that ships with the program. */
export const shippedForm: Form = parseForm(
  JSON.parse(
    readFileSync(new URL("../../../src/form/library/tuan-le-htsd-2022@1.json", import.meta.url), "utf8"),
  ),
);

/** The deadline of the dispatch. */
export const usualDeadline = new Date("2022-10-15T23:59:59+07:00");

/** Settings as the Sở of the dispatch would have them. */
export const usualSettings = parseRoundSettings({
  office: "Sở Giáo dục và Đào tạo Bến Tre",
  officeShort: "Sở GDĐT Bến Tre",
  receiver: "Phòng Giáo dục Trung học - Giáo dục Thường xuyên",
  profiles: {
    so_gddt: null,
    phong_gddt: "phong_gddt",
    tt_gdnn_gdtx: "tt_gdnn_gdtx",
    thpt: "thpt",
    dac_thu: "dac_thu",
    truong: "co_so_thuoc_phong",
  },
  kindLabels: {
    so_gddt: "Sở GDĐT",
    phong_gddt: "Phòng GDĐT",
    tt_gdnn_gdtx: "Trung tâm GDNN-GDTX",
    thpt: "Trường THPT",
    dac_thu: "Trường đặc thù",
    truong: "Trường thuộc phòng",
  },
  helpContact: "chị Hạnh, 0275 3822 000",
});

/** The usual people: an officer of the Sở and four contacts, one of whom blocked the bot. Nobody has answered yet. */
export function cast(): SeedUnit[] {
  return [
    {
      code: "SO",
      kind: "so_gddt",
      name: "Sở Giáo dục và Đào tạo Bến Tre",
      shortName: "Sở GDĐT Bến Tre",
      officers: [{ name: "chị Hạnh" }],
    },
    {
      code: "PGD-CL",
      kind: "phong_gddt",
      name: "Phòng Giáo dục và Đào tạo huyện Chợ Lách",
      shortName: "PGD Chợ Lách",
      parent: "SO",
      contacts: [{ name: "chị Thu" }],
    },
    {
      code: "TT-GT",
      kind: "tt_gdnn_gdtx",
      name: "Trung tâm GDNN-GDTX huyện Giồng Trôm",
      shortName: "TT Giồng Trôm",
      parent: "SO",
      contacts: [{ name: "thầy Minh" }],
    },
    {
      code: "THPT-01",
      kind: "thpt",
      name: "Trường THPT Ca Văn Thỉnh",
      shortName: "THPT Ca Văn Thỉnh",
      parent: "SO",
      contacts: [{ name: "cô Lan" }],
    },
    {
      code: "THPT-02",
      kind: "thpt",
      name: "Trường THPT Phan Văn Trị",
      shortName: "THPT Phan Văn Trị",
      parent: "SO",
      phone: "0275 3861 111",
      contacts: [{ name: "anh Hùng", doors: [{ blocked: true }] }],
    },
  ];
}

/** The cast, with some units changed by code and others added. */
export function castWith(changes: Record<string, Partial<SeedUnit>>, more: SeedUnit[] = []): SeedUnit[] {
  const known = cast();
  const unknown = Object.keys(changes).filter((code) => !known.some((unit) => unit.code === code));
  if (unknown.length > 0) throw new Error(`nobody in the cast has the code ${unknown.join(", ")}`);
  return [...known.map((unit) => ({ ...unit, ...changes[unit.code] })), ...more];
}

/** An answer for every question asked of a profile: 0 and "Không có." except where `over` says otherwise. */
export function fullAnswers(
  profile: string,
  over: Record<Place, Value> = {},
  form: Form = shippedForm,
): Record<Place, Value> {
  const all = questionnaire(form, profile).questions.flatMap((question) =>
    question.places.map((place) => [place, question.narrative ? "Không có." : 0] as const),
  );
  return { ...Object.fromEntries(all), ...over };
}
