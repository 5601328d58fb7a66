// A person with a paper before them who reads prompts only, and types what the paper says. Knows no form and no engine.

/** What is typed at each item and row, by the number that is printed before it ("I.1", "4.3"). */
export type Paper = ReadonlyMap<string, string>;

/**
 * Groups of rows in one message, as the bot invites: in order, or only what there was, by its number, and "còn lại 0".
 * Or every row in a message of its own.
 */
export type Manner = "groups" | "named" | "rows";

export type PaperContact = {
  /** What is typed at this prompt; null once the receipt has come. */
  reply(prompt: string): string | null;
};

export const REASON = "Số liệu đã đối chiếu với hồ sơ lưu của đơn vị";

/** Reads the report once before handing it in. */
export function paperContact(paper: Paper, manner: Manner): PaperContact {
  let reviewed = false;
  let answered = "";
  const said = (no: string, prompt: string) => {
    const words = paper.get(no);
    if (words === undefined) throw new Error(`the paper holds nothing for ${no}:\n${prompt}`);
    return words;
  };

  function group(prompt: string, rows: readonly string[], words: (no: string) => string): string {
    const figures = rows.map(words);
    const none = figures.every((figure) => figure === "không");
    const asksAll = /không\?$/mu.test(prompt);
    if (manner !== "rows" && none) {
      if (asksAll) return "không";
      return prompt.includes("Còn lại của mục") ? "còn lại 0" : "đều không có";
    }
    if (manner === "groups") return figures.join("; ");
    if (manner === "named") {
      const named = rows.map((no, at) => `${no.includes(".") ? "" : "mục "}${no}: ${figures[at] ?? ""}`);
      return named.filter((_, at) => figures[at] !== "không").join("\n");
    }
    // Whoever answers one thing at a time answers the question that stands there first.
    if (asksAll) return none ? "không" : "có";
    return figures[0] ?? "";
  }

  return {
    reply(prompt) {
      if (prompt.includes("Mã biên nhận: ")) return null;
      const at = (no: string) => said(no, prompt);
      if (/Thủ trưởng đã duyệt chưa/u.test(prompt)) return "đúng";
      if (/Xin cho biết lý do/u.test(prompt)) return REASON;
      if (/Xin gửi tiếp phần còn lại/u.test(prompt)) return "xong";
      if (/có đúng không ạ\?/u.test(prompt)) return /Gõ “giữ”/u.test(prompt) ? "giữ" : "đúng";
      if (/gõ “nộp”\.$/mu.test(prompt)) {
        if (reviewed) return "nộp";
        reviewed = true;
        return "xem lại";
      }
      // What stands last is what is asked now.
      const heads = [
        ...prompt.matchAll(
          /^\[(\d+)(–\d+)?\/\d+\] (?:Mục|Còn lại của mục) (\S+?)\.? .*$|^\[(\d+)–\d+\/\d+\] (?:Mục|Còn lại của mục) \d+–\d+$/gmu,
        ),
      ];
      const head = heads.at(-1);
      // What was not understood was no answer: the answer to what was asked before it.
      if (!head && prompt.includes("bot chưa hiểu")) return answered;
      if (!head) throw new Error(`nothing is asked:\n${prompt}`);
      const asked = prompt.slice(head.index);
      const list = asked
        .slice(0, asked.search(/^(?:Có thì gửi|Gửi) lần lượt/mu))
        .split("\n")
        .slice(1);
      const rows = list.flatMap((line) => /^(\d+(?:\.\d+)?)\. /u.exec(line)?.[1] ?? []);
      answered = /^\[\d+–/u.test(asked) ? group(asked, rows, at) : at(head[3] ?? "");
      return answered;
    },
  };
}
