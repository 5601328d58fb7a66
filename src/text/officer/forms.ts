// What an officer reads of the forms there are. Sentences only.
import { formatNumber, formatTime } from "../format.ts";

type Released = {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly [Version, ...Version[]];
};
type Version = {
  readonly version: number;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly open: number;
};
type Draft = {
  readonly id: number;
  readonly title: string;
  readonly state: "draft" | "tried" | "released";
  readonly formId: string | null;
  readonly saved: { readonly version: number; readonly by: string | null; readonly at: Date };
};

/** Each released form in its newest version, then each draft; of many the first few of each. */
export function formsListed(
  { released, drafts }: { readonly released: readonly Released[]; readonly drafts: readonly Draft[] },
  most: number,
  zone: string,
): string {
  return [
    `BIỂU MẪU ĐÃ PHÁT HÀNH: ${formatNumber(released.length)}`,
    ...released.slice(0, most).map((form) => releasedLine(form, zone)),
    ...more(released.length - most),
    "",
    `BẢN NHÁP: ${formatNumber(drafts.length)}`,
    ...drafts.slice(0, most).map((draft) => draftLine(draft, zone)),
    ...more(drafts.length - most),
  ].join("\n");
}

function releasedLine({ id, title, versions }: Released, zone: string): string {
  const [{ version, releasedAt, releasedBy }] = versions;
  const open = versions.reduce((sum, one) => sum + one.open, 0);
  const from =
    releasedAt === null ? "có sẵn" : ["phát hành", formatTime(releasedAt, zone)].join(" ") + by(releasedBy);
  const asked = open === 0 ? "chưa đợt nào đang hỏi" : `${formatNumber(open)} đợt đang hỏi`;
  return `– ${title} (${id}, bản ${version}): ${from}; ${asked}`;
}

const states = { draft: "đang soạn", tried: "đã chạy thử", released: "đã phát hành" } as const;

function draftLine({ id, title, state, formId, saved }: Draft, zone: string): string {
  const next = formId === null ? "" : `; bản sau của ${formId}`;
  return `– ${id}. ${title}: ${states[state]}, bản ${saved.version} lúc ${formatTime(saved.at, zone)}${by(saved.by)}${next}`;
}

function by(name: string | null): string {
  return name === null ? "" : `, ${name}`;
}

function more(rest: number): string[] {
  return rest > 0 ? [`… và ${formatNumber(rest)} nữa.`] : [];
}
