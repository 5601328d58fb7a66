// The error of a workbook that is not what a workbook has to be.
import { UnreadableFile } from "../unreadable.ts";

export function brokenWorkbook(): UnreadableFile {
  return new UnreadableFile({ type: "broken", kind: "xlsx" });
}
