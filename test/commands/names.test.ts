// Commands as people type them, and the tables behind them.
import { describe, expect, it } from "vitest";
import { commands, officerCommand, personCommand } from "../../src/commands/index.ts";
import {
  commandMenu,
  commandNames,
  findCommand,
  findOfficerWords,
  findPersonWords,
} from "../../src/commands/shared/names.ts";

describe("findCommand", () => {
  it.each([
    ["/summary", "summary", ""],
    ["/SUMMARY", "summary", ""],
    ["/Tong_Hop@TongHopBot", "summary", ""],
    ["/tổng hợp", "summary", ""],
    ["/ tổng_hợp.", "summary", ""],
    ["/trợ giúp", "help", ""],
    ["/tro\u031B\u0323 giu\u0301p", "help", ""],
    ["/đôn đốc", "remind", ""],
    ["/ĐƠN VỊ PGD-CL", "unit", "PGD-CL"],
    ["/unit   PGD-CL", "unit", "PGD-CL"],
    ["/don_vi@tonghop_bot PGD-CL", "unit", "PGD-CL"],
    ["/trả lại PGD-CL thiếu mục 1.7,\nxem lại 4.3", "return", "PGD-CL thiếu mục 1.7,\nxem lại 4.3"],
    ["/return PGD-CL Nộp Lại", "return", "PGD-CL Nộp Lại"],
    ["/nộp báo cáo", "submit", ""],
    ["/nop", "submit", ""],
    ["/bao cao", "next", ""],
    ["/không có", "none", ""],
    ["/sua 4.3", "edit", "4.3"],
    ["/xuất excel", "export", ""],
    ["/excel", "export", ""],
    ["/start ABCD-EFGH-JKMN", "start", "ABCD-EFGH-JKMN"],
    ["/mã ABCD-EFGH-JKMN", "join", "ABCD-EFGH-JKMN"],
    ["/dừng", "stop", ""],
  ])("%j is %s with %j", (text, name, args) => {
    expect(findCommand(text)).toEqual({ name, args });
  });

  it("says which slash command is unknown, and leaves what is no command alone", () => {
    expect(findCommand("/bánh mì ngon")).toEqual({ name: null, said: "bánh" });
    for (const text of ["12/340", "/", "/3", "tổng hợp", "", "a /summary"])
      expect(findCommand(text)).toBeNull();
  });
});

describe("findOfficerWords", () => {
  it.each([
    ["chưa nộp", "missing", ""],
    ["Tong hop", "summary", ""],
    ["xuất excel", "export", ""],
    ["nhắc", "remind", ""],
    ["đơn vị pgd-cl", "unit", "pgd-cl"],
    ["trả lại PGD-CL xem lại mục 1.7", "return", "PGD-CL xem lại mục 1.7"],
    ["trợ giúp", "help", ""],
    ["ai chưa nộp?", "missing", ""],
    ["còn ai chưa nộp", "missing", ""],
    ["nhắc THPT-05", "remind", "THPT-05"],
    ["nhac thpt 5", "remind", "thpt 5"],
    ["nhắc tất cả", "remind", "tất cả"],
    ["nhắc các đơn vị chưa nộp", "remind", "các đơn vị chưa nộp"],
    ["tổng hợp --round 2", "summary", "--round 2"],
    ["chưa nộp —round 2", "missing", "—round 2"],
    ["nhắc THPT-05 --round 2", "remind", "THPT-05 --round 2"],
  ])("%j is %s with %j", (text, name, args) => {
    expect(findOfficerWords(text)).toEqual({ name, args });
  });

  it("takes no contact's word and no sentence that only begins like a command", () => {
    for (const text of [
      "nộp",
      "tiếp",
      "tổng hợp số liệu năm 2022 của trường",
      "nhắc lại giúp em",
      "nhắc học sinh lớp 5 giữ vệ sinh",
      "tổng hợp --round",
      "12",
    ]) {
      expect(findOfficerWords(text)).toBeNull();
    }
  });
});

describe("findPersonWords", () => {
  it.each([
    ["bàn giao", "handover", ""],
    ["Bàn giao mục 10", "handover", "mục 10"],
    ["ban giao 4, 10 và I.3", "handover", "4, 10 và I.3"],
    ["bàn giao PL2.II.3, B2.1a và mục II", "handover", "PL2.II.3, B2.1a và mục II"],
    ["dữ liệu của tôi", "privacy", ""],
    ["rời đơn vị", "leave", ""],
    ["các báo cáo", "reports", ""],
    ["đồng ý 12", "admit", "12"],
    ["Không cho 12", "admit", "12 no"],
    ["không đồng ý 12", "admit", "12 no"],
    ["Các liên kết", "links", ""],
    ["lien ket", "links", ""],
    ["thu hồi liên kết 2", "links", "2"],
    ["thu hồi liên kết hết", "links", "hết"],
  ])("%j is %s with %j", (text, name, args) => {
    expect(findPersonWords(text)).toEqual({ name, args });
  });

  it("takes no answer and no plain yes or no", () => {
    for (const text of [
      "đồng ý",
      "không",
      "không có",
      "bàn giao sách cho thư viện",
      "12",
      "tiếp",
      "liên kết với thư viện xã",
    ])
      expect(findPersonWords(text)).toBeNull();
  });
});

describe("the tables", () => {
  it("give every name once, as platforms allow them", () => {
    const names = Object.entries(commandNames).flatMap(([name, { aliases }]) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9_]{1,32}$/);
  });

  it("have a command for every officer's name, under that name; readers may only look", () => {
    const officers = Object.entries(commandNames).filter(([, naming]) => naming.for === "officer");
    expect(officers.length).toBeGreaterThan(5);
    // The page is there before any round is: like the commands about one's own place it needs none.
    const known = (name: string) => officerCommand(name) ?? personCommand(name);
    for (const [name] of [...officers, ["help"] as const]) expect(known(name)?.name).toBe(name);
    for (const [key, command] of Object.entries(commands)) {
      expect(command.name).toBe(key);
      expect(command.roles).toContain(key === "inner" ? "compiler" : "officer");
      const looks = ["summary", "export", "about", "total"].includes(key);
      expect(command.roles.some((role) => role === "reader")).toBe(looks);
    }
    expect(officerCommand("submit")).toBeNull();
  });

  it("show each audience its own menu, described within the platforms' limit", () => {
    const contact = commandMenu("contact").map((entry) => entry.command);
    const officer = commandMenu("officer").map((entry) => entry.command);
    expect(contact).toContain("submit");
    expect(contact).not.toContain("summary");
    expect(officer).toContain("summary");
    expect(officer).not.toContain("submit");
    expect(commandMenu("all").map((entry) => entry.command)).toEqual([
      "start",
      "join",
      "reports",
      "link",
      "links",
      "files",
      "opinions",
      "collect",
      "template",
      "dispatch",
      "privacy",
      "about",
      "help",
    ]);
    for (const entry of [...commandMenu("contact"), ...commandMenu("officer")]) {
      expect(entry.description.length).toBeGreaterThan(3);
      expect(entry.description.length).toBeLessThanOrEqual(256);
      expect(entry.description).toBe(entry.description.normalize("NFC"));
    }
  });
});
