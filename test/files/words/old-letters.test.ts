// The old encodings of Vietnamese: recognised by their words, converted letter by letter; other texts are never touched.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/files/read.ts";
import { oldEncodings, westernText } from "../../../src/files/words/old-letters.ts";
import { converterOf } from "../../../src/files/words/recognise.ts";
import { isSyllable } from "../../../src/files/words/syllables.ts";
import { encodingNamed, inOldLetters } from "../../support/files/old-letters.ts";
import { whyUnread } from "../../support/files/why-unread.ts";

const sentences = [
  "Cộng hòa xã hội chủ nghĩa Việt Nam",
  "Độc lập - Tự do - Hạnh phúc",
  "Phòng Giáo dục và Đào tạo huyện Châu Thành",
  "Trường Tiểu học Nguyễn Huệ, xã Quới Sơn",
  "Báo cáo tổng kết năm học; kế hoạch hưởng ứng Tuần lễ học tập suốt đời",
  "Thuở ấy khuya, quyển vở cũ ướt đẫm, kỹ sư Mỹ vẫn quẳng gánh",
];

/** As documents of their time hold them. */
const written: Readonly<Record<string, readonly string[]>> = {
  tcvn3: [
    "Céng hßa x· héi chñ nghÜa ViÖt Nam",
    "§éc lËp - Tù do - H¹nh phóc",
    "Phßng Gi¸o dôc vµ §µo t¹o huyÖn Ch©u Thµnh",
    "Tr­êng TiÓu häc NguyÔn HuÖ, x· Quíi S¬n",
    "B¸o c¸o tæng kÕt n¨m häc; kÕ ho¹ch h­ëng øng TuÇn lÔ häc tËp suèt ®êi",
    "Thuë Êy khuya, quyÓn vë cò ­ít ®Ém, kü s­ Mü vÉn qu¼ng g¸nh",
  ],
  vni: [
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    "Ñoäc laäp - Töï do - Haïnh phuùc",
    "Phoøng Giaùo duïc vaø Ñaøo taïo huyeän Chaâu Thaønh",
    "Tröôøng Tieåu hoïc Nguyeãn Hueä, xaõ Quôùi Sôn",
    "Baùo caùo toång keát naêm hoïc; keá hoaïch höôûng öùng Tuaàn leã hoïc taäp suoát ñôøi",
    "Thuôû aáy khuya, quyeån vôû cuõ öôùt ñaãm, kyõ sö Myõ vaãn quaúng gaùnh",
  ],
  cp1258: [
    "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam",
    "Ðôòc lâòp - Týò do - Haònh phuìc",
    "PhoÌng Giaìo duòc vaÌ ÐaÌo taòo huyêòn Châu ThaÌnh",
    "TrýõÌng TiêÒu hoòc NguyêÞn Huêò, xaÞ Quõìi Sõn",
    "Baìo caìo tôÒng kêìt nãm hoòc; kêì hoaòch hýõÒng ýìng TuâÌn lêÞ hoòc tâòp suôìt ðõÌi",
    "ThuõÒ âìy khuya, quyêÒn võÒ cuÞ ýõìt ðâÞm, kyÞ sý MyÞ vâÞn quãÒng gaình",
  ],
};

describe.each(Object.entries(written))("texts in %s", (name, texts) => {
  it("are told by themselves and come out in today's letters", () => {
    const converter = converterOf(texts);
    expect(converter?.letters).toBe(name);
    expect(texts.map((text) => converter?.convert(text))).toEqual(
      sentences.map((said) => said.normalize("NFC")),
    );
  });

  it("are told as bytes of a list", async () => {
    const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [westernText(Uint8Array.of(byte)), byte]));
    const list =
      `STT;Nội dung\n`.replace("Nội", inOldLetters(name, "Nội")) +
      texts.map((text, at) => `${at};${text}\n`).join("");
    const read = await readFile(
      "a.csv",
      Uint8Array.from([...list], (sign) => bytes.get(sign) ?? 0),
    );
    expect(read.letters).toBe(name);
    const [table] = read.blocks;
    expect(
      table?.type === "table" && table.rows.slice(0, 2).map(({ cells }) => cells.map(({ shown }) => shown)),
    ).toEqual([
      ["STT", "Nội dung"],
      ["0", sentences[0]],
    ]);
  });

  it("leave what is in today's letters, or in none, alone", () => {
    const converter = converterOf([...texts, "Sở Giáo dục và Đào tạo"]);
    for (const text of ["Sở Giáo dục và Đào tạo", "báo cáo", "A-1: 12.000", "Thị xã Gò Công"]) {
      expect(converter?.convert(text)).toBe(text);
    }
  });
});

it("knows capitals that only a font of capitals shows", () => {
  const texts = [
    "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM",
    "Së GI¸O DôC Vµ §µO T¹O BÕN TRE",
    "§éc lËp - Tù do - H¹nh phóc",
    "Ký bëi: TR­êNG PHßNG",
  ];
  expect(texts.map((text) => converterOf(texts)?.convert(text))).toEqual([
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO BẾN TRE",
    "Độc lập - Tự do - Hạnh phúc",
    "Ký bởi: TRƯỜNG PHÒNG",
  ]);
  const vni = ["UÛY BAN NHAÂN DAÂN TÆNH BEÁN TRE", "TRÖÔØNG TIEÅU HOÏC ÑOÀNG KHÔÛI"];
  expect(vni.map((text) => converterOf(vni)?.convert(text))).toEqual([
    "ỦY BAN NHÂN DÂN TỈNH BẾN TRE",
    "TRƯỜNG TIỂU HỌC ĐỒNG KHỞI",
  ]);
});

