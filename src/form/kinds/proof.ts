// The kind of answer that proves a yes: links, and files that were handed over. A link is judged by its form, never fetched.
import { cutAtLinks } from "../../language/links.ts";
import { longestMessage, refuse } from "../../language/opening.ts";
import type { ReadResult } from "../../language/reading.ts";
import type { Said } from "../../language/said.ts";
import { isLater } from "../../language/stand-ins.ts";
import { heldBy } from "./held.ts";
import type { CellOf, Kind } from "./kind.ts";
import { idsOf } from "./many-of.ts";

type Proofs = readonly string[];

const longestLink = 500;

export const proofKind: Kind<Proofs> = {
  name: "proof",
  called: "minh chứng",
  stands: "column",
  narrative: false,
  limits: { most: 20, digits: 0 },
  none: [],
  choices: "nothing",
  proves: true,
  pairs: false,
  exampleEachTime: false,
  read: readLinks,
  readHeld: (cell) => heldBy(cell, { text: readLinks }),
  say: sayProofs,
  wanted: ({ label }) => label ?? "minh chứng",
  example: () => "https://…",
  sample: () => "https://…",
  ask: () => "Xin gửi minh chứng: ảnh, tệp hoặc đường dẫn, ví dụ: https://… Chưa có thì gõ “để sau”.",
  refuse: { malformed: (said) => `“${said}” không phải là đường dẫn mà Sở mở được.` },
  remedy: () => " Xin gửi ảnh, tệp hoặc đường dẫn, ví dụ: https://…",
  unsure: {},
  shortForms: () => [],
  figure: () => null,
  print: (value) => value.map(printed).join("\n"),
  stored: idsOf,
  total: "none",
  shown: { as: "text" },
  takes: ["most"],
  lint: () => [],
};

const uploaded = "upload:";

/** A file that was handed over, as a proof keeps it. */
export function proofOfUpload(id: string): string {
  return `${uploaded}${id}`;
}

/** The id of the file that a proof is; null of a link. */
export function uploadOf(proof: string): string | null {
  return proof.startsWith(uploaded) ? proof.slice(uploaded.length) : null;
}

function printed(proof: string): string {
  return uploadOf(proof) === null ? proof : "tệp đã gửi";
}

function sayProofs(value: Proofs, { label }: CellOf): string {
  const files = value.filter((proof) => uploadOf(proof) !== null).length;
  const links = value.length - files;
  const parts = [...(files > 0 ? [`${files} tệp`] : []), ...(links > 0 ? [`${links} đường dẫn`] : [])];
  const said = parts.length === 0 ? "không có minh chứng" : parts.join(", ");
  return label === null ? said : `${label}: ${said}`;
}

/** Every link of a text, in order and as it was typed; what is written as one and is none refuses them all. */
function readLinks({ raw, text, tokens }: Said): ReadResult<Proofs> {
  if (raw.length > longestMessage * 4) return refuse("too-long");
  if (text === "") return refuse("empty");
  if (isLater(tokens)) return { type: "later" };
  const { links } = cutAtLinks(raw.normalize("NFC"));
  if (links.length === 0) return refuse("not-understood");
  // The same page twice is one proof, as it was typed first.
  const byAddress = new Map(links.map((link) => [addressOf(link), link] as const).reverse());
  return byAddress.has(null)
    ? refuse("malformed")
    : {
        type: "value",
        value: links.filter(
          (link, at) => byAddress.get(addressOf(link)) === link && links.indexOf(link) === at,
        ),
      };
}

/** Where a link leads, in full; null where it is none that an office can open: another scheme, no public name, a password. */
export function addressOf(link: string): string | null {
  const full = /^[a-z][a-z+.-]*:\/\//iu.test(link) ? link : `https://${link}`;
  if (full.length > longestLink || !URL.canParse(full)) return null;
  const { protocol, hostname, username, password, href } = new URL(full);
  const named = /^(?=.*[a-z])[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z][a-z\d-]+$/u.test(hostname);
  const opens = protocol === "https:" || protocol === "http:";
  return opens && named && username === "" && password === "" ? href : null;
}
