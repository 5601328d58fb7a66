// The page of what was handed over, of a list: each line with what becomes of it, from the post to the report.
import { afterEach, beforeEach, expect, it } from "vitest";
import { readClipboard } from "../../../src/files/html/read-clipboard.ts";
import { createLink } from "../../../src/store/people/links.ts";
import { outcomeShape } from "../../../src/store/shapes/upload-outcome.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openWorld, type TestChat } from "../../support/chat/world.ts";
import { testForm } from "../../support/forms/forms.ts";
import { openTwoSchools } from "../../support/round/two-schools.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
let door: WebDoor;
let lan: TestChat;
let cookie = "";
/** Where what was pasted is shown. */
let shown = "";

beforeEach(async () => {
  await openTwoSchools(at.db, testForm("kiem-ke"), "Đợt thử", now);
  lan = openWorld(at.db, now).chat("lan");
  await lan.join("T1");
  const [row] = await at.sql`
    select address.id, person_id, node.id as node from address, node where chat_key = 'lan' and node.code = 'T1'`;
  const target = { type: "upload", nodeId: Number(row?.node), addressId: Number(row?.id) } as const;
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await createLink(at.db, { token: "token", personId: Number(row?.person_id), target, now, expiresAt });
  door = await openWebDoor(at, { clock: () => now });
  cookie = "";
});
afterEach(() => door.stop());

const titles =
  "TT|Tên thiết bị|Mã tài sản|Sổ sách|Thực tế|Chênh lệch|Đơn giá|Thành tiền|Tình trạng|Người giữ|Nước sản xuất";
const lines = [
  "1|Máy chiếu|00012345|5|4|-1|12.500|50.000|Còn tốt|Lê Văn Hòa|Nhật",
  "2|Máy in|12345678|3|3|0|4.200|12.600|Cần sửa chữa|Trần Thị Mai|",
  "3|Tivi|87654321|khoảng 2|2|0|9.000|18.000|hỏng|Ngô Bá Khá|",
  "|Tổng cộng||10|9|-1||80.600|||",
];

/** Posts these rows as a paste, has them read, and gives what their page says, line by line. */
async function pasted(rows: readonly string[]): Promise<readonly string[]> {
  const cells = (row: string) => row.split("|").map((cell) => `<td>${cell}</td>`);
  const html = `<table>${rows.map((row) => `<tr>${cells(row).join("")}</tr>`).join("")}</table>`;
  const form = new FormData();
  form.set("html", html);
  form.set("text", "x");
  const answer = await fetch(`${door.url}/u/token`, {
    method: "POST",
    body: form,
    headers: { Cookie: cookie },
    redirect: "manual",
  });
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
  const outcome = outcomeShape.write({ type: "read", file: readClipboard({ html, text: "x" }) });
  await at.sql`
    update upload set outcome = ${outcome}::text::jsonb, read_at = ${now.toISOString()} where outcome is null`;
  shown = answer.headers.get("location") ?? "";
  return look(shown);
}

async function look(path: string, as = cookie): Promise<readonly string[]> {
  const page = await (await fetch(door.url + path, { headers: { Cookie: as } })).text();
  const list = /<div id="handed"[^>]*>(.*?)<\/div>/su.exec(page)?.[1] ?? page;
  const said = list.replace(/<\/(?:p|li|h2|ul)>/gu, "\n").replace(/<[^>]+>/gu, "");
  return said.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

it("says of each line what becomes of it, of each doubtful cell what stands there, and whose columns are nobody's", async () => {
  expect(await pasted([titles, ...lines])).toEqual([
    "Nội dung dán",
    "Đã đọc: 3 dòng của danh sách mục 1.",
    "Dòng của danh sách mục 1 lấy được, ghi khi gõ “ghi” (3):",
    "Dòng 2: tên Máy chiếu; mã tài sản 00012345; sổ sách 5; thực tế 4; đơn giá 12.500.000 đồng (12.500 nghìn đồng); tình trạng Còn tốt; người giữ Lê Văn Hòa",
    "Dòng 3: tên Máy in; mã tài sản 12345678; sổ sách 3; thực tế 3; đơn giá 4.200.000 đồng (4.200 nghìn đồng); tình trạng Cần sửa chữa; người giữ Trần Thị Mai",
    "Dòng 4: tên Tivi; mã tài sản 87654321; chưa rõ sổ sách (“khoảng 2”); thực tế 2; đơn giá 9.000.000 đồng (9.000 nghìn đồng); chưa rõ tình trạng (“hỏng”); người giữ Ngô Bá Khá",
    "Cột không có trong danh sách mục 1 nên bot không lấy:",
    "Nước sản xuất",
  ]);
  // Whoever has the address alone sees none of it, and nothing was written.
  expect((await look(shown, "")).join("\n")).not.toMatch(/Máy chiếu|Lê Văn Hòa|danh sách mục 1/u);
  expect(await at.sql`select place from answer`).toHaveLength(0);
});

it("tells lines beside those that stand, which a person gave before", async () => {
  await lan.say("Máy chiếu; 00012345; 5; 4; 12.500; còn tốt; Lê Văn Hòa");
  await lan.say("Bảng; 11112222; 2; 2; 3.000; còn tốt; Lê Văn Hòa");
  expect(await pasted([titles, (lines[0] ?? "").replace("|4|-1|", "|5|0|"), lines[1] ?? ""])).toEqual([
    "Nội dung dán",
    "Đã đọc: 2 dòng của danh sách mục 1.",
    "Dòng chưa có trong danh sách mục 1, không thêm khi chưa hỏi (1):",
    "Dòng 3: tên Máy in; mã tài sản 12345678; sổ sách 3; thực tế 3; đơn giá 4.200.000 đồng (4.200 nghìn đồng); tình trạng Cần sửa chữa; người giữ Trần Thị Mai",
    "Dòng của danh sách mục 1 ghi khác, không thay khi chưa hỏi (1):",
    "1. Máy chiếu: thực tế đang ghi 4, tệp ghi 5 (dòng 2)",
    "Dòng đang có của danh sách mục 1 mà tệp không có (1):",
    "2. Bảng",
    "Cột không có trong danh sách mục 1 nên bot không lấy:",
    "Nước sản xuất",
  ]);
  // The page is of the report as it stands: what was said meanwhile stands in it.
  await lan.say("Máy in; 12345678; 3; 3; 4.200; cần sửa chữa; Trần Thị Mai");
  expect((await look(shown)).slice(2, 4)).toEqual([
    "Giống dòng đang có của danh sách mục 1: 1.",
    "Dòng của danh sách mục 1 ghi khác, không thay khi chưa hỏi (1):",
  ]);
});
