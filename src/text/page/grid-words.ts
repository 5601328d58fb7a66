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
  lineNo: "TT",
  newLine: "mới",
  drop: "Xóa",
  dropSure: "Xóa dòng này",
  sum: "Cộng",
  close: "Xong danh sách",
  closeNone: (noun: string) => `Không có ${noun} nào`,
  again: (no: number) => `Trùng với số ${no}.`,
  lines: (count: number, noun: string, closed: boolean) =>
    closed ? `Đã xong danh sách: ${count} ${noun}.` : `Đã ghi ${count} ${noun}, danh sách chưa xong.`,
  noLines: (noun: string) => `Đã ghi: không có ${noun} nào.`,
  bounds: (least: number, most: number | null, noun: string) => {
    if (least === most) return `Danh sách cần đủ ${most} ${noun}.`;
    if (most === null) return least > 0 ? `Danh sách cần ít nhất ${least} ${noun}.` : null;
    return least > 0
      ? `Danh sách cần từ ${least} đến ${most} ${noun}.`
      : `Danh sách nhận nhiều nhất ${most} ${noun}.`;
  },
  full: "Danh sách đã đủ dòng, không thêm được nữa.",
  linesWait: (count: number) => `Còn ${count} dòng có ô trống hoặc ô chưa rõ.`,
  fewLines: (least: number, noun: string, have: number) =>
    `Danh sách cần ít nhất ${least} ${noun}, hiện ${have === 0 ? "chưa có" : `có ${have}`}.`,
  missingCells: (count: number) => `Còn ${count} ô trống ở các dòng đã ghi.`,
  listProgress: (count: number, noun: string) => `Đã ghi ${count} ${noun}`,
  linesGone:
    "Có dòng vừa được xóa ở nơi khác; những gì vừa nhập vào dòng đó không được ghi. Cần thì nhập lại vào dòng mới.",
  lineKept: "Dòng vừa được sửa ở nơi khác nên chưa xóa. Xin xem lại rồi xóa nếu vẫn cần.",
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
  pasting: "Đang đọc nội dung dán…",
  notPasted: "Chưa đọc được nội dung dán. Xin dán lại.",
  pasteTooLarge: "Nội dung dán quá dài nên chưa lấy. Xin dán từng phần.",
  pasted: "Đã dán {cells} ô.",
  outside: "Có {cells} ô dán không có chỗ trong bảng nên chưa lấy.",
  unsaved: "Còn ô chưa lưu.",
} as const;
