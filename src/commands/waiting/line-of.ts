// One thing that waits as a line of a list, for the sentences. Pure.
import type { waitingText } from "../../text/officer/waiting.ts";
import type { WaitingItem } from "./items.ts";

type Line = Parameters<typeof waitingText.group>[1][number];

/** `tag`: how its round is called, where several are open. */
export function lineOf(item: WaitingItem, tag: string | null): Line {
  const shared = { unit: item.unit, tag, at: item.at };
  switch (item.type) {
    case "report": {
      const { sealed, doubts, covers } = item.report;
      const { version, missing } = sealed;
      return { ...shared, type: "report", version, missing, doubts, covers };
    }
    case "request":
      return { ...shared, type: "request", kind: item.request.kind, until: item.request.until };
    case "file":
      return { ...shared, type: "file", name: item.file.name };
    case "person":
      return { ...shared, type: "person", name: item.person.name };
    case "message":
      return { ...shared, type: "message" };
  }
}
