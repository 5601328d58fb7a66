// What is said to the bot as to a person, and what is an answer however much it looks like it.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { hear } from "../../src/language/said.ts";
import { type Talk, talkOf } from "../../src/language/talk.ts";

const said: Readonly<Record<Talk, readonly string[]>> = {
  greeting: [
    "chào em chị làm tiếp nha",
    "Chào em, chị làm tiếp báo cáo trường mình nha",
    "em ơi",
    "alo",
    "dạ em nghe",
    "xin chào bot",
    "Hello",
    "chị ơi em làm tiếp nhé",
    "chao em, chi lam tiep nha",
    "alo em ơi",
  ],
  thanks: [
    "cảm ơn em nhiều nhé, chúc em buổi tối vui vẻ",
    "cam on em nhieu nhe, chuc em buoi toi vui ve",
    "dạ em cảm ơn chị nhiều ạ",
    "Em cảm ơn ạ. Chúc anh chị một ngày làm việc hiệu quả!",
    "cám ơn em đã nhắc",
    "cảm ơn em đã hướng dẫn tận tình",
    "cảm ơn bot nhé, bot giỏi quá",
    "ok cảm ơn em nhiều nhé",
    "dạ vâng em cảm ơn anh ạ, chúc anh cuối tuần vui vẻ",
    "chị xong rồi, cảm ơn em",
    "cảm ơn em nhiều nghen, chị đi ngủ đây",
    "chúc em ngủ ngon",
    "tạm biệt em nhé",
    "Chào em. Cảm ơn em nhiều nha!",
  ],
  question: [
    "cảm ơn em. hạn khi nào vậy em?",
    "em ơi báo cáo này hạn khi nào",
    "cái này tính cả năm học hay chỉ trong tuần lễ vậy em?",
    "cái này tính cả mầm non không?",
    "cai nay tinh ca mam non khong?",
    "em cho chị hỏi hội sách là sao",
    "em ơi chị gửi file word được không",
    "mục này là gì vậy em",
    "có cần đóng dấu không ạ?",
    "có cần đóng dấu không ạ",
    "trường chị không có mầm non thì sao em",
    "Chào em. Báo cáo này hạn khi nào?",
    "hội sách là gì",
    "xin hỏi nộp ở đâu ạ",
    "không tổ chức thì ghi gì em?",
  ],
  promise: [
    "dạ em nhận được rồi, chiều nay em nộp ạ",
    "chiều nay em nộp ạ",
    "chieu nay em nop a",
    "để mai",
    "để mai chị gửi em nhé, giờ chị mệt quá",
    "dạ chưa nghĩ ra em ơi để chị hỏi hiệu trưởng",
    "em sẽ nộp sớm ạ",
    "Dạ em nhận được rồi ạ",
    "lát nữa chị làm tiếp nha",
    "chị đang dạy, lát chị làm",
    "tối nay cô gửi nhé",
  ],
};

const answers = [
  "Nhà trường đã ban hành kế hoạch triển khai Tuần lễ đến toàn thể cán bộ, giáo viên.",
  "Không có khó khăn gì.",
  "Chân thành cảm ơn Sở đã quan tâm hỗ trợ",
  "Nhà trường chân thành cảm ơn các nhà hảo tâm đã tặng sách",
  "Chúc mừng các đơn vị đạt giải",
  "Cảm ơn phụ huynh đã ủng hộ 300 quyển sách",
  "cảm ơn em, 12 lớp 340 em",
  "Không có khó khăn gì ạ",
  "Không có.",
  "dạ không có gì đâu em",
  "Đề nghị Sở cấp thêm kinh phí",
  "Đề nghị Sở hướng dẫn cách làm như thế nào cho đúng",
  "Một số giáo viên chưa biết triển khai như thế nào",
  "Thi tìm hiểu: “Em là ai?”",
  "Hội thi Rung chuông vàng với chủ đề: Sách mang lại điều gì?",
  "Các em làm bài thu hoạch vào ngày mai",
  "Chiều nay các em nộp bài dự thi",
  "Học sinh có ý thức đọc sách",
  "Sáng 05/10 cô làm lễ phát động với 200 em",
  "trường không tổ chức",
  "dạ trường em không tổ chức ạ",
  "12 lớp 340 em",
  "dạ 12 lớp 340 em ạ",
  "Làm việc với Hội Khuyến học. Các em học sinh hiểu học để làm gì? Nhà trường tổ chức tọa đàm.",
  "Phối hợp với Đoàn trường tổ chức tọa đàm, trả lời câu hỏi học thế nào, đọc sách để làm gì, và làm sao giữ thói quen đọc mỗi ngày cho các em học sinh?",
  "Tiếp tục thực hiện tốt công tác tuyên truyền",
  "Cô và trò làm tủ sách lớp học",
  "Báo cáo của đơn vị đã gửi Phòng",
  "không",
  "có",
  "dạ",
  "ok",
  "để sau",
  "Kinh phí chưa có",
  "Sau Tuần lễ, thầy cô làm tiếp tủ sách lớp học",
  "Trường mình sẽ làm thêm tủ sách",
  "Ngày mai nhà trường gửi kế hoạch cho phụ huynh",
  "Các em sẽ viết cảm nhận về sách",
  "Thầy cô chưa có kinh nghiệm tổ chức",
  "Đã làm tốt công tác tuyên truyền đến học sinh và phụ huynh",
  "Cần có hướng dẫn sớm hơn",
  "Nên tổ chức vào thời gian nào cho phù hợp cần được Sở hướng dẫn",
];

describe("talkOf", () => {
  for (const [talk, texts] of Object.entries(said)) {
    it.each(texts)(`${talk}: %s`, (text) => {
      expect(talkOf(hear(text))).toBe(talk);
    });
  }

  it.each(answers)("an answer: %s", (text) => {
    expect(talkOf(hear(text))).toBeNull();
  });

  it("takes no narrative of the sample report for talk", () => {
    const sample = readFileSync(new URL("../support/round/sample-report.json", import.meta.url), "utf8");
    const item = z.object({ text: z.string().optional() });
    const { report } = z
      .object({ report: z.object({ answers: z.record(z.string(), item) }) })
      .parse(JSON.parse(sample));
    const texts = Object.values(report.answers).flatMap(({ text }) => text ?? []);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => talkOf(hear(text)) !== null)).toEqual([]);
  });
});
