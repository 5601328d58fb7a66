// What was wrong with what was posted, above where it is mended; and what was done. Pure.

export function Problems({ said }: { readonly said: readonly string[] }) {
  return said.length === 0 ? null : (
    <div class="problem" role="alert">
      {said.map((one) => (
        <p>{one}</p>
      ))}
    </div>
  );
}

/** Says that something was done. */
export function Done({ said }: { readonly said: string | null }) {
  return said === null ? null : (
    <p class="done" role="status">
      {said}
    </p>
  );
}
