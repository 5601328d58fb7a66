// How figures begin behind a row's number, as parts of a regular expression. Nothing here is sent.

/** A bare row number is followed by one of these, or it is an amount ("1.5 triệu"). */
export const figureLead =
  "\\d|k|c[oó](?=\\s|$)|(?:một|mot|hai|ba|bốn|bon|tư|năm|nam|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin|mười|muoi|là|la|hông|hong|hổng)(?=[\\s,;]|$)";

/** Politeness before the first row's number. */
export const politeLead =
  /^(?:(?:dạ|vâng|thưa|em|tôi|chị|anh|cô|thầy|xin|gửi|gởi|báo cáo|báo|bot|ơi|ạ|là)[\s,:.]*)*$/iu;

/** What is left of "và" and a comma before the next row's number. */
export const tail = /[\s,.]+(?:và|va)?[\s,.]*$/iu;
