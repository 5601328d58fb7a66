// The words by which an officer stops answering for a unit.
import { words } from "../phrases.ts";

export const stopEnteringWords = words(`thoát nhập hộ; dừng nhập hộ; thôi nhập hộ`);
