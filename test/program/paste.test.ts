// A report pasted on the page of the running program: kept, read, told in the chat, and recorded once that is said.
import { expect, it } from "vitest";
import { webClient } from "../support/browser/web-client.ts";
import { demoProgram } from "../support/program/demo.ts";
import { until } from "../support/run/patience.ts";

const demo = demoProgram();

const html = `<p><b>1. Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện</b></p><p>Nhà trường ban hành kế hoạch từ đầu tháng 9.</p>
<table><tr><td>STT</td><td>Các hoạt động</td><td>Đơn vị</td><td>Số lượng</td><td>Người</td></tr>
<tr><td>1.7</td><td>Giáo dục kỹ năng sống cho học sinh</td><td>lớp</td><td>12</td><td>340</td></tr>
<tr><td>1.9</td><td>Bồi dưỡng thường xuyên cho giáo viên</td><td>lớp</td><td>–</td><td>–</td></tr></table>`;

it("goes from the paper clip to the list on the page, and on in the chat by itself", async () => {
  const lan = webClient(() => demo.url);
  await lan.say({ code: await demo.code("THPT-20", "contact") });
  const joined = await lan.say({ text: "đúng" });
  expect(joined.text).toContain("bấm “Mở trang gửi tệp” dưới đây, bot đọc vào giúp");
  expect(joined.file).toMatchObject({ method: "get", label: "Mở trang gửi tệp" });
  // The session's secret is another after joining.
  const headers = () => ({ Cookie: lan.cookie() });
  const form = new FormData();
  form.set("html", html);
  form.set("text", "1.7\t12\t340");
  const posted = await fetch(`${demo.url}/chat/uploads`, { method: "POST", body: form, headers: headers() });
  expect(posted.url).toMatch(/\/chat\/uploads\/files\/\d+\.[0-9a-f]{16}$/u);
  expect(await posted.text()).toMatch(/đang đọc|Đã đọc/u);
  const page = async () => (await fetch(posted.url, { headers: headers() })).text();
  await until("the paste is read", async () => (await page()).includes("Đã đọc"));
  const list = await page();
  expect(list).toContain("1.7: 12 lớp, 340 người");
  expect(list).toContain("Ghi “–” (1):");
  const told = await lan.next();
  expect(told.text).toContain("Đã đọc");
  expect(await demo.count("answer")).toBe(0);
  expect((await lan.say({ text: "ghi" })).text).toContain("“–”");
  const [row] = await demo.sql`select value, origin from answer where place = 'n2_5/r1_7/people'`;
  expect([row?.value, row?.origin]).toEqual([340, "upload"]);
  expect(await page()).toContain("Giống số đã ghi");
});
