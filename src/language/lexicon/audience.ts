// Who takes part: pupils, or people at work. A row whose wording names one of them is not about the other.
import { words } from "../phrases.ts";
import { child, teachers, younger } from "./persons.ts";

/** In words that mean nobody else. */
export const pupilNames = words(
  `hs; học sinh; em học sinh; em hs; trẻ; trẻ em; hssv; lượt học sinh; lượt hs; lượt em`,
);

export const pupils = [...younger, ...child, ...pupilNames];

/** Grown-ups, but not at work. */
export const parents = words(`phụ huynh`);

export const staff = words(`giáo viên; gv`);

export const grownUps = [
  ...teachers,
  ...staff,
  ...words(`
  cán bộ; cb; công chức; viên chức; cbgv; cbgvnv; cbql; cán bộ quản lý; cbccvc; ccvc; nhân viên; nv; thầy cô giáo; nhà giáo;
  công nhân; lao động; người lao động; lao động nông thôn; nông dân; báo cáo viên; đảng viên; lượt giáo viên; lượt gv;
`),
];
