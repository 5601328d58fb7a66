// What stands before a line of a list that is not counted. Knows no file.

const ordinary = /^[-–—+*•]+$/u;
/** A sign that fonts of symbols draw for a letter of theirs, as Word gives it: "·" of Symbol, "o" of Courier New. */
const drawn = /^[·o§¨Øüvq\u00e8\u00e0ð●○■□▪▫◦‣⁃]$/u;

/** A number is given as it stands, a bullet that a font of symbols draws as "•"; null of nothing. */
export function bulletOr(number: string, symbols: boolean): string | null {
  if (number === "") return null;
  if (ordinary.test(number)) return number;
  return symbols || drawn.test(number) ? "•" : number;
}
