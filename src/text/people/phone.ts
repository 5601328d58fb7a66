// What is said about the number at which a contact may be called: asked once on the web, given of one's own will. Pure.

export const phoneText = {
  /** Below the first message on the web, once. */
  asks: "Trang web không báo được tin mới. Để chuyên viên gọi được khi cần, Thầy/Cô có thể để lại họ tên và số điện thoại, ví dụ: để lại số Nguyễn Thị Lan 0912 345 678. Không để lại cũng được; khi xóa dữ liệu của mình thì số này cũng được xóa.",
  ask: "Xin gửi họ tên và số điện thoại, ví dụ: Nguyễn Thị Lan 0912 345 678. Không muốn để lại thì gõ “thôi”.",
  kept: "Đã ghi số điện thoại; chỉ chuyên viên phụ trách đơn vị thấy số này.",
  drop: { label: "Xóa số", word: "xóa số", also: [] },
  gone: "Đã xóa số điện thoại.",
} as const;
