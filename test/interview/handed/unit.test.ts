// Whose paper a file is: the unit on its letterhead against the one that reports.
import { expect, it } from "vitest";
import { otherUnitIn } from "../../../src/interview/handed/unit.ts";

const office = "Phòng Giáo dục và Đào tạo huyện Giồng Trôm";
const high = "Trường Trung học phổ thông Ca Văn Thỉnh";
const primary = "Trường Tiểu học Phú Túc";
const centre = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Giồng Trôm";

it.each([
  [high, ["SỞ GDĐT BẾN TRE", "TRƯỜNG THPT CA VĂN THỈNH"]],
  [high, ["Đơn vị: THPT Ca Văn Thỉnh"]],
  [high, ["Tên đơn vị: Trường Trung học phổ thông “Ca Văn Thỉnh”"]],
  [high, ["“TRƯỜNG THPT CA VĂN THỈNH”"]],
  [high, ["Trường đã tổ chức tốt các hoạt động", "Trung tâm của chủ đề là đọc sách"]],
  [high, ["THPT CA VAN THINH"]],
  [high, ["SỞ GIÁO DỤC VÀ ĐÀO TẠO BẾN TRE", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
  [high, []],
  [office, ["UBND HUYỆN GIỒNG TRÔM", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"]],
  [office, ["PGD Giồng Trôm"]],
  [office, ["PHÒNG GD&ĐT GIỒNG TRÔM"]],
  [primary, ["PHÒNG GD&ĐT GIỒNG TRÔM", "TRƯỜNG TIỂU HỌC PHÚ TÚC"]],
  [primary, ["PHÒNG GD&ĐT GIỒNG TRÔM"]],
  [primary, ["TH Phú Túc"]],
  [centre, ["TRUNG TÂM GDNN-GDTX GIỒNG TRÔM"]],
  [centre, ["TTGDTX Giồng Trôm"]],
  ["Trường THPT Lê Quí Đôn", ["TRƯỜNG THPT LÊ QUÝ ĐÔN"]],
  ["Trường Phổ thông Hermann Gmeiner", ["TRƯỜNG PT HERMANN GMEINER"]],
  ["Trường Năng khiếu thể dục thể thao tỉnh", ["TRƯỜNG NĂNG KHIẾU TDTT"]],
])("%s, on its own paper: %j", (name, lines) => expect(otherUnitIn(lines, { name })).toBeNull());

it.each([
  [high, ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT LÊ ANH XUÂN"], "TRƯỜNG THPT LÊ ANH XUÂN"],
  [high, ["THPT Lê Anh Xuân"], "THPT Lê Anh Xuân"],
  [high, ["TRƯỜNG THCS CA VĂN THỈNH"], "TRƯỜNG THCS CA VĂN THỈNH"],
  [
    office,
    ["UBND HUYỆN BA TRI", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"],
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO, UBND HUYỆN BA TRI",
  ],
  [office, ["PHÒNG GD&ĐT GIỒNG TRÔM", "TRƯỜNG TIỂU HỌC PHÚ TÚC"], "TRƯỜNG TIỂU HỌC PHÚ TÚC"],
  [office, [centre], centre],
  [primary, ["PHÒNG GD&ĐT GIỒNG TRÔM", "TRƯỜNG TH PHÚ TÂN"], "TRƯỜNG TH PHÚ TÂN"],
])("%s, on another's: %j", (name, lines, other) => expect(otherUnitIn(lines, { name })).toBe(other));
