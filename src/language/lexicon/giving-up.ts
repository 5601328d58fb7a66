// The words by which somebody gives up what a command asked for.
import { words } from "../phrases.ts";

/** Each is enough by itself. */
export const callOff = words(`
  thôi; hủy; huỷ; hủy bỏ; huỷ bỏ; khỏi; bỏ; bỏ qua; không; ko; khoan; khoan đã; dừng; dừng lại; thoát; thoát nhập hộ; quay lại; lùi; nghỉ; cancel; stop;
  để sau; lát nữa;
`);

/** May stand beside them: what it was that is given up. */
export const besides = words(`
  dạ; vâng; ạ; à; em; nha; nhé; đi; luôn; nữa; đâu; cần; phải; muốn; trả; trả lại; gửi; nhập; nhập hộ; hộ; đổi; đổi hạn; hạn; nhắc; làm; xem;
  thông báo; báo cáo; tiếp nhận; thu hồi; mã; này; đó; bot; lại;
`);
