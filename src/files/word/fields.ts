// The fields that are open where a document is read: of each its instruction comes first, and what it shows after it. Pure.

export class Fields {
  #open: ("instruction" | "result")[] = [];
  #instructions = 0;

  /** What comes is an instruction, and no text. */
  get instructs(): boolean {
    return this.#instructions > 0;
  }

  /** "begin", "separate" or "end" (ECMA-376 part 1, 17.18.29). */
  mark(type: string | null): void {
    const last = this.#open.length - 1;
    if (type === "begin") {
      this.#open.push("instruction");
      this.#instructions += 1;
    } else if (type === "end") {
      if (this.#open.pop() === "instruction") this.#instructions -= 1;
    } else if (type === "separate" && this.#open[last] === "instruction") {
      this.#open[last] = "result";
      this.#instructions -= 1;
    }
  }

  /** An instruction ends with its paragraph: a broken field swallows nothing that comes after. */
  endParagraph(): void {
    if (this.#instructions === 0) return;
    this.#open = this.#open.filter((phase) => phase === "result");
    this.#instructions = 0;
  }
}
