// What a page says when a request could not be served: what is wrong and what to do. Pure.

type Words = { readonly title: string; readonly words: string };

/** By HTTP status. */
export const troubleWords = {
  400: {
    title: "Không đọc được yêu cầu",
    words: "Nội dung gửi đến không đúng dạng. Xin mở lại trang báo cáo rồi làm lại.",
  },
  403: {
    title: "Yêu cầu không được nhận",
    words:
      "Trang chỉ nhận những gì gửi từ chính trang này. Xin mở lại trang báo cáo rồi làm lại; nếu vẫn gặp lỗi, xin mở bằng trình duyệt của máy (Chrome, Safari, Edge).",
  },
  404: {
    title: "Không có trang này",
    words:
      "Địa chỉ không đúng, hoặc trang không còn. Xin mở lại liên kết đã nhận, hoặc vào trang báo cáo bằng mã đơn vị.",
  },
  413: {
    title: "Nội dung quá lớn",
    words: "Nội dung gửi đến quá lớn nên chưa được nhận. Xin chia nhỏ rồi gửi lại.",
  },
  415: {
    title: "Không đọc được yêu cầu",
    words: "Nội dung gửi đến không đúng dạng. Xin mở lại trang báo cáo rồi làm lại.",
  },
  429: {
    title: "Đang có nhiều người gửi",
    words: "Yêu cầu chưa được nhận vì đang có quá nhiều yêu cầu. Xin chờ một phút rồi thử lại.",
  },
  500: {
    title: "Chương trình gặp lỗi",
    words:
      "Việc vừa rồi chưa làm được; những gì đã ghi không mất. Xin thử lại sau ít phút. Nếu vẫn lỗi, xin báo chuyên viên phụ trách.",
  },
  503: {
    title: "Hệ thống đang bận",
    words: "Việc vừa rồi chưa làm được; những gì đã ghi không mất. Xin thử lại sau ít phút.",
  },
} as const satisfies Record<number, Words>;

/** Asked for under a host that is not the page's own. */
export const wrongHost = {
  title: "Sai địa chỉ",
  words: (page: string) => `Trang báo cáo chỉ mở ở địa chỉ ${page}. Xin bấm vào liên kết dưới đây.`,
} as const;
