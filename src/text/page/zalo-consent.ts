// What the page says on the way back from Zalo's consent, to the operator who gave it. Pure.

export const consentWords = {
  title: "Kết nối Zalo Official Account",
  done: "Đã kết nối. Có thể đóng trang này.",
  refused: "Zalo chưa cấp quyền. Xin chạy lại: npm run cli -- zalo-oa authorize",
  unasked:
    "Liên kết này không do hệ thống tạo ra, hoặc đã quá hạn, nên chưa dùng. Xin chạy lại: npm run cli -- zalo-oa authorize",
  failed: (reason: string) =>
    `Zalo chưa đổi được quyền thành mã truy cập (${reason}). Xin chạy lại: npm run cli -- zalo-oa authorize`,
} as const;
