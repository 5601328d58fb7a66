// Words about a file that was handed over.
import { words } from "../phrases.ts";

/** What the file says is to replace what stands. */
export const byFile = words(
  `theo tệp; lấy theo tệp; theo file; lấy theo file; thay theo tệp; sửa theo tệp; ghi theo tệp`,
);
/** Before the number of a sheet. */
export const sheetLead = words(`trang; trang tính; sheet`);
