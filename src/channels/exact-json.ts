// Reads JSON without losing digits: a whole number past what JavaScript counts exactly is given as its text. Pure.

/** The value of a JSON text; undefined when it is none. Platforms number people with more digits than fit a number. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return /\d{16}/.test(text) ? JSON.parse(exact(text)) : value;
  } catch {
    return undefined;
  }
}

/** `text` is known to be JSON: so every quote opens or closes a string, and what is outside them can be told apart. */
function exact(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs, (token) =>
    /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
}
