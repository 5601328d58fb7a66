// The settings of a round: defaults, rungs and what is refused.
import { describe, expect, it } from "vitest";
import {
  addressFormOf,
  parseRoundSettings,
  roundSettingsShape,
  unmappedKinds,
} from "../../../src/form/rounds/settings.ts";

const given = {
  office: "Sở Giáo dục và Đào tạo Bến Tre",
  officeShort: "Sở GDĐT Bến Tre",
  receiver: "Phòng Giáo dục Trung học",
  profiles: { so_gddt: null, thpt: "thpt" },
  kindLabels: { thpt: "Trường THPT" },
};

describe("round settings", () => {
  it("fills in what is usual", () => {
    const settings = parseRoundSettings(given);
    expect(settings.ladder).toEqual(["D-7", "D-3", "D-1", "D", "D@16:00", "D+1", "D+3"]);
    expect(settings.helpContact).toBeNull();
    expect(settings.mustAlsoSend).toBeNull();
    expect(settings.week).toBeUndefined();
  });

  it("survives being stored: parsing what it parsed changes nothing", () => {
    const settings = parseRoundSettings({ ...given, week: { from: "2022-10-01", to: "2022-10-07" } });
    expect(parseRoundSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  it("knows a short name of at most 25 letters, which settings kept before it do not have", () => {
    const shortName = "Thống kê lớp và học sinh ";
    expect(parseRoundSettings({ ...given, shortName }).shortName).toBe("Thống kê lớp và học sinh");
    expect(() => parseRoundSettings({ ...given, shortName: "Thống kê lớp và học sinh ạ" })).toThrow(/25/);
    expect(() => parseRoundSettings({ ...given, shortName: " " })).toThrow();
    expect(roundSettingsShape.read({ ...given, v: 1 }).shortName).toBeNull();
    expect(roundSettingsShape.read(given).shortName).toBeNull();
  });

  it.each(["D-3", "D", "D@16:00", "D+1", "D-1@07:00", "PT3H", "PT20S", "PT1H30M", "P2D", "P1DT6H"])(
    "takes the rung %s",
    (rung) => {
      expect(parseRoundSettings({ ...given, ladder: [rung] }).ladder).toEqual([rung]);
    },
  );

  it.each(["", "E-3", "D-", "D@24:00", "3H", "P", "PT", "P1DT", "D-3 "])("refuses the rung %j", (rung) => {
    expect(() => parseRoundSettings({ ...given, ladder: [rung] })).toThrow(/rung/);
  });

  it("refuses an unknown setting and a missing one", () => {
    expect(() => parseRoundSettings({ ...given, officce: "?" })).toThrow();
    expect(() => parseRoundSettings({ ...given, office: undefined })).toThrow();
  });

  it("addresses contacts by their kind of unit", () => {
    const settings = parseRoundSettings({ ...given, addressForms: { xa: "Anh/Chị" } });
    expect(addressFormOf(settings, "xa")).toBe("Anh/Chị");
    expect(addressFormOf(settings, "thpt")).toBe("Thầy/Cô");
  });

  it("lists kinds that nothing maps, but not those mapped to nothing", () => {
    expect(unmappedKinds(parseRoundSettings(given), ["thpt", "xa", "so_gddt", "xa"])).toEqual(["xa"]);
  });
});
