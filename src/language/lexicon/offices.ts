// What a unit calls itself. A unit may also be counted ("12 đơn vị"): measures.ts says where.
import { combine, strictly, words } from "../phrases.ts";
import { elders, oneself, younger } from "./persons.ts";

const school = words(`trường`);
export const unit = words(`đơn vị`);
const house = words(`nhà trường; nha trường`);
const department = words(`phòng`);
const centre = words(`trung tâm`);
const side = words(`bên`);

/** Units as they are counted, and as they speak. */
export const offices = [...unit, ...school, ...centre, ...department];
/** Where people are: "trường em" may be the pupils of a school. */
export const places = [...school, ...house, ...unit];
export const ownNames = [...offices, ...house];
/** Without its mark "phòng" is also the beginning of a movement ("phong trào"). */
export const ownNamesStrict = [...places, ...centre, ...strictly(department)];
export const besideOffice = side;

/** "Trường em": the unit, as its own people call it. */
export const ourOffice = [
  ...combine([...school, ...side, ...unit], [...younger, ...oneself, ...elders]),
  ...combine(side, school),
];
