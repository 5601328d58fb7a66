// The words of the page of a proof: a file that a unit handed over, to which a workbook leads. Pure.

export const proofWords = {
  title: "Minh chứng của đơn vị",
  lead: "Tệp đơn vị đã gửi làm minh chứng. Xin không chuyển tiếp cho người không phụ trách.",
  get: "Tải tệp minh chứng",
  closedTitle: "Chưa mở được minh chứng",
  closed:
    "Tệp này chỉ mở được bằng trình duyệt đang dùng trang báo cáo, với tài khoản của chuyên viên phụ trách hoặc của chính đơn vị đã gửi.",
  /** By another page, or out of a workbook, a browser shows no cookie; from this very site it does. */
  again: "Đã vào trang báo cáo trên máy này: mở lại",
  how: "Chưa vào: ở Zalo hoặc Telegram, gõ “nối kênh” để lấy liên kết vào trang trên máy này, rồi bấm lại trong bảng tổng hợp.",
  chat: "Hoặc gõ “/files” kèm mã đơn vị để nhận liên kết tải tệp ngay trong cuộc trò chuyện.",
} as const;
