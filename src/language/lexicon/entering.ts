// The words by which an officer stops answering for a unit.

export const stopEnteringWords: readonly string[] = ["thoát nhập hộ", "dừng nhập hộ", "thôi nhập hộ"];
