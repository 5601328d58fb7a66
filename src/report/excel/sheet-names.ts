// Names of sheets that every spreadsheet program takes. Pure; knows nothing of reports.

const longest = 31;

/**
 * One valid name per wanted name, in order: at most 31 characters, none of `: \ / ? * [ ]` or control characters,
 * no apostrophe at an edge, never "History" (reserved), all different without regard to case.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set(["history"]);
  return wanted.map((name) => {
    const clean = cleanName(name);
    for (let copy = 1; ; copy += 1) {
      const suffix = copy === 1 ? "" : ` (${copy})`;
      const candidate = `${cut(clean, longest - suffix.length)}${suffix}`;
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  });
}

/** A sheet's name as it stands in a formula. */
export function quotedSheetName(sheetName: string): string {
  return `'${sheetName.replaceAll("'", "''")}'`;
}

function cleanName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[:\\/?*[\]\u0000-\u001f\u007f\ufffe\uffff]|\p{Cs}/gu, " ")
    .replace(/\s+/g, " ");
  return trimEdges(plain) || "Sheet";
}

/** Cuts by whole characters, never inside a surrogate pair; the edges stay free of apostrophes and spaces. */
function cut(name: string, length: number): string {
  let kept = "";
  for (const character of name) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return trimEdges(kept) || "Sheet";
}

function trimEdges(name: string): string {
  return name.replace(/^['\s]+|['\s]+$/g, "");
}
