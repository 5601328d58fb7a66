// Whether named expressions need each other in a circle. Pure.

/**
 * The names of the first circle, the first of them again at its end; null where there is none. `uses` gives what a
 * name's expression needs; a name that needs nothing ends there.
 */
export function cycleIn(
  names: Iterable<string>,
  uses: (name: string) => Iterable<string>,
): readonly string[] | null {
  const done = new Set<string>();
  for (const name of names) {
    const found = circleFrom(name, uses, done);
    if (found) return found;
  }
  return null;
}

/** Walks with a list of its own and not by calling itself: a form may have thousands of computed cells in one chain. */
function circleFrom(
  first: string,
  uses: (name: string) => Iterable<string>,
  done: Set<string>,
): readonly string[] | null {
  if (done.has(first)) return null;
  const path = [{ name: first, rest: uses(first)[Symbol.iterator]() }];
  const open = new Set([first]);
  for (let last = path.at(-1); last; last = path.at(-1)) {
    const { value: name, done: ended } = last.rest.next();
    if (ended) {
      done.add(last.name);
      open.delete(last.name);
      path.pop();
    } else if (open.has(name)) {
      const names = path.map((step) => step.name);
      return [...names.slice(names.indexOf(name)), name];
    } else if (!done.has(name)) {
      open.add(name);
      path.push({ name, rest: uses(name)[Symbol.iterator]() });
    }
  }
  return null;
}
