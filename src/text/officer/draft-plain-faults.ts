// The faults of a draft whose sentences need no figure and no name: what is wrong, and how to mend it. Pure.
import type { FaultWhat } from "../../draft/faults/fault.ts";

/** The faults of which nothing more is known than what they are. */
type Bare<T> = T extends { readonly type: infer Type } ? (keyof T extends "type" ? Type : never) : never;

export const plainFaults: Readonly<Record<Bare<FaultWhat>, readonly [wrong: string, mend: string]>> = {
  "no-number": ["được hỏi nhưng chưa có số", "Xin ghi số (ví dụ 2.3) để đơn vị trả lời theo số"],
  "no-column": [
    "được hỏi nhưng không có ô nào để trả lời",
    "Xin để trống ít nhất một ô của dòng (ô ghi “x” là không hỏi), hoặc đổi dòng thành dòng tiêu đề",
  ],
  "no-blank": ["chưa có chỗ trống nào để ghi số", "Xin thêm chỗ trống, hoặc đổi thành mục trả lời bằng lời"],
  "no-rows": ["chưa có dòng nào", "Xin thêm dòng, hoặc ghi đây là danh sách đơn vị tự thêm dòng"],
  "list-with-rows": [
    "là danh sách đơn vị tự thêm dòng nhưng lại có dòng in sẵn",
    "Xin xóa các dòng in sẵn, hoặc bỏ ghi là danh sách",
  ],
  "column-unused": ["không dòng nào hỏi cột này", "Xin bỏ “x” ở ít nhất một dòng, hoặc xóa cột"],
  "crossed-and-asked": ["vừa ghi “x” (không hỏi) vừa được hỏi", "Xin chọn một trong hai"],
  "proof-alone": [
    "là minh chứng nhưng bên cạnh không có câu trả lời có/không",
    "Xin thêm một cột trả lời có/không trước cột minh chứng, hoặc đổi cách trả lời ở đây",
  ],
  "parent-no-heading": [
    "nằm dưới một dòng không phải dòng tiêu đề",
    "Xin đổi dòng trên thành dòng tiêu đề, hoặc bỏ ghi dòng này nằm dưới nó",
  ],
  "cell-unnamed": [
    "đứng cạnh ô khác mà chưa có tên gọi",
    "Xin ghi tên cột hoặc đơn vị tính để đơn vị biết ô nào là ô nào",
  ],
  "no-such-choices": [
    "chọn từ một danh sách không có",
    "Xin thêm danh sách đó vào trang Danh sách chọn, hoặc ghi tên danh sách khác",
  ],
  "computed-asked": [
    "được tính từ ô khác nên không ghi là được để trống, điền sẵn hay minh chứng",
    "Xin bỏ phép tính, hoặc bỏ các ghi chú đó",
  ],
  "roll-up": [
    "cách tổng hợp không hợp với cách trả lời",
    "Xin chọn lại: tỷ lệ không cộng được, chữ và thông tin cá nhân không tổng hợp được",
  ],
  "total-of-nothing": ["là dòng tổng nhưng không cộng dòng nào", "Xin ghi các dòng được cộng"],
  "unknown-profile": [
    "nói đến một loại đơn vị mà biểu mẫu không hỏi",
    "Xin thêm loại đơn vị đó, hoặc bỏ chỗ ghi đó",
  ],
  "check-names-nothing": [
    "nói đến một dòng, một cột hoặc một loại đơn vị không còn",
    "Xin sửa quy tắc, hoặc xóa quy tắc",
  ],
  "no-columns": ["không có cột nào để trả lời", "Xin thêm ít nhất một cột"],
  "empty-section": ["chưa có mục hay biểu nào", "Xin thêm mục, hoặc xóa phần này"],
  "nothing-asked": ["chưa hỏi gì", "Xin thêm ít nhất một mục hoặc một dòng để đơn vị trả lời"],
  "few-options": ["có ít hơn hai lựa chọn", "Xin ghi ít nhất hai lựa chọn, mỗi lựa chọn một tên"],
  "part-name": [
    "tên gọi tắt của phần phải là 1 đến 8 chữ cái hoặc chữ số, không có dấu cách",
    "Xin sửa, ví dụ PL1 hoặc B2",
  ],
  "no-title": ["còn trống", "Xin ghi tên báo cáo như trong công văn"],
  "no-deadline": ["còn trống", "Xin ghi ngày hết hạn, ví dụ 31/12/2026"],
  "no-unit": ["chưa có loại đơn vị nào phải báo cáo", "Xin ghi ít nhất một loại đơn vị là có báo cáo"],
  "deadline-of-nothing": [
    "chưa rõ hạn này của phần nào",
    "Xin ghi các phần phải nộp theo hạn này, hoặc xóa hạn",
  ],
  "section-without-deadline": ["chưa thuộc hạn nộp nào", "Xin ghi phần này vào một trong các hạn nộp"],
  "other-deadline": [
    "cần số liệu của một phần nộp theo hạn khác",
    "Xin để hai phần cùng một hạn, hoặc sửa phép tính để không cần phần kia",
  ],
};
