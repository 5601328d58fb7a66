// Words by which rows of a form are told apart when somebody says that there is none. Nothing here is sent.

/** A row whose wording ends so is named only by whoever says it: "các cuộc thi khác". */
export const other = "khác";

/** What stands between the things that one question asks about. */
export const between = /,|\s(?:và|hoặc|hay)\s/u;

/** Where a group's own question says this word, "không có hoạt động nào" may be about it alone. */
export const activityWord = "hoạt động";