it("converts a text in both word by word, and leaves bullets", () => {
  const texts = ["Tr­êng THPT Nguyễn Du", "· Gi¸o dôc vµ §µo t¹o"];
  expect(texts.map((text) => converterOf(texts)?.convert(text))).toEqual([
    "Trường THPT Nguyễn Du",
    "· Giáo dục và Đào tạo",
  ]);
});

it("converts two encodings in one file, each text by its own", () => {
  const texts = ["Së Gi¸o dôc vµ §µo t¹o", "Phßng Gi¸o dôc huyÖn", "Tröôøng Tieåu hoïc Nguyeãn Hueä"];
  const converter = converterOf(texts);
  expect(converter?.letters).toBe("tcvn3");
  expect(texts.map((text) => converter?.convert(text))).toEqual([
    "Sở Giáo dục và Đào tạo",
    "Phòng Giáo dục huyện",
    "Trường Tiểu học Nguyễn Huệ",
  ]);
});

/** Ordinary words, proper spellings old and new among them. */
const syllables =
  "trường tiểu học nguyễn huệ xã quới sơn huyện châu thành tỉnh bến tre đắk lắk giếng giết gìn quốc quý quí hoà hòa thuý thúy khuỷu nguệch ngoạc quẳng ngoằn ngoèo yêu yểu ý kỹ kĩ mỹ vỹ ghế nghề nghỉ khoẻ xoong huơ thuở quở quýt khuya tuyển chuyện uỷ ủy ban bưu cước được rượu hưởng ứng tuần lễ tập suốt đời lưu trữ nghiệp ghềnh tôi là ông bà mét tô bộ số lớp người cuộc thi sách báo quyên góp thư viện phòng đào tạo giáo dục hội khuyến cựu giáo chức đoàn đội sao nhi đồng".split(
    " ",
  );

it("knows the syllables of Vietnamese from other words", () => {
  expect(syllables.filter((word) => !isSyllable(word))).toEqual([]);
  const strange = "häc tr­êng gi¸o dôc vµ tôt été bâc cẽ nghà việtt ngiêng quuýt thuéc lËp phßng hoïc ñaøo";
  expect(strange.split(" ").filter(isSyllable)).toEqual([]);
});

it("brings every sentence back from every encoding", () => {
  const spoken = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 12 });
  const encoding = fc.constantFrom(...oldEncodings.map(({ name }) => name));
  fc.assert(
    fc.property(fc.array(spoken, { minLength: 1, maxLength: 6 }), encoding, (said, name) => {
      const texts = [...said.map((line) => line.join(" ")), "phòng giáo dục và đào tạo được lập"];
      const old = texts.map((text) => inOldLetters(name, text));
      const converter = converterOf(old);
      expect(converter?.letters).toBe(name);
      expect(old.map((text) => converter?.convert(text))).toEqual(texts);
    }),
    { numRuns: 300 },
  );
});

const french =
  "Le général était très tôt à l'hôtel où l'été dépôt bientôt côté île forêt naïf Noël cœur sœur garçon français élève école lycée collège mûr sûr août fête même tête près après dès voilà déjà là ça çà né dé pré gré clé blé thé café musée année journée vérité égalité fraternité où bât mât plaît naît hé ô maître bibliothèque éducation département préfecture Pâques bœuf l'œuvre".split(
    " ",
  );
const english =
  "naïve résumé café déjà vu façade jalapeño 20 °C 5 µm 10 µg £5 §3 © 2022 Windows® ½ cup São Paulo Zürich Köln Müller Ångström — “quoted” 1ª 2º ±3 ×2 fiancé cliché soufflé über El Niño Peña piñata".split(
    " ",
  );

it("never touches proper Vietnamese, French or English", () => {
  const words = fc.oneof(
    fc.constantFrom(...syllables),
    fc.constantFrom(...french),
    fc.constantFrom(...english),
  );
  const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((said) => said.join(" "));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
      const converter = converterOf(texts);
      expect(texts.map((said) => converter?.convert(said) ?? said)).toEqual(texts);
    }),
    { numRuns: 400 },
  );
  for (const all of [french, english, syllables, [french.join(" ")]]) expect(converterOf(all)).toBeNull();
});

it.each([
  ["French", "Général;élève\nCollège;école"],
  ["letters that its program could not write", "Tr??ng ti?u h?c xã;M?u H?c à\nx?y xã á;b"],
])("bytes that are no Unicode and %s are told, not guessed", async (_, said) => {
  const bytes = Uint8Array.from(said, (sign) => sign.charCodeAt(0));
  expect(await whyUnread(() => readFile("a.csv", bytes))).toEqual({ type: "encoding", encoding: null });
});

it("bytes whose only signs beyond ASCII are dashes and quotation marks are read", async () => {
  const read = await readFile(
    "a.csv",
    Uint8Array.of(0x61, 0x3b, 0x93, 0x62, 0x94, 0x0a, 0x63, 0x96, 0x64, 0x3b, 0x65),
  );
  expect(read).toMatchObject({
    letters: null,
    blocks: [{ rows: [{ cells: [{ shown: "a" }, { shown: "“b”" }] }, {}] }],
  });
});

it("takes soft hyphens out of a text that needs nothing else", async () => {
  const read = await readFile("a.txt", new TextEncoder().encode("Sở Giáo\u00ADdục"));
  expect(read.blocks).toMatchObject([{ text: "Sở Giáodục" }]);
});

it("has the tables of the encodings complete", () => {
  const lower = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
  for (const { name } of oldEncodings)
    expect(encodingNamed(name).convert(inOldLetters(name, lower))).toBe(lower);
  const upper = [...lower].map((letter) => letter.toUpperCase()).join("");
  for (const name of ["vni", "cp1258"])
    expect(encodingNamed(name).convert(inOldLetters(name, upper))).toBe(upper);
});
