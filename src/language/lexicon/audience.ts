// Who takes part: pupils, or people at work. A row whose wording names one of them is not about the other.
import { words } from "../phrases.ts";

export const pupils = words(
  `em; hs; học sinh; em học sinh; em hs; cháu; trẻ; trẻ em; hssv; lượt học sinh; lượt hs; lượt em`,
);

export const grownUps = words(`
  giáo viên; gv; cán bộ; cb; công chức; viên chức; cbgv; cbgvnv; cbql; cán bộ quản lý; cbccvc; ccvc; nhân viên; nv; thầy cô; thầy cô giáo; nhà giáo;
  công nhân; lao động; người lao động; lao động nông thôn; nông dân; báo cáo viên; đảng viên; lượt giáo viên; lượt gv;
`);
