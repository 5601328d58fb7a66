// The fixed words of the page on which rows are answered in boxes. Knows no page.

export const gridWords = {
  title: (table: string) => `Nhập vào bảng: ${table}`,
  open: "Mở bảng",
  lead: "Bảng này để nhập số liệu của một báo cáo. Bấm nút để mở; liên kết chỉ dùng ở trình duyệt mở đầu tiên.",
  how: "Mỗi ô ghi xong được lưu ngay khi rời ô. Dùng phím mũi tên, Enter, Tab để đi giữa các ô; dán được cả khối ô chép từ Excel.",
  howPlain: "Điền các ô rồi bấm “Lưu”.",
  crossed: "không hỏi",
  computed: "tự tính",
  empty: "chưa có",
  save: "Lưu",
  done: "Xong, về cuộc trò chuyện",
  doneHere: "Xong",
  back: "Về cuộc trò chuyện",
  zeros: "Ghi 0 vào các ô số còn trống",
  tables: "Các bảng của báo cáo",
  pick: (label: string) => `Ghi ${label}`,
  keep: (theirs: string) => `Giữ: ${theirs}`,
  over: (mine: string) => `Thay: ${mine}`,
  conflict: (you: string, theirs: string, mine: string) =>
    `Vừa được ghi từ nơi khác: ${theirs}. ${you} gửi: ${mine}. Giữ số nào ạ?`,
  isRight: "Số này có đúng không ạ?",
  right: "Đúng",
  reason: "Lý do",
  sealed: "Báo cáo đã nộp. Cần sửa thì gõ “sửa” trong cuộc trò chuyện rồi mở lại bảng.",
  closed: "Đợt báo cáo đã đóng, không nhận thêm số liệu.",
  progress: (done: number, total: number) => `Đã ghi ${done}/${total} dòng`,
  toldTitle: "Đã ghi",
  told: "Bot đã nhắn vào cuộc trò chuyện những dòng vừa ghi và hỏi tiếp. Xin quay lại đó.",
  goneTitle: "Liên kết không còn dùng được",
  gone: "Liên kết không đúng hoặc không còn dùng được. Xin gõ “tiếp” trong cuộc trò chuyện với bot để nhận liên kết mới.",
  deadTitle: "Liên kết không còn dùng được ở đây",
  dead: "Liên kết này đã hết hạn, hoặc đã được mở ở trình duyệt khác. Số đã ghi vẫn còn. Xin bấm nút dưới đây rồi mở liên kết mới trong cuộc trò chuyện với bot.",
  fresh: "Liên kết mới để nhập vào bảng. Liên kết dùng trong 24 giờ, ở trình duyệt mở đầu tiên.",
  tooMuchTitle: "Chưa lưu được",
  tooMuch: "Nội dung gửi một lần quá dài nên chưa lưu. Xin gửi từng phần.",
  troubleTitle: "Chưa lưu được",
  trouble: "Hệ thống đang bận. Xin thử lại sau ít phút.",
} as const;

/** What the page's script says; given to it with the page. `{…}` is filled in there. */
export const gridScriptWords = {
  saving: "Đang lưu…",
  saved: "Đã lưu.",
  asks: "Có {asks} ô cần xem lại.",
  waiting: "Chưa lưu được, đang thử lại…",
  ended:
    "Trang này không còn lưu được. Số đã lưu vẫn còn; xin mở liên kết mới trong cuộc trò chuyện rồi nhập tiếp các ô chưa lưu.",
  pasted: "Đã dán {cells} ô.",
  outside: "Có {cells} ô dán không có chỗ trong bảng nên chưa lấy.",
  unsaved: "Còn ô chưa lưu.",
} as const;
