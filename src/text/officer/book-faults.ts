// What is wrong in a workbook that an officer sent back, and how to mend it: two short sentences for each. Pure.
import type { BookFault } from "../../book/read/fault.ts";

/** What is wrong, and what to do about it, as the sheet of faults and the page say it. */
export function bookFaultText(fault: BookFault): { readonly what: string; readonly mend: string } {
  switch (fault.what) {
    case "not-a-book":
      return {
        what: "Tệp này không phải tệp Excel của biểu mẫu.",
        mend: "Tải tệp của bản nháp ở trang Biểu mẫu, sửa trong tệp đó rồi nộp lại.",
      };
    case "no-sheet":
      return {
        what: `Không thấy trang “${fault.name}”.`,
        mend: `Xin đặt lại tên trang là “${fault.name}”, hoặc tải tệp mới rồi chép phần đã sửa vào.`,
      };
    case "no-column":
      return {
        what: `Không thấy “${fault.title}”.`,
        mend: `Xin khôi phục ô tên “${fault.title}” như trong tệp đã tải về.`,
      };
    case "no-lines":
      return {
        what: `Mất dòng chữ xám “${fault.tag}” dưới đầu bảng.`,
        mend: "Xin chép lại các dòng chữ xám từ tệp đã tải về, cùng cột A.",
      };
    case "unknown-word":
      return {
        what: `Bot không hiểu “${fault.said}” ở ô này.`,
        mend: `Xin chọn một trong: ${fault.allowed.join("; ")}.`,
      };
    case "unknown-setting":
      return {
        what: `Không có thiết lập “${fault.said}”.`,
        mend: fault.near.length > 0 ? `Có phải: ${fault.near.join("; ")}?` : "Xin bỏ dòng đó.",
      };
    case "no-setting":
      return {
        what: `Dòng “${fault.said}” không phải thiết lập.`,
        mend: "Mỗi dòng viết “tên: giá trị”, ví dụ “đơn vị: cái”.",
      };
    case "unknown-row":
      return {
        what: `Không có dòng hay mục “${fault.said}”.`,
        mend: "Xin ghi đúng số của dòng hay mục đang có trong trang này.",
      };
    case "unknown-sheet":
      return {
        what: fault.said === "" ? "Bảng này chưa có trang." : `Không có trang “${fault.said}”.`,
        mend: "Xin ghi đúng tên trang của bảng như ở dưới màn hình Excel.",
      };
    case "unknown-part":
      return {
        what: `Không có phần “${fault.said}”.`,
        mend: "Xin ghi tên gọi tắt của phần, như ở cột “Gọi tắt” của trang Đề cương.",
      };
    case "unknown-id":
      return {
        what: `Mã “${fault.said}” không phải mã của biểu mẫu này.`,
        mend: "Dòng hay cột mới thì để trống ô mã, máy sẽ tự đặt.",
      };
    case "no-section":
      return {
        what: "Dòng này không thuộc phần nào.",
        mend: "Xin thêm phía trên một dòng có kiểu “phần”.",
      };
    case "empty":
      return { what: `“${fault.title}” còn trống.`, mend: "Xin điền ô này." };
    case "no-day":
      return {
        what: `“${fault.said}” không phải ngày.`,
        mend: "Xin viết ngày/tháng/năm, ví dụ 05/12/2026, có giờ thì 17:00 05/12/2026.",
      };
    case "no-number":
      return { what: `“${fault.said}” không phải số.`, mend: "Xin viết bằng chữ số." };
    case "not-taken":
      return {
        what: `Chỗ này chưa thành biểu mẫu (${fault.path}).`,
        mend: "Xin xem lại các ô của dòng này: còn ô trống, hoặc ô viết khác với các dòng khác.",
      };
  }
}
