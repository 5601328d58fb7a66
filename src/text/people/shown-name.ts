// How a person is shown wherever one is named. Pure.

/** How a person is shown: by name, or, when it was erased, by their place among the unit's contacts. */
export function shownName(name: string | null, no: number | null): string {
  return name ?? (no === null ? "đầu mối của đơn vị" : `đầu mối ${no} của đơn vị`);
}
