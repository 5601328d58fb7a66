// LibreOffice, where it is installed: opens a workbook and saves it again.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Null where it is not installed. */
export const soffice =
  ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"].find(existsSync) ?? null;

/** The workbook as LibreOffice saves it: formulas that carried no value have one then. */
export function savedAgain(workbook: Uint8Array): Buffer {
  return converted(workbook, "xlsx", "xlsx:Calc MS Excel 2007 XML");
}

/** The document as LibreOffice saves it. */
export function documentSavedAgain(document: Uint8Array): Buffer {
  return converted(document, "docx", "docx:MS Word 2007 XML");
}

/** The web page that LibreOffice makes of a document. */
export function documentAsPage(document: Uint8Array): Buffer {
  return converted(document, "html", "html:HTML (StarWriter)", "docx");
}

function converted(bytes: Uint8Array, to: string, filter: string, from = to): Buffer {
  if (soffice === null) throw new Error("LibreOffice is not installed");
  const folder = mkdtempSync(join(tmpdir(), "tonghop-office-"));
  try {
    const source = join(folder, `bare.${from}`);
    writeFileSync(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const target = join(folder, "out");
    const done = spawnSync(
      soffice,
      [profile, "--headless", "--convert-to", filter, "--outdir", target, source],
      { timeout: 100_000, encoding: "utf8" },
    );
    if (done.status !== 0 || done.stderr.includes("Error"))
      throw new Error(`LibreOffice ended with ${done.status}: ${done.stderr}`);
    return readFileSync(join(target, `bare.${to}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
