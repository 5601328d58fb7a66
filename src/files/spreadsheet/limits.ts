// How much of a workbook is read, by its content. A school's workbook never meets these; a province's register stays far below.

/** A compiled book has a sheet for each school of a district: some eighty. */
export const mostSheets = 150;
/** Of one sheet, rows that hold something. A province's register has 3,000 units, its list of classes some 15,000. */
export const mostRows = 20_000;
/** The education database's widest exports have some 150. */
export const mostColumns = 300;
/** Filled cells of all sheets: a register of 3,000 units with 30 columns has 90,000. */
export const mostCells = 200_000;
/** Letters of all cells; those of such a register are some two millions. */
export const mostLetters = 4_000_000;
/** Letters of one cell: no spreadsheet program holds more (ECMA-376 part 1, 18.18.95 and Excel's specification). */
export const longestText = 32_767;
/** Merged ranges of one sheet; a register in which every unit takes two rows has some 30,000. */
export const mostMerges = 100_000;
/** Formats of cells and fonts that are remembered: Excel itself holds no more than 64,000. */
export const mostStyles = 64_000;
/** The grid of every spreadsheet program ends here. */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;
