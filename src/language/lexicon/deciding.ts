// What an officer says to a request: yes, no, another day, done. Nothing here is sent.
import { words } from "../phrases.ts";
import { refused } from "./assent.ts";

export const turnedDown = [...words(`chưa đồng ý; từ chối`), ...refused];
export const otherDay = words(`ngày khác; chọn ngày`);
export const reopened = words(`mở lại`);
export const called = words(`đã gọi; đã giúp`);
